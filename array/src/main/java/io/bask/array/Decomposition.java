package io.bask.array;

import io.bask.array.expr.Rechunk;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Factorization;

/** Makes factorisations of those of blocks, and what is made with them. */
final class Decomposition {
    private Decomposition() {}

    static Qr qr(Array x) {
        Array matrices = Matrices.of("qr", x);
        if (matrices.ndim() > 2 || matrices.chunks().numBlocks() == 1) {
            Array whole = Matrices.whole(matrices);
            long rows = Matrices.rows(whole);
            long columns = Matrices.columns(whole);
            long rank = Math.min(rows, columns);
            return new Qr(
                    Matrices.answer(Factorization.QR, 0, whole, rows, rank),
                    Matrices.answer(Factorization.QR, 1, whole, rank, columns));
        }
        long rows = Matrices.rows(matrices);
        if (rows >= Matrices.columns(matrices)) {
            return TallSkinny.qr(withWhole(matrices, 1));
        }
        Array first = Matrices.whole(matrices.get(":, :" + rows));
        Qr square = qr(first);
        Array rest = matrices.get(":, " + rows + ":");
        Array right = Matrices.adjoint(square.q()).matmul(rest);
        return new Qr(square.q(), Array.concatenate(1, square.r(), right));
    }

    private static Array withWhole(Array x, int axis) {
        return new Array(Rechunk.of(
                x.expr(),
                x.chunks().withAxis(axis, ChunkLengths.single(x.shape().length(axis)))));
    }

    static Svd svd(Array x) {
        Array matrices = Matrices.of("svd", x);
        Svd result = unsigned(matrices);
        if (matrices.dtype().isComplex()) {
            return result;
        }
        Array one = Array.scalar(1.0).astype(matrices.dtype());
        Array signs = Array.where(result.vh().sum(-1).lt(0), one.neg(), one);
        return new Svd(
                result.u().mul(signs.expandDims(-2)), result.s(), result.vh().mul(signs.expandDims(-1)));
    }

    static Svd full(Array x) {
        Array matrices = Matrices.whole(Matrices.of("svd", x));
        long rows = Matrices.rows(matrices);
        long columns = Matrices.columns(matrices);
        DType real = matrices.dtype().realPart();
        return new Svd(
                Matrices.answer(Factorization.SVD_FULL, 0, matrices, rows, rows),
                Matrices.answer(Factorization.SVD_FULL, 1, matrices, real, Math.min(rows, columns)),
                Matrices.answer(Factorization.SVD_FULL, 2, matrices, columns, columns));
    }

    private static Svd unsigned(Array x) {
        if (x.ndim() > 2 || x.chunks().numBlocks() == 1) {
            Array whole = Matrices.whole(x);
            long rows = Matrices.rows(whole);
            long columns = Matrices.columns(whole);
            long rank = Math.min(rows, columns);
            return new Svd(
                    Matrices.answer(Factorization.SVD, 0, whole, rows, rank),
                    Matrices.answer(Factorization.SVD, 1, whole, whole.dtype().realPart(), rank),
                    Matrices.answer(Factorization.SVD, 2, whole, rank, columns));
        }
        if (Matrices.rows(x) < Matrices.columns(x)) {
            Svd turned = unsigned(Matrices.turned(x));
            return new Svd(Matrices.turned(turned.vh()), turned.s(), Matrices.turned(turned.u()));
        }
        Qr factors = TallSkinny.qr(withWhole(x, 1));
        Svd small = unsigned(Matrices.whole(factors.r()));
        return new Svd(factors.q().matmul(small.u()), small.s(), small.vh());
    }

    static Array singularValues(String operation, Array x) {
        Array matrices = Matrices.of(operation, x);
        Array small = matrices;
        if (matrices.ndim() == 2 && matrices.chunks().numBlocks() > 1) {
            boolean isTall = Matrices.rows(matrices) >= Matrices.columns(matrices);
            Array tall = isTall ? matrices : Matrices.turned(matrices);
            small = TallSkinny.qr(withWhole(tall, 1)).r();
        }
        Array whole = Matrices.whole(small);
        long rank = Math.min(Matrices.rows(whole), Matrices.columns(whole));
        return Matrices.answer(
                Factorization.SINGULAR_VALUES, 0, whole, whole.dtype().realPart(), rank);
    }

    static Svd compressed(Array x, int k, int[] options, long seed) {
        Array matrix = Matrices.of("svd_compressed", x);
        if (matrix.ndim() != 2) {
            throw new IllegalArgumentException(
                    "svd_compressed takes one matrix but got shape %s; compress one at a time".formatted(x.shape()));
        }
        long most = Math.min(Matrices.rows(matrix), Matrices.columns(matrix));
        if (k < 1 || k > most || options[0] < 0 || options[1] < 0) {
            throw new IllegalArgumentException(
                    "svd_compressed to %d values with %d rounds and %d oversamples of shape %s; use 1 to %d values, 0 or more of the others"
                            .formatted(k, options[0], options[1], x.shape(), most));
        }
        long vectors = Math.min(most, (long) k + options[1]);
        Array random = Array.random(seed)
                .normal(Shape.of(Matrices.columns(matrix), vectors), Chunks.auto())
                .astype(matrix.dtype());
        Array image = matrix.matmul(random);
        for (int round = 0; round < options[0]; round++) {
            Array back = Matrices.adjoint(matrix).matmul(qr(image).q());
            image = matrix.matmul(qr(back).q());
        }
        Array q = qr(image).q();
        Svd small = svd(Matrices.adjoint(q).matmul(matrix));
        return new Svd(
                q.matmul(small.u()).get(":, :" + k),
                small.s().get(":" + k),
                small.vh().get(":" + k));
    }

    static Array solve(Factorization kind, Array a, Array b) {
        Products.require(kind.numpyName(), "the right side", b);
        boolean isVector = b.ndim() == a.ndim() - 1;
        Array right = Matrices.floating(isVector ? b.expandDims(-1) : b);
        if (right.ndim() < 2 || !a.shape().isAlike(a.ndim() - 1, right.shape(), right.ndim() - 2)) {
            throw new IllegalArgumentException(
                    "%s with matrices of shape %s and right sides of shape %s; give as many rows as the matrices have"
                            .formatted(kind.numpyName(), a.shape(), b.shape()));
        }
        Array result = large(kind, a, right);
        return isVector ? result.squeeze(-1) : result;
    }

    private static Array large(Factorization kind, Array a, Array right) {
        if (right.ndim() > 2 || !Substitution.isLarge(a)) {
            return Matrices.binary(kind, a, right);
        }
        DType dtype = DType.promote(a.dtype(), right.dtype());
        return solve(kind, a.astype(dtype), right.astype(dtype), Substitution.width(a));
    }

    /** The same in panels of so many columns. */
    static Array solve(Factorization kind, Array a, Array right, long width) {
        if (kind == Factorization.SOLVE_LOWER || kind == Factorization.SOLVE_UPPER) {
            return Substitution.solve(a, right, kind == Factorization.SOLVE_LOWER, width);
        }
        return PanelLu.of(Array.concatenate(1, a, right), Matrices.rows(a), width)
                .solved(Factorization.DIAGONAL_SOLVE);
    }

    /** The inverse of a large matrix, in panels of so many columns. */
    static Array inverse(Array x, long width) {
        long n = Matrices.rows(x);
        Array identity = Array.eye(n, n, 0, Chunks.of(n, Math.min(n, width)), x.dtype());
        return PanelLu.of(Array.concatenate(1, x, identity), n, width).solved(Factorization.DIAGONAL_INVERSE);
    }

    static double epsilon(DType dtype) {
        return dtype.realPart() == DType.FLOAT32 ? Math.ulp(1f) : Math.ulp(1.0);
    }

    static LeastSquares leastSquares(Array a, Array b, double rcond) {
        Array matrix = Matrices.of("lstsq", a);
        Products.require("lstsq", "the right side", b);
        if (matrix.ndim() != 2 || b.ndim() < 1 || b.ndim() > 2 || !a.shape().isAlike(0, b.shape(), 0)) {
            throw new IllegalArgumentException(
                    "lstsq of shapes %s and %s; give a matrix, and a vector or matrix with as many rows"
                            .formatted(a.shape(), b.shape()));
        }
        DType dtype = DType.promote(matrix.dtype(), Matrices.floating(b).dtype());
        Array left = matrix.astype(dtype);
        Array right = b.astype(dtype);
        Svd parts = unsigned(left);
        long rows = Matrices.rows(left);
        long columns = Matrices.columns(left);
        double part = Double.isNaN(rcond) ? Math.max(rows, columns) * epsilon(dtype) : rcond;
        Array least = parts.s().max(Reduce.all().initial(0.0)).mul(part);
        Array isUsed = parts.s().gt(least);
        Array inverse = Array.where(isUsed, parts.s(), Double.POSITIVE_INFINITY).reciprocal();
        Array image = Matrices.adjoint(parts.u()).matmul(right);
        Array scaled = image.mul(b.ndim() == 2 ? inverse.expandDims(1) : inverse);
        Array x = Matrices.adjoint(parts.vh()).matmul(scaled);
        Array distances = right.sub(left.matmul(x));
        Array residuals =
                (dtype.isComplex() ? distances.abs() : distances).square().sum(0);
        Array shown = rows > columns ? (b.ndim() == 1 ? residuals.expandDims(0) : residuals) : none(dtype.realPart());
        return new LeastSquares(x, shown, isUsed.countNonzero(), parts.s());
    }

    private static Array none(DType dtype) {
        return Array.zeros(Shape.of(0), Chunks.whole(), dtype);
    }

    static Array pseudoInverse(Array x, double rcond) {
        Array matrices = Matrices.of("pinv", x);
        Svd parts = unsigned(matrices);
        Array least = parts.s().max(Reduce.axis(-1).keepdims().initial(0.0)).mul(rcond);
        Array inverse = Array.where(parts.s().gt(least), parts.s(), Double.POSITIVE_INFINITY)
                .reciprocal();
        Array scaled = Matrices.adjoint(parts.u()).mul(inverse.expandDims(-1));
        return Matrices.adjoint(parts.vh()).matmul(scaled);
    }
}
