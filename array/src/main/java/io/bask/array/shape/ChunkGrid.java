package io.bask.array.shape;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How an array is cut into blocks: the chunks along every axis.
 *
 * <p>Immutable. Blocks are named by their index, one chunk number an axis, or by their row-major number. Prints as Dask
 * prints chunks: {@code ((1000, 1000), (500,))}. Made from what a user asks by {@link Chunks}.
 */
public final class ChunkGrid implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ChunkLengths[] axes;
    private final Shape shape;
    private final long numBlocks;

    private ChunkGrid(ChunkLengths[] axes) {
        this.axes = axes;
        long[] lengths = new long[axes.length];
        @Nullable String[] origins = new String[axes.length];
        long count = 1;
        for (int axis = 0; axis < axes.length; axis++) {
            Objects.requireNonNull(axes[axis], "the chunks along an axis are null; give chunks along each axis");
            lengths[axis] = axes[axis].extent();
            origins[axis] = axes[axis].origin();
            count = product(count, axes[axis].count(), lengths);
        }
        this.shape = Shape.of(lengths, origins);
        this.numBlocks = count;
    }

    private static long product(long blocks, int chunks, long[] lengths) {
        if (blocks > Long.MAX_VALUE / chunks) {
            throw new IllegalArgumentException(
                    "an array of shape %s would be cut into more than 2^63 - 1 blocks; use larger chunks, or fewer elements"
                            .formatted(PythonText.tuple(lengths)));
        }
        return blocks * chunks;
    }

    /** A grid with these chunks along its axes. */
    public static ChunkGrid of(ChunkLengths... axes) {
        Objects.requireNonNull(axes, "axes is null; give chunks along each axis");
        return new ChunkGrid(axes.clone());
    }

    /** A grid with these chunks along its axes. */
    public static ChunkGrid of(List<ChunkLengths> axes) {
        Objects.requireNonNull(axes, "axes is null; give chunks along each axis");
        return new ChunkGrid(axes.toArray(ChunkLengths[]::new));
    }

    /** A grid with chunks of these lengths along its axes. */
    public static ChunkGrid of(long[]... axes) {
        Objects.requireNonNull(axes, "axes is null; give chunks along each axis");
        return new ChunkGrid(Arrays.stream(axes).map(ChunkLengths::of).toArray(ChunkLengths[]::new));
    }

    /** A grid with regular chunks, one chunk length an axis. */
    public static ChunkGrid regular(Shape shape, long... chunkLengths) {
        Objects.requireNonNull(shape, "shape is null; give a value");
        Objects.requireNonNull(chunkLengths, "chunkLengths is null; give one size for each axis");
        if (chunkLengths.length != shape.ndim()) {
            throw new ChunkMismatchException(
                    "chunk sizes %s do not suit shape %s; give one size for each of its %d axes"
                            .formatted(PythonText.tuple(chunkLengths), shape, shape.ndim()));
        }
        ChunkLengths[] axes = new ChunkLengths[chunkLengths.length];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = ChunkLengths.regular(shape.length(axis), chunkLengths[axis]);
        }
        return new ChunkGrid(axes);
    }

    /** A grid of one block. */
    public static ChunkGrid single(Shape shape) {
        Objects.requireNonNull(shape, "shape is null; give a value");
        return regular(shape, shape.lengths());
    }

    /** Number of axes. */
    public int ndim() {
        return axes.length;
    }

    /** The shape of the whole array. */
    public Shape shape() {
        return shape;
    }

    /** The chunks along an axis; negative counts from the end. */
    public ChunkLengths axis(int axis) {
        return axes[Axis.normalize(axis, axes.length)];
    }

    /** The chunks along all axes. */
    public List<ChunkLengths> axes() {
        return List.of(axes);
    }

    /** Number of blocks: 1 when there are no axes. */
    public long numBlocks() {
        return numBlocks;
    }

    /** Number of chunks along an axis. */
    public int numBlocks(int axis) {
        return axis(axis).count();
    }

    /** The shape of the block at an index; its lengths are unknown where those of the grid are. */
    public Shape blockShape(int... index) {
        checkIndex(index);
        return shape(axis -> axes[axis].extent(index[axis]));
    }

    private Shape shape(IntToLongFunction length) {
        long[] lengths = new long[axes.length];
        @Nullable String[] origins = new String[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            lengths[axis] = axes[axis].isKnown() ? length.applyAsLong(axis) : Shape.UNKNOWN;
            origins[axis] = axes[axis].origin();
        }
        return Shape.of(lengths, origins);
    }

    /** Whether the chunks along all axes are known. */
    public boolean isKnown() {
        return shape.isKnown();
    }

    /** Where the first element of the block at an index lies in the whole array. */
    public long[] blockStart(int... index) {
        checkIndex(index);
        long[] starts = new long[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            starts[axis] = axes[axis].start(index[axis]);
        }
        return starts;
    }

    /** The part of the whole array that the block at an index is, as a slice of it. */
    public ResolvedSlice blockRegion(int... index) {
        checkIndex(index);
        List<AxisRange> ranges = new ArrayList<>(axes.length);
        int[] resultAxes = new int[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            ranges.add(new AxisRange(axes[axis].start(index[axis]), axes[axis].length(index[axis]), 1));
            resultAxes[axis] = axis;
        }
        return ResolvedSlice.of(shape, ranges, resultAxes);
    }

    /** The index of the block with a row-major number. */
    public int[] blockIndex(long number) {
        if (number < 0 || number >= numBlocks) {
            throw new IndexOutOfBoundsException(
                    "block %d does not exist; the grid has %d block%s, use a value in [0, %d)"
                            .formatted(number, numBlocks, numBlocks == 1 ? "" : "s", numBlocks));
        }
        int[] index = new int[axes.length];
        long rest = number;
        for (int axis = axes.length - 1; axis >= 0; axis--) {
            index[axis] = (int) (rest % axes[axis].count());
            rest /= axes[axis].count();
        }
        return index;
    }

    /** The row-major number of the block at an index. */
    public long blockNumber(int... index) {
        checkIndex(index);
        long number = 0;
        for (int axis = 0; axis < axes.length; axis++) {
            number = number * axes[axis].count() + index[axis];
        }
        return number;
    }

    private void checkIndex(int[] index) {
        boolean fits = index.length == axes.length;
        for (int axis = 0; fits && axis < axes.length; axis++) {
            fits = index[axis] >= 0 && index[axis] < axes[axis].count();
        }
        if (!fits) {
            throw new IndexOutOfBoundsException("block index %s does not exist; the grid has %s blocks, count from 0"
                    .formatted(
                            PythonText.tuple(index.length, i -> Integer.toString(index[i])),
                            PythonText.tuple(axes.length, i -> Integer.toString(axes[i].count()))));
        }
    }

    /** The longest chunk along every axis: Dask's {@code chunksize}. */
    public Shape maxBlockShape() {
        return shape(axis -> axes[axis].max());
    }

    /** The longest that a chunk along every axis can be, also where lengths are not known yet. */
    public Shape blockShapeAtMost() {
        long[] lengths = new long[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            lengths[axis] = axes[axis].atMost();
        }
        return Shape.of(lengths);
    }

    /** Bytes of the whole array in a dtype; {@link Long#MAX_VALUE} if that overflows. */
    public long bytes(DType dtype) {
        return shape.bytes(dtype);
    }

    /** Bytes of the largest block in a dtype, at most, where lengths are not known yet. */
    public long maxBlockBytes(DType dtype) {
        return blockShapeAtMost().bytes(dtype);
    }

    /** This grid with other chunks along one axis; the axis may change its length. */
    public ChunkGrid withAxis(int axis, ChunkLengths chunks) {
        ChunkLengths[] result = axes.clone();
        result[Axis.normalize(axis, axes.length)] = chunks;
        return new ChunkGrid(result);
    }

    /** This grid with a new axis before axis {@code axis}; {@code axis == ndim()} or -1 appends. */
    public ChunkGrid insertAxis(int axis, ChunkLengths chunks) {
        int at = Axis.normalize(axis, axes.length + 1);
        ChunkLengths[] result = new ChunkLengths[axes.length + 1];
        System.arraycopy(axes, 0, result, 0, at);
        result[at] = chunks;
        System.arraycopy(axes, at, result, at + 1, axes.length - at);
        return new ChunkGrid(result);
    }

    /** This grid without one axis. */
    public ChunkGrid removeAxis(int axis) {
        int at = Axis.normalize(axis, axes.length);
        ChunkLengths[] result = new ChunkLengths[axes.length - 1];
        System.arraycopy(axes, 0, result, 0, at);
        System.arraycopy(axes, at + 1, result, at, result.length - at);
        return new ChunkGrid(result);
    }

    /** This grid with its axes reordered: result axis {@code i} is this grid's axis {@code permutation[i]}. */
    public ChunkGrid transpose(int... permutation) {
        int[] order = Axis.normalizePermutation(permutation, axes.length);
        ChunkLengths[] result = new ChunkLengths[axes.length];
        for (int axis = 0; axis < order.length; axis++) {
            result[axis] = axes[order[axis]];
        }
        return new ChunkGrid(result);
    }

    /**
     * The coarsest grid of the broadcast shape whose chunks end wherever a chunk of any of the grids ends.
     *
     * <p>Axes of length 1 that stretch, and axes of a single chunk, add no cuts.
     *
     * @throws BroadcastException if the shapes do not broadcast
     */
    public static ChunkGrid unify(ChunkGrid... grids) {
        Shape shape = Shape.broadcast(Arrays.stream(grids).map(ChunkGrid::shape).toArray(Shape[]::new));
        ChunkLengths[] axes = new ChunkLengths[shape.ndim()];
        for (int axis = 0; axis < axes.length; axis++) {
            int fromEnd = axis - axes.length;
            Set<ChunkLengths> candidates = new LinkedHashSet<>();
            for (ChunkGrid grid : grids) {
                if (grid.ndim() >= -fromEnd && grid.axis(fromEnd).extent() == shape.extent(axis)) {
                    candidates.add(grid.axis(fromEnd));
                }
            }
            axes[axis] = CommonChunks.of(candidates);
        }
        return new ChunkGrid(axes);
    }

    /** The grid of this shape that lies under a unified grid: its chunks, but one chunk where this grid stretches. */
    public ChunkGrid alignedTo(ChunkGrid unified) {
        if (!shape.broadcastsTo(unified.shape)) {
            throw new BroadcastException(
                    "chunks %s of shape %s do not lie under chunks %s of shape %s; unify them first"
                            .formatted(this, shape, unified, unified.shape));
        }
        ChunkLengths[] result = new ChunkLengths[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            ChunkLengths common = unified.axis(axis - axes.length);
            boolean stretches = axes[axis].extent() == 1 && common.extent() != 1;
            result[axis] = stretches ? ChunkLengths.single(1) : common;
        }
        return new ChunkGrid(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkGrid grid && Arrays.equals(axes, grid.axes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(axes);
    }

    @Override
    public String toString() {
        return PythonText.tuple(axes.length, axis -> axes[axis].toString());
    }
}
