package io.bask.array.kernel.linalg;

import dev.ludovic.netlib.blas.BLAS;
import io.bask.array.kernel.simd.ProductTile;
import java.util.Optional;

/**
 * Adds a product of two matrices of doubles to a third.
 *
 * <p>Chooses the quickest way: the machine's own BLAS, if it has one and the product is worth the call; tiles in
 * registers, where the JVM has the Vector API; else rows that the JIT compiler vectorises. The last two give the same bits:
 * every element is the chain {@code c = fma(a[k], b[k], c)} in order of {@code k}. Few columns or rows are left to
 * {@link Narrow}.
 */
final class Gemm {
    private static final int NARROW = 8;

    /** From how many multiplications on the machine's own BLAS is called. */
    private static final double WORTH_A_CALL = 64.0 * 64 * 64;

    private Gemm() {}

    /** {@code c[offset...] += a b}, where {@code c} has rows of as many elements as {@code b} has columns. */
    static void add(Matrix a, Matrix b, double[] c, int offset) {
        int columns = b.columns();
        if (columns < NARROW) {
            Narrow.add(a, b, new Matrix(c, offset, a.rows(), columns, columns, 1));
        } else if (a.rows() < NARROW) {
            Narrow.add(b.transpose(), a.transpose(), new Matrix(c, offset, columns, a.rows(), 1, columns));
        } else {
            add(a, b, Matrix.dense(c, a.rows(), columns).at(offset));
        }
    }

    /** {@code c += a b}, where the rows of {@code c} are contiguous. */
    static void add(Matrix a, Matrix b, Matrix c) {
        Optional<BLAS> machines = Lapack.blas();
        if (machines.isPresent() && (double) a.rows() * a.columns() * b.columns() >= WORTH_A_CALL) {
            Lapack.run(() -> {
                call(machines.get(), a, b, c);
                return c;
            });
            return;
        }
        Optional<ProductTile> tile = ProductTile.instance();
        if (tile.isPresent()) {
            new TileGemm(tile.get()).add(a, b, c);
        } else {
            new RowGemm(RowGemm.FOUR_ROWS).add(a, b, c);
        }
    }

    /** BLAS has matrices column by column; these rows are the columns of the transposed product. */
    private static void call(BLAS blas, Matrix a, Matrix b, Matrix c) {
        Matrix left = lined(b);
        Matrix right = lined(a);
        blas.dgemm(
                left.columnStride() == 1 ? "N" : "T",
                right.columnStride() == 1 ? "N" : "T",
                c.columns(),
                c.rows(),
                a.columns(),
                1,
                left.data(),
                left.offset(),
                leading(left),
                right.data(),
                right.offset(),
                leading(right),
                1,
                c.data(),
                c.offset(),
                Math.max(1, c.rowStride()));
    }

    private static int leading(Matrix x) {
        int shortest = x.columnStride() == 1 ? x.columns() : x.rows();
        int stride = x.columnStride() == 1 ? x.rowStride() : x.columnStride();
        return Math.max(Math.max(1, shortest), stride);
    }

    /** With rows or columns contiguous and one behind the other, copied if they are not. */
    private static Matrix lined(Matrix x) {
        boolean hasRows = x.columnStride() == 1 && x.rowStride() >= x.columns();
        boolean hasColumns = x.rowStride() == 1 && x.columnStride() >= x.rows();
        if (hasRows || hasColumns) {
            return x;
        }
        double[] copy = new double[x.rows() * x.columns()];
        double[] row = new double[x.columns()];
        for (int i = 0; i < x.rows(); i++) {
            x.copyRow(i, 0, row, row.length);
            System.arraycopy(row, 0, copy, i * row.length, row.length);
        }
        return Matrix.dense(copy, x.rows(), x.columns());
    }
}
