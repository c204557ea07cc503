package io.bask.array;

import io.bask.array.draw.RowDraw;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random choices, orders, and rows of numbers that belong together, by NumPy's names.
 *
 * <p>Choices and orders are of whole axes, however these are cut: each of the n! orders is equally likely.
 */
public abstract sealed class RandomChoices extends RandomCounts permits RandomArrays {
    RandomChoices() {}

    /**
     * Chosen elements of an array of one axis, or slices along an axis of any.
     *
     * @param shape of the positions that are chosen; takes the place of the axis
     * @throws IllegalArgumentException if there are fewer elements than are chosen, or not as many as weights
     */
    public Array choice(Array from, Shape shape, Choice how) {
        Given.notNull(from, "from");
        Given.notNull(shape, "shape");
        Given.notNull(how, "how");
        int along = Axis.normalize(how.axis(), from.ndim());
        return from.take(Choosing.positions(this, from.shape().length(along), shape, how), along);
    }

    /**
     * Chosen whole numbers below {@code n}; int64.
     *
     * @throws IllegalArgumentException as {@link #choice(Array, Shape, Choice)}
     */
    public Array choice(long n, Shape shape, Choice how) {
        Given.notNull(shape, "shape");
        Given.notNull(how, "how");
        return Choosing.positions(this, n, shape, how);
    }

    /** The whole numbers below {@code n} in random order; int64. */
    public Array permutation(long n) {
        return Choosing.order(this, ArrayCreation.grid(Shape.of(n), Chunks.auto(), DType.INT64));
    }

    /** The slices of an array along its first axis, in random order. */
    public Array permutation(Array x) {
        return permutation(x, 0);
    }

    /**
     * The slices of an array along an axis, in random order.
     *
     * @throws io.bask.array.shape.UnknownLengthException if their number is only known when computed
     */
    public Array permutation(Array x, int axis) {
        Given.notNull(x, "x");
        int along = Axis.normalize(axis, x.ndim());
        return x.take(Choosing.order(this, ChunkGrid.of(x.chunks().axis(along))), along);
    }

    /** NumPy's {@code shuffle}, as a new array: {@link #permutation(Array, int)}. */
    public Array shuffle(Array x, int axis) {
        return permutation(x, axis);
    }

    /** Each line along an axis in a random order of its own. */
    public Array permuted(Array x, int axis) {
        Given.notNull(x, "x");
        int along = Axis.normalize(axis, x.ndim());
        return x.takeAlongAxis(new RandomSource(this, x.chunks()).bits().argsort(along), along);
    }

    /** All elements in random order, in the shape of the array. */
    public Array permuted(Array x) {
        Given.notNull(x, "x");
        return permutation(x.ravel(), 0).reshape(x.shape().lengths()).rechunk(Chunks.of(x.chunks()));
    }

    /**
     * How many of {@code n} draws are of each kind; int64, the kinds along a new last axis.
     *
     * @param chances of the kinds; that of the last one is what the others leave
     * @throws IllegalArgumentException if there is no chance, or one that is none, or those of all but the last add up to
     *     more than 1
     */
    public Array multinomial(long n, double[] chances, Shape shape, Chunks chunks) {
        Given.notNull(chances, "chances");
        if (n < 0) {
            throw new IllegalArgumentException("multinomial: n is %d; it must be 0 or more".formatted(n));
        }
        RowDraw.MULTINOMIAL.require(chances, n);
        return rows(RowDraw.MULTINOMIAL, Array.scalar(n), Array.of(chances.clone()), grid(shape, chunks));
    }

    /** {@link #multinomial(long, double[], Shape, Chunks)} of arrays of parameters; the last axis of {@code chances} is that of the kinds. */
    public Array multinomial(Array n, Array chances) {
        return rows(RowDraw.MULTINOMIAL, n, chances);
    }

    /**
     * How many of each kind are among {@code taken}; int64, the kinds along a new last axis.
     *
     * @param there how many there are of each kind
     * @throws IllegalArgumentException if fewer are there than are taken
     */
    public Array multivariateHypergeometric(long[] there, long taken, Shape shape, Chunks chunks) {
        Given.notNull(there, "there");
        double[] weights = java.util.Arrays.stream(there).asDoubleStream().toArray();
        if (taken < 0) {
            throw new IllegalArgumentException(
                    "multivariate_hypergeometric: %d are taken; it must be 0 or more".formatted(taken));
        }
        RowDraw.MULTIVARIATE_HYPERGEOMETRIC.require(weights, taken);
        return rows(
                RowDraw.MULTIVARIATE_HYPERGEOMETRIC, Array.scalar(taken), Array.of(there.clone()), grid(shape, chunks));
    }

    /**
     * Shares that add up to 1, along a new last axis.
     *
     * @param alpha above 0 each
     */
    public Array dirichlet(double[] alpha, Shape shape, Chunks chunks) {
        Given.notNull(alpha, "alpha");
        RowDraw.DIRICHLET.require(alpha, 0);
        return rows(RowDraw.DIRICHLET, Array.scalar(0L), Array.of(alpha.clone()), grid(shape, chunks));
    }

    /**
     * Vectors, along a new last axis, of a normal distribution of several variables.
     *
     * @param covariance symmetric, no eigenvalue negative; that is not checked
     * @throws IllegalArgumentException if mean and covariance are no vector and square matrix of one length
     */
    public Array multivariateNormal(Array mean, Array covariance, Shape shape, Chunks chunks) {
        Given.notNull(mean, "mean");
        Given.notNull(covariance, "covariance");
        Given.notNull(shape, "shape");
        Given.notNull(chunks, "chunks");
        boolean fits = mean.ndim() == 1
                && covariance.ndim() == 2
                && covariance
                        .shape()
                        .equals(Shape.of(mean.shape().length(0), mean.shape().length(0)));
        if (!fits) {
            throw new IllegalArgumentException(
                    "multivariate_normal: mean has shape %s and covariance %s; give (n) and (n, n)"
                            .formatted(mean.shape(), covariance.shape()));
        }
        ChunkGrid whole = grid(shape, chunks)
                .insertAxis(-1, ChunkLengths.single(mean.shape().length(0)));
        Svd factors = Linalg.svd(covariance);
        Array spread = factors.s().sqrt().expandDims(1).mul(factors.vh());
        return new RandomSource(this, whole).normal().matmul(spread).add(mean);
    }

    private static ChunkGrid grid(Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return ArrayCreation.grid(shape, Given.notNull(chunks, "chunks"), DType.INT64);
    }

    private Array rows(RowDraw kind, Array drawn, Array weights) {
        Given.notNull(drawn, "n");
        Given.notNull(weights, "chances");
        if (weights.ndim() == 0 || !drawn.dtype().isInteger() || weights.dtype().isComplex()) {
            throw new IllegalArgumentException(
                    "%s: got %s draws and %s chances of shape %s; give whole numbers and rows"
                            .formatted(kind, drawn.dtype(), weights.dtype(), weights.shape()));
        }
        return rows(
                kind,
                drawn,
                weights,
                ChunkGrid.unify(drawn.chunks(), weights.chunks().removeAxis(weights.ndim() - 1)));
    }

    private Array rows(RowDraw kind, Array drawn, Array weights, ChunkGrid grid) {
        ChunkLengths kinds = ChunkLengths.single(weights.shape().length(-1));
        if (kind == RowDraw.MULTINOMIAL && kinds.total() == 0) {
            throw new IllegalArgumentException(
                    "multinomial: chances of shape %s are of no kind that could be drawn; give one chance or more"
                            .formatted(weights.shape()));
        }
        ChunkGrid each = weights.chunks().removeAxis(weights.ndim() - 1).alignedTo(grid);
        List<ArrayExpr> inputs = List.of(
                new RandomSource(this, grid).bits().expr(),
                Rechunk.of(drawn.expr(), drawn.chunks().alignedTo(grid)),
                Rechunk.of(weights.expr(), each.insertAxis(each.ndim(), kinds)));
        int ndim = grid.ndim();
        int[] ofWeights = IntStream.rangeClosed(ndim - each.ndim(), ndim).toArray();
        ofWeights[each.ndim()] = BlockCall.WHOLE;
        List<int[]> meets = List.of(
                IntStream.range(0, ndim).toArray(),
                IntStream.range(ndim - drawn.ndim(), ndim).toArray(),
                ofWeights);
        return new Array(BlockCall.described(
                kind.name().toLowerCase(java.util.Locale.ROOT),
                kind,
                inputs,
                meets,
                grid.insertAxis(ndim, kinds),
                kind.dtype()));
    }
}
