package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Settle;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One array of an index: positions along an axis, or a mask over some.
 *
 * @param axis the first axis that it indexes, of the view that the basic part of the index takes
 * @param span how many axes it indexes
 * @param given its shape, or that of its positions if it is a mask in memory
 * @param positions where it points to, one array an axis; empty if it is to be computed
 * @param source what computes it; null if it is in memory
 * @param settled the positions of a mask to be computed, if their number is known; else empty
 */
record IndexPart(
        int axis,
        int span,
        Shape given,
        List<NDArray> positions,
        @Nullable ArrayExpr source,
        List<ArrayExpr> settled) {
    private IndexPart(int axis, int span, Shape given, List<NDArray> positions, @Nullable ArrayExpr source) {
        this(axis, span, given, positions, source, List.of());
    }

    /** This mask, which must be true so many times; or once, if its position is repeated then. */
    IndexPart settled(long length, boolean stretches) {
        if (!settled.isEmpty()) {
            return this;
        }
        List<ArrayExpr> known = new ArrayList<>();
        for (ArrayExpr along : indices()) {
            known.add(new Settle(along, length, stretches));
        }
        return new IndexPart(axis, span, Shape.of(length), positions, source, known);
    }

    /**
     * Checks an array of an index against the axes that it indexes.
     *
     * @param sourceAxis the first of them, as the user counts
     * @param axis the first of them, as the view counts
     */
    static IndexPart of(Index.ByArray index, Shape source, int sourceAxis, int axis) {
        if (index instanceof NDArray array) {
            return array.dtype().isBool()
                    ? mask(array, source, sourceAxis, axis)
                    : positions(array, source, sourceAxis, axis);
        }
        if (!(index instanceof Array array)) {
            throw new IllegalArgumentException("%s is no index; use an Array or an NDArray".formatted(index));
        }
        if (array.dtype().isBool()) {
            requireOver(array.shape(), source, sourceAxis);
            return new IndexPart(axis, array.ndim(), array.shape(), List.of(), array.expr());
        }
        source.length(sourceAxis);
        return new IndexPart(axis, 1, array.shape(), List.of(), array.expr());
    }

    /** Positions along an axis of which only the shape counts. */
    static IndexPart unread(Shape given, int axis) {
        return new IndexPart(axis, 1, given, List.of(), null);
    }

    private static IndexPart positions(NDArray array, Shape source, int axis, int viewAxis) {
        long length = source.length(axis);
        long[] positions = array.toLongArray();
        for (int i = 0; i < positions.length; i++) {
            long at = positions[i] < 0 ? positions[i] + length : positions[i];
            if (at < 0 || at >= length) {
                String wayOut =
                        length == 0 ? "the axis is empty" : "use values in [%d, %d]".formatted(-length, length - 1);
                throw new IndexOutOfBoundsException("index %d is out of bounds for axis %d with size %d; %s"
                        .formatted(positions[i], axis, length, wayOut));
            }
            positions[i] = at;
        }
        NDArray normal = NDArray.wrap(DType.INT64, array.shape(), positions);
        return new IndexPart(viewAxis, 1, array.shape(), List.of(normal), null);
    }

    private static IndexPart mask(NDArray mask, Shape source, int axis, int viewAxis) {
        requireOver(mask.shape(), source, axis);
        boolean[] flags = mask.toBooleanArray();
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        long[][] along = new long[mask.ndim()][count];
        int next = 0;
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                int rest = i;
                for (int number = along.length - 1; number >= 0; number--) {
                    along[number][next] = rest % mask.shape().length(number);
                    rest /= (int) mask.shape().length(number);
                }
                next++;
            }
        }
        List<NDArray> positions = new ArrayList<>();
        for (long[] one : along) {
            positions.add(NDArray.of(one));
        }
        return new IndexPart(viewAxis, mask.ndim(), Shape.of(count), positions, null);
    }

    private static void requireOver(Shape mask, Shape source, int axis) {
        for (int i = 0; i < mask.ndim(); i++) {
            if (!mask.isAlike(i, source, axis + i) && !(mask.isKnown(i) && source.isKnown(axis + i))) {
                throw new IllegalArgumentException(
                        "a mask of shape %s does not suit an array of shape %s: the lengths of its axis %d and of axis %d are only"
                                        .formatted(mask, source, i, axis + i)
                                + " known when computed, and do not come from one mask over arrays cut alike; call"
                                + " computeChunkSizes() first");
            }
            if (!mask.isAlike(i, source, axis + i)) {
                throw new IllegalArgumentException(
                        "a mask of shape %s does not suit an array of shape %s: its axis %d must be as long as axis %d"
                                .formatted(mask, source, i, axis + i));
            }
        }
    }

    /** The shape of the positions. */
    Shape shape() {
        return isComputedMask() && settled.isEmpty() ? indices().get(0).shape() : given;
    }

    boolean isInMemory() {
        return source == null;
    }

    boolean isComputedMask() {
        return source != null && source.dtype().isBool();
    }

    /** What computes the array. */
    ArrayExpr computed() {
        return Objects.requireNonNull(source);
    }

    /** What computes the positions, one array an axis. */
    List<ArrayExpr> indices() {
        if (!settled.isEmpty()) {
            return settled;
        }
        return isComputedMask() ? Nonzero.of(new Array(computed())) : List.of(computed());
    }
}
