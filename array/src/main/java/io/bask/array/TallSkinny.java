package io.bask.array;

import io.bask.array.expr.Factor;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.ufunc.Factorization;
import java.util.ArrayList;
import java.util.List;

/**
 * The QR factorisation of a matrix with more rows than columns, cut along its rows.
 *
 * <p>Idea: each block is factorised by itself; the triangles, one below the other, are a much lower matrix, which is
 * factorised in the same way until it is one block. On the way back the orthonormal columns of each block are multiplied
 * by its part of those of the triangles. No task ever has more in memory than a few blocks.
 */
final class TallSkinny {
    private static final int TOGETHER = 4;

    private TallSkinny() {}

    /** {@code x} has two axes, not fewer rows than columns, and its columns in one block. */
    static Qr qr(Array x) {
        List<Array> levels = new ArrayList<>();
        Array current = withHighBlocks(x, 1);
        while (current.chunks().numBlocks(0) > 1) {
            levels.add(current);
            current = withHighBlocks(panel(current, 1), TOGETHER);
        }
        long columns = x.shape().length(1);
        long rank = Math.min(columns, current.shape().length(0));
        Array q = Matrices.answer(Factorization.QR, 0, current, current.shape().length(0), rank);
        Array r = Matrices.answer(Factorization.QR, 1, current, rank, columns);
        for (int level = levels.size() - 1; level >= 0; level--) {
            q = product(panel(levels.get(level), 0), q);
        }
        return new Qr(q, r);
    }

    /** Blocks with at least as many rows as columns, so that triangles are lower than they; some of them together. */
    private static Array withHighBlocks(Array x, int together) {
        ChunkLengths rows = x.chunks().axis(0);
        long least = Math.max(1, x.shape().length(1)) * together;
        if (rows.count() == 1
                || (together == 1 && smallestBefore(rows) >= x.shape().length(1))) {
            return x;
        }
        List<Long> joined = new ArrayList<>();
        long open = 0;
        int members = 0;
        for (int chunk = 0; chunk < rows.count(); chunk++) {
            open += rows.length(chunk);
            members++;
            boolean isHigh = open >= least && (together == 1 || members >= together);
            if (isHigh || chunk == rows.count() - 1) {
                joined.add(open);
                open = 0;
                members = 0;
            }
        }
        ChunkGrid grid = x.chunks()
                .withAxis(
                        0,
                        ChunkLengths.of(
                                joined.stream().mapToLong(Long::longValue).toArray()));
        return new Array(Rechunk.of(x.expr(), grid));
    }

    private static long smallestBefore(ChunkLengths rows) {
        long smallest = Long.MAX_VALUE;
        for (int chunk = 0; chunk < rows.count() - 1; chunk++) {
            smallest = Math.min(smallest, rows.length(chunk));
        }
        return smallest;
    }

    /** Part 0, orthonormal columns, or part 1, the triangle, of each block, all with as many columns as the matrix. */
    private static Array panel(Array x, int part) {
        long columns = x.shape().length(1);
        ChunkLengths rows = x.chunks().axis(0);
        ChunkGrid grid = part == 0
                ? x.chunks()
                : x.chunks().withAxis(0, ChunkLengths.regular(rows.count() * columns, Math.max(1, columns)));
        if (part == 1 && columns == 0) {
            grid = x.chunks().withAxis(0, ChunkLengths.of(new long[rows.count()]));
        }
        return new Array(Factor.of(Factorization.QR_PANEL, part, List.of(x.expr()), grid, x.dtype()));
    }

    /** Each block of one times the block below it of the other, which has as many rows as the first has columns a block. */
    private static Array product(Array left, Array right) {
        long columns = left.shape().length(1);
        int blocks = left.chunks().numBlocks(0);
        long[] cut = new long[blocks];
        java.util.Arrays.fill(cut, columns);
        Array below = new Array(Rechunk.of(right.expr(), right.chunks().withAxis(0, ChunkLengths.of(cut))));
        ChunkGrid grid =
                left.chunks().withAxis(1, ChunkLengths.single(right.shape().length(1)));
        return new Array(Factor.of(Factorization.PRODUCT, 0, List.of(left.expr(), below.expr()), grid, left.dtype()));
    }
}
