package io.bask.array;

import io.bask.array.expr.Factor;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Factorization;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Triangles of one large matrix, block by block: what is solved with them, and Cholesky's. */
final class Substitution {
    /** Matrices with more rows and columns are cut, unless there are several of them. */
    private static final long LARGE = 1_000;

    private static final long NARROWEST = 256;
    private static final long MOST_PANELS = 32;

    private Substitution() {}

    /** Whether a matrix is worth more tasks than one. */
    static boolean isLarge(Array x) {
        return x.ndim() == 2 && Math.min(Matrices.rows(x), Matrices.columns(x)) > LARGE;
    }

    /** How many columns a panel of a large matrix has. */
    static long width(Array x) {
        long rank = Math.min(Matrices.rows(x), Matrices.columns(x));
        return Math.max(NARROWEST, (rank + MOST_PANELS - 1) / MOST_PANELS);
    }

    /** Solves with a triangle that lies in one block; the right side may have many columns of blocks. */
    static Array diagonal(Factorization kind, Array triangle, Array right) {
        Array rows = withWholeRows(right);
        return new Array(Factor.of(kind, 0, List.of(triangle.expr(), rows.expr()), rows.chunks(), rows.dtype()));
    }

    private static Array withWholeRows(Array x) {
        ChunkLengths single = ChunkLengths.single(Matrices.rows(x));
        return x.chunks().axis(0).equals(single)
                ? x
                : new Array(Rechunk.of(x.expr(), x.chunks().withAxis(0, single)));
    }

    private static Array cut(Array x, long width) {
        ChunkLengths rows = ChunkLengths.regular(Matrices.rows(x), width);
        return new Array(Rechunk.of(x.expr(), ChunkGrid.of(List.of(rows, rows))));
    }

    /** What times a triangle of {@code a} is the matrix {@code b}; both of one dtype. */
    static Array solve(Array a, Array b, boolean lower, long width) {
        Factorization kind = lower ? Factorization.DIAGONAL_LOWER : Factorization.DIAGONAL_UPPER;
        Array blocks = cut(a, width);
        long n = Matrices.rows(a);
        int count = blocks.chunks().numBlocks(0);
        Array result = null;
        for (int step = 0; step < count; step++) {
            long from = width * (lower ? step : count - 1 - step);
            long to = Math.min(n, from + width);
            Array row = blocks.get(from + ":" + to);
            Array y = b.get(from + ":" + to);
            if (result != null) {
                Array beside = row.get(lower ? ":, :" + from : ":, " + to + ":");
                y = y.sub(beside.matmul(result));
            }
            Array x = diagonal(kind, row.get(":, " + from + ":" + to), y);
            result = result == null ? x : lower ? Array.concatenate(0, result, x) : Array.concatenate(0, x, result);
        }
        return Objects.requireNonNull(result);
    }

    /** The lower triangle that times its own transpose is the matrix. */
    static Array cholesky(Array x, long width) {
        Array current = cut(x, width);
        long n = Matrices.rows(x);
        List<Array> columns = new ArrayList<>();
        for (long from = 0; from < n; from += width) {
            long own = Math.min(width, n - from);
            Array corner = current.get(":" + own + ", :" + own);
            Array top = Matrices.answer(Factorization.CHOLESKY_DIAGONAL, 0, corner, own, own);
            Array above = Array.zeros(Shape.of(from, own), Chunks.auto(), x.dtype());
            if (from + own == n) {
                columns.add(Array.concatenate(0, above, top));
                break;
            }
            Array below = Matrices.adjoint(current.get(own + ":, :" + own));
            Array turned = diagonal(Factorization.DIAGONAL_LOWER, top, below);
            Array left = Matrices.adjoint(turned);
            columns.add(Array.concatenate(0, above, top, left));
            current = current.get(own + ":, " + own + ":").sub(left.matmul(turned));
        }
        return Array.concatenate(1, columns.toArray(Array[]::new));
    }
}
