package io.bask.array;

import io.bask.array.block.BlockLengths;
import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.config.Setting;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts computed blocks together to the array that {@code compute} answers.
 *
 * <p>A lone block is the answer itself. Large answers are written by several threads, each block to a place of its own:
 * one thread alone cannot use the memory's speed, and would take as long as the computation did.
 */
final class Assembly {
    private static final long WORTH_THREADS_BYTES = 4L << 20;

    private static final int MOST_AXES = 64;

    private static final int MOST_SLOTS = Integer.MAX_VALUE - 8;

    /** Of so many elements are the blocks of stretched axes that are cut, as they are too long for one block. */
    private static final long CUT_ELEMENTS = 1 << 30;

    private static final long MOST_CUTS = 1 << 16;

    private Assembly() {}

    /**
     * Checks that an answer fits in one Java array, and in the heap if it is put together from blocks.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void requireRoom(ArrayExpr expr) {
        if (!expr.shape().isKnown()) {
            return;
        }
        long slots = expr.dtype().isComplex() ? 2 : 1;
        if (expr.shape().size() > MOST_SLOTS / slots) {
            throw new IllegalArgumentException(
                    "an array of shape %s and dtype %s has %d elements, more than one Java array holds (%d); reduce or slice"
                                    .formatted(
                                            expr.shape(),
                                            expr.dtype(),
                                            expr.shape().size(),
                                            MOST_SLOTS / slots)
                            + " it first, or persist() it, which keeps it in blocks");
        }
        long bytes = expr.chunks().bytes(expr.dtype());
        if (expr.chunks().numBlocks() > 1 && bytes > Runtime.getRuntime().maxMemory()) {
            throw new IllegalArgumentException(
                    "an array of shape %s and dtype %s takes %s, more than the whole heap; reduce or slice it first, persist() it,"
                                    .formatted(expr.shape(), expr.dtype(), mebibytes(bytes))
                            + " store it in a file, or " + moreHeap());
        }
    }

    private static String mebibytes(long bytes) {
        return "%.1f MiB".formatted(bytes / (double) (1 << 20));
    }

    private static String moreHeap() {
        return "start the JVM with more than -Xmx%dm"
                .formatted(Runtime.getRuntime().maxMemory() >> 20);
    }

    /**
     * Checks that every block fits in one Java array.
     *
     * @throws IllegalArgumentException if one does not
     */
    static void requireBlocks(ChunkGrid grid, DType dtype) {
        long most = MOST_SLOTS / (dtype.isComplex() ? 2 : 1);
        if (grid.isKnown() && grid.maxBlockShape().size() > most) {
            throw new IllegalArgumentException(
                    "chunks of shape %s have %d elements of dtype %s, more than one Java array holds (%d); use smaller chunks"
                            .formatted(
                                    grid.maxBlockShape(), grid.maxBlockShape().size(), dtype, most));
        }
    }

    /**
     * The grid with its stretched axes cut where a block would have more elements than one Java array: such a block could
     * be looked at, but not be computed with. Axes so long that nobody computes with all of them stay whole, to be sliced.
     *
     * @param from what is stretched
     */
    static ChunkGrid cutStretched(ChunkGrid grid, Shape from, DType dtype) {
        long most = CUT_ELEMENTS / (dtype.isComplex() ? 2 : 1);
        ChunkGrid cut = grid;
        for (int axis = 0; axis < grid.ndim(); axis++) {
            long elements = cut.blockShapeAtMost().size();
            int own = axis - grid.ndim() + from.ndim();
            boolean stretched = own < 0 || !from.isAlike(own, grid.shape(), axis);
            if (stretched && elements > most) {
                long length = grid.shape().length(axis);
                long chunk = Math.max(1, most / (elements / length));
                boolean few = (length - 1) / chunk < MOST_CUTS;
                cut = few ? cut.withAxis(axis, ChunkLengths.regular(length, chunk)) : cut;
            }
        }
        return cut;
    }

    /**
     * Checks that an operation that makes an axis of each of its arguments does not get senselessly many; NumPy refuses more
     * than 32, or 64.
     *
     * @throws IllegalArgumentException if it does
     */
    static void requireAxes(String operation, long axes) {
        if (axes > MOST_AXES) {
            throw new IllegalArgumentException("%s of %d coordinates makes an array of as many axes; give at most %d"
                    .formatted(operation, axes, MOST_AXES));
        }
    }

    /**
     * Checks that the cells of a histogram, each of 8 bytes, fit in one Java array and in the heap.
     *
     * @param bins along each axis
     * @throws IllegalArgumentException if they do not
     */
    static void requireCells(long... bins) {
        BigInteger cells = BigInteger.ONE;
        for (long along : bins) {
            cells = cells.multiply(BigInteger.valueOf(along));
        }
        long most = Math.min(MOST_SLOTS, Runtime.getRuntime().maxMemory() / Double.BYTES);
        if (cells.compareTo(BigInteger.valueOf(most)) > 0) {
            String axes = bins.length == 1
                    ? "%d bins".formatted(bins[0])
                    : "%s bins along %d axes"
                            .formatted(
                                    Arrays.stream(bins).mapToObj(Long::toString).collect(Collectors.joining(" x ")),
                                    bins.length);
            throw new IllegalArgumentException(
                    "a histogram of %s has %s cells, more than one Java array or the heap holds (%d); use fewer bins, or axes"
                            .formatted(axes, cells, most));
        }
    }

    /** New memory for an answer; says what it is for where there is none left. */
    private static NDArray room(DType dtype, ChunkGrid grid) {
        try {
            return NDArray.zeros(dtype, grid.shape());
        } catch (OutOfMemoryError e) {
            String message =
                    "no room in the heap for an answer of shape %s and dtype %s, %s, beside its blocks; reduce or slice it first, or "
                            .formatted(grid.shape(), dtype, mebibytes(grid.bytes(dtype)));
            OutOfMemoryError clear = new OutOfMemoryError(message + moreHeap());
            clear.initCause(e);
            throw clear;
        }
    }

    static NDArray assemble(ChunkGrid promised, List<NDArray> blocks) {
        if (blocks.size() == 1) {
            return blocks.get(0);
        }
        ChunkGrid grid = BlockLengths.known(promised, blocks);
        boolean alone = Config.current().value(Setting.THREADS) == 1;
        if (alone || grid.bytes(blocks.get(0).dtype()) < WORTH_THREADS_BYTES) {
            return NDArray.assemble(grid, blocks);
        }
        NDArray result = room(blocks.get(0).dtype(), grid);
        IntStream.range(0, blocks.size())
                .parallel()
                .forEach(
                        number -> blocks.get(number).copyInto(result.slice(grid.blockRegion(grid.blockIndex(number)))));
        return result;
    }
}
