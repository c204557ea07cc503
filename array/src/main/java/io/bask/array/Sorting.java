package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.ReduceTree;
import io.bask.array.expr.SampleSort;
import io.bask.array.expr.TreeReduce;
import io.bask.array.order.SortLines;
import io.bask.array.order.TopK;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the expressions of sorts: lines that fit into a block are sorted there, long ones by samples. */
final class Sorting {
    /** Lines up to this length are put into one block. */
    private static final long SHORT_LINE = 1 << 20;

    /** Blocks are cut so that they hold about as many elements at most, unless one line is longer. */
    private static final long WIDE_BLOCK = 1 << 22;

    /** The most blocks between which pieces are exchanged: there are as many pieces as the square of it. */
    private static final int MOST_BLOCKS = 512;

    private Sorting() {}

    static Array sort(Array x, int axis, boolean positions) {
        if (positions && x.ndim() == 0) {
            return sort(x.ravel(), axis, true);
        }
        int along = axis(x, axis, positions ? "argsort" : "sort");
        ArrayExpr expr = x.expr();
        if (!x.shape().isKnown(along)) {
            return unknown(x, along, positions);
        }
        boolean isLong =
                x.ndim() == 1 && x.shape().length(0) > SHORT_LINE && !x.dtype().isComplex();
        if (isLong && x.numBlocks() > 1) {
            return bySamples(x, positions);
        }
        ArrayExpr whole = Rechunk.of(expr, wholeLines(x, along));
        return new Array(Rechunk.of(lines(whole, along, positions, whole.chunks()), expr.chunks()));
    }

    /** Sorts a line that no task has whole. */
    static Array bySamples(Array x, boolean positions) {
        ChunkGrid chunks = x.chunks();
        if (chunks.numBlocks() > MOST_BLOCKS) {
            long length = x.shape().length(0);
            chunks = ChunkGrid.of(ChunkLengths.regular(length, (length + MOST_BLOCKS - 1) / MOST_BLOCKS));
        }
        ArrayExpr sorted = new SampleSort(Rechunk.of(x.expr(), chunks), positions);
        return new Array(Rechunk.of(sorted, x.chunks()));
    }

    private static int axis(Array x, int axis, String operation) {
        if (x.ndim() == 0) {
            throw new IllegalArgumentException(
                    "%s needs an axis but the array has none; call ravel() first".formatted(operation));
        }
        return Axis.normalize(axis, x.ndim());
    }

    private static ArrayExpr lines(ArrayExpr whole, int axis, boolean positions, ChunkGrid chunks) {
        return BlockCall.described(
                positions ? "argsort" : "sort",
                new SortLines(axis, positions),
                List.of(whole),
                List.of(IntStream.range(0, whole.ndim()).toArray()),
                chunks,
                positions ? DType.INT64 : whole.dtype());
    }

    /** An axis of unknown length ends up in one block, whose length is unknown too. */
    private static Array unknown(Array x, int axis, boolean positions) {
        ChunkLengths chunks = x.chunks().axis(axis);
        if (chunks.count() == 1) {
            return new Array(lines(x.expr(), axis, positions, x.chunks()));
        }
        int[] meets = IntStream.range(0, x.ndim()).toArray();
        meets[axis] = BlockCall.WHOLE;
        ChunkLengths one = ChunkLengths.unknown("all of " + chunks.origin(), 1, chunks.atMost() * chunks.count());
        return new Array(BlockCall.described(
                positions ? "argsort" : "sort",
                new SortLines(axis, positions),
                List.of(x.expr()),
                List.of(meets),
                x.chunks().withAxis(axis, one),
                positions ? DType.INT64 : x.dtype()));
    }

    /** The chunks with some axes whole, the others cut finer where blocks would grow too large. */
    static ChunkGrid wholeLines(Array x, int... axes) {
        ChunkGrid chunks = x.chunks();
        for (int axis : axes) {
            if (chunks.numBlocks(axis) > 1) {
                chunks = chunks.withAxis(axis, ChunkLengths.single(x.shape().length(axis)));
            }
        }
        if (chunks == x.chunks()) {
            return chunks;
        }
        for (int other = 0; other < x.ndim() && chunks.isKnown(); other++) {
            int own = other;
            long most = chunks.axis(other).max();
            long size = chunks.maxBlockShape().size();
            if (Arrays.stream(axes).noneMatch(axis -> axis == own) && size > WIDE_BLOCK && most > 1) {
                long length = Math.max(1, most / ((size + WIDE_BLOCK - 1) / WIDE_BLOCK));
                chunks = chunks.withAxis(other, ChunkLengths.regular(x.shape().length(other), length));
            }
        }
        return chunks;
    }

    static Array topk(Array x, long k, int axis, boolean positions) {
        int along = axis(x, axis, positions ? "argtopk" : "topk");
        ChunkLengths chunks = x.chunks().axis(along);
        if (k == Long.MIN_VALUE || Math.abs(k) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("topk of %d elements is not possible; use a k in [-%d, %d]"
                    .formatted(k, Integer.MAX_VALUE, Integer.MAX_VALUE));
        }
        int count = (int) Math.abs(k);
        ChunkLengths found = ChunkLengths.single(
                Math.min(count, chunks.isKnown() ? chunks.total() : x.shape().length(along)));
        return new Array(TreeReduce.part(
                x.expr(),
                new TopK(along, count, k > 0),
                new int[] {along},
                x.chunks().withAxis(along, found),
                positions ? DType.INT64 : x.dtype(),
                positions ? 1 : 0,
                ReduceTree.DEFAULT_SPLIT_EVERY));
    }

    /** Checks a rank as {@code partition} takes it. */
    static void requireRank(Array x, int axis, long[] ranks, String operation) {
        long length = x.shape().length(axis(x, axis, operation));
        if (x.shape().isEmpty()) {
            return;
        }
        for (long rank : ranks) {
            if (rank < -length || rank >= length) {
                throw new IllegalArgumentException(
                        "%s got kth=%d, which is not on axis %d of length %d; use a value in [%d, %d]"
                                .formatted(operation, rank, axis, length, -length, length - 1));
            }
        }
    }
}
