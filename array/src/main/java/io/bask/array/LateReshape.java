package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Rechunk;
import io.bask.array.order.Refold;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * Other shapes of arrays with axes whose lengths are only known when computed.
 *
 * <p>Where only the first axis is cut, blocks are runs of neighbours, so each is given its new shape alone. That makes every
 * shape whose first length is left open, as long as whole rows of it lie in each row of the array.
 */
final class LateReshape {
    private LateReshape() {}

    /**
     * An array in another shape.
     *
     * @throws UnknownLengthException if the shape asks for more than blocks know, naming what to do
     * @throws IllegalArgumentException if the lengths are no shape of any array
     */
    static Array of(Array x, long[] lengths) {
        Shape.requireOneOpen(lengths);
        requireCutByRows(x, lengths);
        Shape shape = x.shape();
        long inner = 1;
        for (int axis = 1; axis < shape.ndim(); axis++) {
            inner = shape.isKnown(axis) ? Math.multiplyExact(inner, shape.length(axis)) : 0;
        }
        boolean isRavel = lengths.length == 1;
        long row = product(Arrays.copyOfRange(lengths, Math.min(1, lengths.length), lengths.length));
        boolean rests = Arrays.stream(lengths).skip(1).allMatch(length -> length > 0);
        boolean fits = isRavel || inner > 0 && rests && inner % row == 0;
        if (lengths.length == 0 || lengths[0] != -1 || !fits) {
            throw new UnknownLengthException(
                    "shape %s has lengths that are only known when computed, so only shapes (-1, ...) whose rows lie whole within its rows can be made of it, not %s; call computeChunkSizes() first"
                            .formatted(shape, Arrays.toString(lengths)));
        }
        ArrayExpr read = rows(x).expr();
        List<Long> rest = new ArrayList<>();
        List<ChunkLengths> chunks = new ArrayList<>();
        ChunkLengths first = read.chunks().axis(0);
        long atMost = read.chunks().blockShapeAtMost().size() / row;
        boolean stays = !isRavel && inner == row;
        chunks.add(
                stays
                        ? first
                        : ChunkLengths.unknown(
                                "rows of %d of %s".formatted(row, origin(read)), first.count(), Math.max(1, atMost)));
        for (int axis = 1; axis < lengths.length; axis++) {
            rest.add(lengths[axis]);
            chunks.add(ChunkLengths.single(lengths[axis]));
        }
        return new Array(BlockCall.described(
                "reshape",
                new Refold(rest),
                List.of(read),
                List.of(new int[x.ndim()]),
                ChunkGrid.of(chunks),
                x.dtype()));
    }

    /** What decides how many elements each block has: the same for all arrays whose axes have the same lengths. */
    private static String origin(ArrayExpr read) {
        if (read.shape().isKnown(0)) {
            return read.layerName();
        }
        StringJoiner origins = new StringJoiner(" by ");
        for (ChunkLengths axis : read.chunks().axes()) {
            origins.add(axis.isKnown() ? Long.toString(axis.total()) : axis.origin());
        }
        return origins.toString();
    }

    /** Refuses axes of unknown length, other than the first, of more than one block. */
    private static void requireCutByRows(Array x, long[] lengths) {
        for (int axis = 1; axis < x.ndim(); axis++) {
            if (!x.shape().isKnown(axis) && x.chunks().numBlocks(axis) > 1) {
                throw new UnknownLengthException(
                        "the elements of shape %s, whose axis %d is cut in %d chunks of lengths that are only known when computed, cannot be put into row-major order, here for shape %s; call computeChunkSizes() first"
                                .formatted(x.shape(), axis, x.chunks().numBlocks(axis), Arrays.toString(lengths)));
            }
        }
    }

    private static Array rows(Array x) {
        ChunkGrid grid = x.chunks();
        for (int axis = 1; axis < x.ndim(); axis++) {
            if (x.shape().isKnown(axis)) {
                grid = grid.withAxis(axis, ChunkLengths.single(x.shape().length(axis)));
            }
        }
        return new Array(Rechunk.of(x.expr(), grid));
    }

    /** The product of lengths; of those beyond all numbers the greatest number, which is no divisor of a length. */
    private static long product(long[] lengths) {
        long product = 1;
        for (long length : lengths) {
            long high = Math.multiplyHigh(product, length);
            long low = product * length;
            product = high == low >> 63 ? low : Long.MAX_VALUE;
        }
        return product;
    }
}
