package io.bask.array.shape;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index: what stands between the brackets of {@code x[2, ::3, None, ...]}.
 *
 * <p>Written as text, {@code Slice.parse("::2, 5000:")}, or as values, {@code Slice.of(Index.every(2),
 * Index.from(5000))}. {@link #resolve(Shape)} checks it against a shape and applies NumPy's rules: positions and ranges
 * take one axis each, axes left over are taken whole, negative positions count from the end, ranges are clipped.
 */
public final class Slice implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Set<String> NONE = Set.of("None", "newaxis", "np.newaxis", "numpy.newaxis");

    private final List<Index> indices;

    private Slice(List<Index> indices) {
        this.indices = List.copyOf(indices);
        if (indices.stream().filter(Index.Ellipsis.class::isInstance).count() > 1) {
            throw new IllegalArgumentException(
                    "index [%s] has more than one '...'; keep one, write ':' for the other axes".formatted(this));
        }
    }

    /** A basic index of these elements. */
    public static Slice of(Index... indices) {
        Objects.requireNonNull(indices, "indices is null; give a value");
        for (Index one : indices) {
            Objects.requireNonNull(one, "one of the indices is null; give a value");
        }
        Objects.requireNonNull(indices, "indices is null; give a value");
        return new Slice(List.of(indices));
    }

    /** A basic index of these elements. */
    public static Slice of(List<Index> indices) {
        Objects.requireNonNull(indices, "indices is null; give a value");
        return new Slice(indices);
    }

    /**
     * Reads an index as NumPy writes it between brackets: whole numbers, {@code start:stop:step} with any part left
     * out, {@code :}, {@code ...}, {@code None} or {@code np.newaxis}, separated by commas.
     *
     * @throws IllegalArgumentException if the text is not an index; the message points at the column
     */
    public static Slice parse(String text) {
        Objects.requireNonNull(text, "text is null; give a value");
        TextCursor cursor = new TextCursor(text, "index");
        if (text.isBlank()) {
            throw cursor.error("the index is empty; write for example 0, 1:3 or ..., which takes everything");
        }
        List<Index> indices = new ArrayList<>();
        do {
            indices.add(parseOne(cursor));
        } while (cursor.take(",") && !cursor.atEnd());
        if (!cursor.atEnd()) {
            throw cursor.error("expected ',' between the axes");
        }
        return new Slice(indices);
    }

    private static Index parseOne(TextCursor cursor) {
        if (cursor.take("...")) {
            return new Index.Ellipsis();
        }
        int mark = cursor.mark();
        String name = cursor.takeName();
        if (name.equals("Ellipsis")) {
            return new Index.Ellipsis();
        }
        boolean none = NONE.contains(name);
        if (!none && !name.isEmpty()) {
            cursor.reset(mark);
            throw cursor.error("'%s' is not known here; use None or np.newaxis for a new axis".formatted(name));
        }
        Long start = none ? null : optionalNumber(cursor);
        if (cursor.take(":")) {
            return parseRange(cursor, start);
        }
        if (none) {
            return new Index.NewAxis();
        }
        if (start == null) {
            throw cursor.error("expected a whole number, start:stop:step, '...' or None");
        }
        return new Index.At(start);
    }

    /** Reads what follows the first colon. */
    private static Index parseRange(TextCursor cursor, @Nullable Long start) {
        Long stop = optionalNumber(cursor);
        int stepAt = cursor.mark();
        Long askedStep = cursor.take(":") ? optionalNumber(cursor) : null;
        int surplusAt = cursor.mark();
        if (cursor.take(":")) {
            cursor.reset(surplusAt);
            throw cursor.error("a range has three parts at most, start:stop:step; leave out what follows");
        }
        long step = askedStep == null ? 1 : askedStep;
        if (step == 0) {
            cursor.reset(stepAt);
            throw cursor.error("slice step cannot be zero; use 1 for every element");
        }
        return start == null && stop == null && step == 1 ? new Index.All() : new Index.Range(start, stop, step);
    }

    /** A whole number, or null where there is none or it says None. */
    private static @Nullable Long optionalNumber(TextCursor cursor) {
        if (cursor.atWholeNumber()) {
            return cursor.takeWholeNumber();
        }
        int mark = cursor.mark();
        if (!cursor.takeName().equals("None")) {
            cursor.reset(mark);
        }
        return null;
    }

    /** The elements, first axis first. */
    public List<Index> indices() {
        return indices;
    }

    /**
     * Checks this index against a shape.
     *
     * @throws IllegalArgumentException if it names more axes than there are
     * @throws IndexOutOfBoundsException if a position is not on its axis
     */
    public ResolvedSlice resolve(Shape shape) {
        Objects.requireNonNull(shape, "shape is null; give a value");
        int taken = 0;
        for (Index index : indices) {
            if (index instanceof Index.ByArray || index instanceof Index.Positions) {
                throw new IllegalArgumentException(
                        "index [%s] has arrays in it, which make no view; use get of a lazy array".formatted(this));
            }
            taken += index instanceof Index.NewAxis || index instanceof Index.Ellipsis ? 0 : 1;
        }
        if (taken > shape.ndim()) {
            throw new IllegalArgumentException(
                    "too many indices: index [%s] names %d axes but the array has shape %s with %d; drop %d"
                            .formatted(this, taken, shape, shape.ndim(), taken - shape.ndim()));
        }
        ResolvedSlice.Builder builder = new ResolvedSlice.Builder(shape);
        boolean stretched = false;
        for (Index index : indices) {
            if (index instanceof Index.At at) {
                builder.drop(at.position());
            } else if (index instanceof Index.Range range) {
                builder.keep(range);
            } else if (index instanceof Index.All) {
                builder.keepWhole(1);
            } else if (index instanceof Index.NewAxis) {
                builder.insert();
            } else {
                builder.keepWhole(shape.ndim() - taken);
                stretched = true;
            }
        }
        if (!stretched) {
            builder.keepWhole(shape.ndim() - taken);
        }
        return builder.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice slice && indices.equals(slice.indices);
    }

    @Override
    public int hashCode() {
        return indices.hashCode();
    }

    @Override
    public String toString() {
        return indices.stream().map(Index::toString).collect(Collectors.joining(", "));
    }
}
