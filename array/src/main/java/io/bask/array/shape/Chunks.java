package io.bask.array.shape;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a user asks for an array to be cut into blocks; {@link ChunkGrid} is the answer.
 *
 * <p>Every form that Dask takes: {@code of(1000)} for every axis, {@code of(1000, -1)} axis by axis with -1 for a whole
 * axis, {@code lengths(...)} chunk by chunk, {@code auto()} and {@code bytes("64 MiB")} by block size, mixtures by
 * {@link #ofAxes}, single axes by {@link #byAxis}, and all of them as text by {@link #parse}.
 */
public final class Chunks implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The size of a block, in bytes, that {@code auto} aims at when nothing else is asked: 128 MiB. */
    public static final long DEFAULT_LIMIT_BYTES = 128L << 20;

    /** What was asked, before the shape is known. */
    private sealed interface Form extends Serializable {}

    private record Every(AxisChunks axis) implements Form {}

    private record InOrder(List<AxisChunks> axes) implements Form {}

    private record Named(Map<Integer, AxisChunks> axes) implements Form {}

    private final Form form;

    private Chunks(Form form) {
        this.form = form;
    }

    /** One number: chunks of this length along every axis. Several: one an axis. -1 means the whole axis. */
    public static Chunks of(long... lengths) {
        Objects.requireNonNull(lengths, "lengths is null; give a value");
        if (lengths.length == 1) {
            return every(AxisChunks.size(lengths[0]));
        }
        return new Chunks(
                new InOrder(Arrays.stream(lengths).mapToObj(AxisChunks::size).toList()));
    }

    /** The same along every axis. */
    public static Chunks every(AxisChunks axis) {
        Objects.requireNonNull(axis, "axis is null; give a value");
        return new Chunks(new Every(axis));
    }

    /** Exactly these chunks, one array of lengths an axis. */
    public static Chunks lengths(long[]... lengths) {
        Objects.requireNonNull(lengths, "lengths is null; give a value");
        for (long[] one : lengths) {
            Objects.requireNonNull(one, "one of the lengths is null; give a value");
        }
        Objects.requireNonNull(lengths, "lengths is null; give a value");
        return new Chunks(
                new InOrder(Arrays.stream(lengths).map(AxisChunks::lengths).toList()));
    }

    /** Chosen along every axis so that blocks come near the byte limit. */
    public static Chunks auto() {
        return every(AxisChunks.auto());
    }

    /** Chosen along every axis so that blocks come near a size such as {@code "64 MiB"}. */
    public static Chunks bytes(String size) {
        Objects.requireNonNull(size, "size is null; give a value");
        return every(AxisChunks.bytes(size));
    }

    /** One block for the whole array. */
    public static Chunks whole() {
        return every(AxisChunks.whole());
    }

    /** A mixture: one request an axis. */
    public static Chunks ofAxes(AxisChunks... axes) {
        Objects.requireNonNull(axes, "axes is null; give a value");
        for (AxisChunks one : axes) {
            Objects.requireNonNull(one, "one of the axes is null; give a value");
        }
        Objects.requireNonNull(axes, "axes is null; give a value");
        return new Chunks(new InOrder(List.of(axes)));
    }

    /** Requests for some axes, negative ones counted from the end; the others are {@link AxisChunks#unchanged()}. */
    public static Chunks byAxis(Map<Integer, AxisChunks> axes) {
        Objects.requireNonNull(axes, "axes is null; give a value");
        return new Chunks(new Named(Collections.unmodifiableMap(new TreeMap<>(axes))));
    }

    /** Exactly the chunks of a grid. */
    public static Chunks of(ChunkGrid grid) {
        Objects.requireNonNull(grid, "grid is null; give a value");
        List<AxisChunks> axes = new ArrayList<>();
        grid.axes().forEach(chunks -> axes.add(new AxisChunks.Lengths(chunks)));
        return new Chunks(new InOrder(List.copyOf(axes)));
    }

    /**
     * Reads chunks as Python writes them: {@code 1000}, {@code (1000, auto)}, {@code ((4, 4, 2), -1)}, {@code 64 MiB},
     * {@code {0: 100}}; quotes around words may be left out.
     *
     * @throws IllegalArgumentException if the text is none of these; the message points at the column
     */
    public static Chunks parse(String text) {
        Objects.requireNonNull(text, "text is null; give a value");
        return ChunksText.parse(text);
    }

    /** The grid for an array with no chunks yet, {@code auto} aiming at 128 MiB. */
    public ChunkGrid normalize(Shape shape, DType dtype) {
        Objects.requireNonNull(shape, "shape is null; give a value");
        Objects.requireNonNull(dtype, "dtype is null; give a value");
        return normalize(shape, dtype, DEFAULT_LIMIT_BYTES, null);
    }

    /**
     * The grid that answers this request.
     *
     * @param dtype the element type, which {@code auto} needs
     * @param limitBytes size of a block that {@code auto} aims at; a size named in this request goes before it
     * @param previous the chunks that the array has, near whose multiples {@code auto} stays, or null
     * @throws ChunkMismatchException if the number of axes or the sum of the chunks does not fit the shape
     * @throws IllegalArgumentException if two different block sizes are asked
     */
    public ChunkGrid normalize(Shape shape, DType dtype, long limitBytes, @Nullable ChunkGrid previous) {
        Objects.requireNonNull(dtype, "dtype is null; give a value");
        if (previous != null && !previous.shape().equals(shape)) {
            throw new ChunkMismatchException("previous chunks %s are of shape %s, not %s; give the array's own chunks"
                    .formatted(previous, previous.shape(), shape));
        }
        List<AxisChunks> asked = axes(shape);
        @Nullable ChunkLengths[] result = new ChunkLengths[shape.ndim()];
        long[] fixedLengths = new long[shape.ndim()];
        for (int axis = 0; axis < result.length; axis++) {
            boolean stays = asked.get(axis) instanceof AxisChunks.Unchanged && previous != null;
            long length = stays ? shape.extent(axis) : shape.length(axis);
            ChunkLengths fixed = fixed(asked.get(axis), axis, length, previous);
            result[axis] = fixed;
            if (fixed != null) {
                fixedLengths[axis] = asked.get(axis) instanceof AxisChunks.Size size ? size.length() : fixed.atMost();
            }
        }
        AutoChunks.Goal goal = new AutoChunks.Goal(shape, dtype.itemBytes(), limit(asked, limitBytes));
        AutoChunks.fill(result, fixedLengths, goal, previous);
        return ChunkGrid.of(result);
    }

    /** The chunks along one axis, or null if they are to be chosen. */
    private static @Nullable ChunkLengths fixed(AxisChunks asked, int axis, long length, @Nullable ChunkGrid previous) {
        if (asked instanceof AxisChunks.Size size) {
            return ChunkLengths.regular(length, size.length());
        }
        if (asked instanceof AxisChunks.Whole) {
            return ChunkLengths.single(length);
        }
        if (asked instanceof AxisChunks.Unchanged) {
            return previous == null ? ChunkLengths.single(length) : previous.axis(axis);
        }
        if (asked instanceof AxisChunks.Lengths lengths) {
            if (lengths.chunks().total() != length) {
                throw new ChunkMismatchException(
                        "chunks %s along axis %d add up to %d but the axis has length %d; change the chunks or the shape"
                                .formatted(lengths, axis, lengths.chunks().total(), length));
            }
            return lengths.chunks();
        }
        return null;
    }

    private static long limit(List<AxisChunks> asked, long limitBytes) {
        long limit = 0;
        for (AxisChunks axis : asked) {
            if (axis instanceof AxisChunks.Bytes bytes) {
                if (limit != 0 && limit != bytes.bytes()) {
                    throw new IllegalArgumentException(
                            "two block sizes are asked, %d and %d bytes; use one size for all axes"
                                    .formatted(limit, bytes.bytes()));
                }
                limit = bytes.bytes();
            }
        }
        return limit == 0 ? Math.max(1, limitBytes) : limit;
    }

    private List<AxisChunks> axes(Shape shape) {
        if (form instanceof Every every) {
            return Collections.nCopies(shape.ndim(), every.axis());
        }
        if (form instanceof Named named) {
            return byNumber(named.axes(), shape.ndim());
        }
        List<AxisChunks> axes = ((InOrder) form).axes();
        if (axes.isEmpty() && shape.ndim() > 0 && Arrays.stream(shape.extents()).allMatch(length -> length == 0)) {
            return Collections.nCopies(shape.ndim(), AxisChunks.whole());
        }
        if (shape.ndim() == 1 && axes.size() > 1 && axes.stream().allMatch(AxisChunks.Size.class::isInstance)) {
            long[] lengths = axes.stream()
                    .mapToLong(axis -> ((AxisChunks.Size) axis).length())
                    .toArray();
            return List.of(AxisChunks.lengths(lengths));
        }
        if (axes.size() != shape.ndim()) {
            throw new ChunkMismatchException("chunks %s name %d axes but shape %s has %d; give one entry an axis"
                    .formatted(this, axes.size(), shape, shape.ndim()));
        }
        return axes;
    }

    private static List<AxisChunks> byNumber(Map<Integer, AxisChunks> named, int ndim) {
        List<AxisChunks> axes = new ArrayList<>(Collections.nCopies(ndim, AxisChunks.unchanged()));
        boolean[] seen = new boolean[ndim];
        named.forEach((number, chunks) -> {
            int axis = Axis.normalize(number, ndim);
            if (seen[axis]) {
                throw new IllegalArgumentException(
                        "axis %d is named twice in chunks %s; name each axis once".formatted(axis, named));
            }
            seen[axis] = true;
            axes.set(axis, chunks);
        });
        return axes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chunks chunks && form.equals(chunks.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    /** The request as Python text that {@link #parse} reads back. */
    @Override
    public String toString() {
        if (form instanceof Every every) {
            return every.axis() instanceof AxisChunks.Lengths
                    ? "every " + every.axis()
                    : every.axis().toString();
        }
        if (form instanceof Named named) {
            return named.axes().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        List<AxisChunks> axes = ((InOrder) form).axes();
        return PythonText.tuple(axes.size(), axis -> axes.get(axis).toString());
    }
}
