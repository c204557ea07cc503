package io.bask.array;

import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;

/**
 * Random whole numbers, by NumPy's names; int64.
 *
 * <p>Each distribution has three methods: plain parameters with a shape, the same with chunks, and parameters that are
 * arrays, which are stretched to one shape: for more numbers stretch one with {@link Array#broadcastTo}.
 */
public abstract sealed class RandomCounts extends RandomContinuous permits RandomChoices {
    RandomCounts() {}

    /** {@link #binomial(long, double, Shape, Chunks)} in chunks of a good size. */
    public Array binomial(long n, double p, Shape shape) {
        return binomial(n, p, shape, Chunks.auto());
    }

    /**
     * How many of {@code n} trials succeed with a chance {@code p} each; int64.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array binomial(long n, double p, Shape shape, Chunks chunks) {
        return RandomFamily.BINOMIAL.of(this, shape, chunks, n, p);
    }

    /** {@link #binomial(long, double, Shape, Chunks)} of arrays of parameters. */
    public Array binomial(Array n, Array p) {
        return RandomFamily.BINOMIAL.of(this, n, p);
    }

    /** {@link #negativeBinomial(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array negativeBinomial(double n, double p, Shape shape) {
        return negativeBinomial(n, p, shape, Chunks.auto());
    }

    /**
     * How many trials fail before {@code n} succeed, with a chance above 0 each; int64.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array negativeBinomial(double n, double p, Shape shape, Chunks chunks) {
        return RandomFamily.NEGATIVE_BINOMIAL.of(this, shape, chunks, n, p);
    }

    /** {@link #negativeBinomial(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array negativeBinomial(Array n, Array p) {
        return RandomFamily.NEGATIVE_BINOMIAL.of(this, n, p);
    }

    /** {@link #geometric(double, Shape, Chunks)} in chunks of a good size. */
    public Array geometric(double p, Shape shape) {
        return geometric(p, shape, Chunks.auto());
    }

    /**
     * The number of the first trial that succeeds, 1 or more, with a chance above 0 each; int64.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array geometric(double p, Shape shape, Chunks chunks) {
        return RandomFamily.GEOMETRIC.of(this, shape, chunks, p);
    }

    /** {@link #geometric(double, Shape, Chunks)} of arrays of parameters. */
    public Array geometric(Array p) {
        return RandomFamily.GEOMETRIC.of(this, p);
    }

    /** {@link #hypergeometric(long, long, long, Shape, Chunks)} in chunks of a good size. */
    public Array hypergeometric(long ngood, long nbad, long nsample, Shape shape) {
        return hypergeometric(ngood, nbad, nsample, shape, Chunks.auto());
    }

    /**
     * How many good ones are among {@code nsample} of {@code ngood} good and {@code nbad} bad ones; int64.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array hypergeometric(long ngood, long nbad, long nsample, Shape shape, Chunks chunks) {
        return RandomFamily.HYPERGEOMETRIC.of(this, shape, chunks, ngood, nbad, nsample);
    }

    /** {@link #hypergeometric(long, long, long, Shape, Chunks)} of arrays of parameters. */
    public Array hypergeometric(Array ngood, Array nbad, Array nsample) {
        return RandomFamily.HYPERGEOMETRIC.of(this, ngood, nbad, nsample);
    }

    /** {@link #logseries(double, Shape, Chunks)} in chunks of a good size. */
    public Array logseries(double p, Shape shape) {
        return logseries(p, shape, Chunks.auto());
    }

    /**
     * The logarithmic series distribution, {@code p} above 0 and below 1; int64.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array logseries(double p, Shape shape, Chunks chunks) {
        return RandomFamily.LOGSERIES.of(this, shape, chunks, p);
    }

    /** {@link #logseries(double, Shape, Chunks)} of arrays of parameters. */
    public Array logseries(Array p) {
        return RandomFamily.LOGSERIES.of(this, p);
    }

    /** {@link #poisson(double, Shape, Chunks)} in chunks of a good size. */
    public Array poisson(double lam, Shape shape) {
        return poisson(lam, shape, Chunks.auto());
    }

    /**
     * The Poisson distribution with mean {@code lam}, 0 or more; int64.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array poisson(double lam, Shape shape, Chunks chunks) {
        return RandomFamily.POISSON.of(this, shape, chunks, lam);
    }

    /** {@link #poisson(double, Shape, Chunks)} of arrays of parameters. */
    public Array poisson(Array lam) {
        return RandomFamily.POISSON.of(this, lam);
    }

    /** {@link #zipf(double, Shape, Chunks)} in chunks of a good size. */
    public Array zipf(double a, Shape shape) {
        return zipf(a, shape, Chunks.auto());
    }

    /**
     * The zeta distribution, {@code a} above 1; int64.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array zipf(double a, Shape shape, Chunks chunks) {
        return RandomFamily.ZIPF.of(this, shape, chunks, a);
    }

    /** {@link #zipf(double, Shape, Chunks)} of arrays of parameters. */
    public Array zipf(Array a) {
        return RandomFamily.ZIPF.of(this, a);
    }
}
