package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Factor;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Factorization;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Makes matrices ready for factorisations: checks them, casts them, puts each into one block, and reads off the answers. */
final class Matrices {
    private Matrices() {}

    /** A floating-point array of two axes or more. */
    static Array of(String operation, Array x) {
        Objects.requireNonNull(x, () -> operation + ": the array is null");
        if (x.ndim() < 2) {
            throw new IllegalArgumentException(
                    "%s takes matrices, arrays of two axes or more, but got shape %s".formatted(operation, x.shape()));
        }
        return floating(x);
    }

    /** Whole numbers and bools as float64. */
    static Array floating(Array x) {
        return x.dtype().isInexact() ? x : x.astype(DType.FLOAT64);
    }

    static Array square(String operation, Array x) {
        Array matrices = of(operation, x);
        if (!matrices.shape().isAlike(x.ndim() - 1, matrices.shape(), x.ndim() - 2)) {
            throw new IllegalArgumentException(
                    "%s takes square matrices but got shape %s; the last two axes must be equal"
                            .formatted(operation, x.shape()));
        }
        return matrices;
    }

    /** Rechunked so that each matrix lies in one block. */
    static Array whole(Array x) {
        ChunkGrid grid = x.chunks();
        for (int axis = x.ndim() - 2; axis < x.ndim(); axis++) {
            grid = grid.withAxis(axis, ChunkLengths.single(x.shape().length(axis)));
        }
        Assembly.requireBlocks(grid, x.dtype());
        return new Array(Rechunk.of(x.expr(), grid));
    }

    /** The grid of the stack, with other axes behind it. */
    static ChunkGrid grid(Array x, long... own) {
        ChunkGrid grid = ChunkGrid.of(x.chunks().axes().subList(0, x.ndim() - 2));
        for (long length : own) {
            grid = grid.insertAxis(-1, ChunkLengths.single(length));
        }
        return grid;
    }

    static long rows(Array x) {
        return x.shape().length(x.ndim() - 2);
    }

    static long columns(Array x) {
        return x.shape().length(x.ndim() - 1);
    }

    /** Answer {@code part} of a factorisation of whole matrices, with these axes behind the stack. */
    static Array answer(Factorization kind, int part, Array x, long... own) {
        return answer(kind, part, x, x.dtype(), own);
    }

    static Array answer(Factorization kind, int part, Array x, DType dtype, long... own) {
        return new Array(Factor.of(kind, part, List.of(x.expr()), grid(x, own), dtype));
    }

    /** Two arrays of matrices with their stacks stretched to one another, each matrix in one block, in one dtype. */
    static Array[] together(Array a, Array b) {
        DType dtype = DType.promote(a.dtype(), b.dtype());
        ChunkGrid stack = ChunkGrid.unify(grid(a), grid(b));
        return new Array[] {stretched(a.astype(dtype), stack), stretched(b.astype(dtype), stack)};
    }

    private static Array stretched(Array x, ChunkGrid stack) {
        ChunkGrid grid = stack;
        grid = grid.insertAxis(-1, ChunkLengths.single(rows(x)));
        grid = grid.insertAxis(-1, ChunkLengths.single(columns(x)));
        ArrayExpr expr = whole(x).expr();
        return new Array(expr.chunks().equals(grid) ? expr : BroadcastTo.of(expr, grid));
    }

    static Array binary(Factorization kind, Array a, Array b) {
        Array[] both = together(a, b);
        ChunkGrid grid = grid(both[0], rows(both[1]), columns(both[1]));
        return new Array(Factor.of(kind, 0, List.of(both[0].expr(), both[1].expr()), grid, both[0].dtype()));
    }

    /** The last two axes exchanged, and complex numbers conjugated. */
    static Array adjoint(Array x) {
        return x.dtype().isComplex() ? turned(x).conj() : turned(x);
    }

    /** The last two axes exchanged. */
    static Array turned(Array x) {
        return x.swapaxes(-1, -2);
    }

    static int[] lastTwo(Array x) {
        return new int[] {x.ndim() - 2, x.ndim() - 1};
    }

    static boolean names(int[] axes, int axis) {
        return Arrays.stream(axes).anyMatch(one -> one == axis);
    }
}
