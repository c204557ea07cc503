package io.bask.array;

import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;

/**
 * Random numbers on the real line, by NumPy's names; float64.
 *
 * <p>Each distribution has three methods: plain parameters with a shape, the same with chunks, and parameters that are
 * arrays, which are stretched to one shape: for more numbers stretch one with {@link Array#broadcastTo}.
 */
public abstract sealed class RandomContinuous permits RandomCounts {
    RandomContinuous() {}

    /** A seed that no array had before. */
    abstract long nextSeed();

    /** {@link #exponential(double, Shape, Chunks)} in chunks of a good size. */
    public Array exponential(double scale, Shape shape) {
        return exponential(scale, shape, Chunks.auto());
    }

    /**
     * The exponential distribution with mean {@code scale}, 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array exponential(double scale, Shape shape, Chunks chunks) {
        return RandomFamily.EXPONENTIAL.of(this, shape, chunks, scale);
    }

    /** {@link #exponential(double, Shape, Chunks)} of arrays of parameters. */
    public Array exponential(Array scale) {
        return RandomFamily.EXPONENTIAL.of(this, scale);
    }

    /** {@link #standardExponential(Shape, Chunks)} in chunks of a good size. */
    public Array standardExponential(Shape shape) {
        return standardExponential(shape, Chunks.auto());
    }

    /** The exponential distribution with mean 1. */
    public Array standardExponential(Shape shape, Chunks chunks) {
        return exponential(1, shape, chunks);
    }

    /** {@link #gamma(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array gamma(double form, double scale, Shape shape) {
        return gamma(form, scale, shape, Chunks.auto());
    }

    /**
     * The gamma distribution, shape and scale 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array gamma(double form, double scale, Shape shape, Chunks chunks) {
        return RandomFamily.GAMMA.of(this, shape, chunks, form, scale);
    }

    /** {@link #gamma(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array gamma(Array form, Array scale) {
        return RandomFamily.GAMMA.of(this, form, scale);
    }

    /** {@link #standardGamma(double, Shape, Chunks)} in chunks of a good size. */
    public Array standardGamma(double form, Shape shape) {
        return standardGamma(form, shape, Chunks.auto());
    }

    /**
     * The gamma distribution with scale 1, shape 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array standardGamma(double form, Shape shape, Chunks chunks) {
        return RandomFamily.STANDARD_GAMMA.of(this, shape, chunks, form);
    }

    /** {@link #standardGamma(double, Shape, Chunks)} of arrays of parameters. */
    public Array standardGamma(Array form) {
        return RandomFamily.STANDARD_GAMMA.of(this, form);
    }

    /** {@link #beta(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array beta(double a, double b, Shape shape) {
        return beta(a, b, shape, Chunks.auto());
    }

    /**
     * The beta distribution, {@code a} and {@code b} above 0.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array beta(double a, double b, Shape shape, Chunks chunks) {
        return RandomFamily.BETA.of(this, shape, chunks, a, b);
    }

    /** {@link #beta(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array beta(Array a, Array b) {
        return RandomFamily.BETA.of(this, a, b);
    }

    /** {@link #chisquare(double, Shape, Chunks)} in chunks of a good size. */
    public Array chisquare(double df, Shape shape) {
        return chisquare(df, shape, Chunks.auto());
    }

    /**
     * The chi-squared distribution with {@code df} degrees of freedom, above 0.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array chisquare(double df, Shape shape, Chunks chunks) {
        return RandomFamily.CHISQUARE.of(this, shape, chunks, df);
    }

    /** {@link #chisquare(double, Shape, Chunks)} of arrays of parameters. */
    public Array chisquare(Array df) {
        return RandomFamily.CHISQUARE.of(this, df);
    }

    /** {@link #noncentralChisquare(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array noncentralChisquare(double df, double nonc, Shape shape) {
        return noncentralChisquare(df, nonc, shape, Chunks.auto());
    }

    /**
     * The noncentral chi-squared distribution: freedom above 0, noncentrality 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array noncentralChisquare(double df, double nonc, Shape shape, Chunks chunks) {
        return RandomFamily.NONCENTRAL_CHISQUARE.of(this, shape, chunks, df, nonc);
    }

    /** {@link #noncentralChisquare(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array noncentralChisquare(Array df, Array nonc) {
        return RandomFamily.NONCENTRAL_CHISQUARE.of(this, df, nonc);
    }

    /** {@link #f(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array f(double dfnum, double dfden, Shape shape) {
        return f(dfnum, dfden, shape, Chunks.auto());
    }

    /**
     * Fisher's F distribution, both degrees of freedom above 0.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array f(double dfnum, double dfden, Shape shape, Chunks chunks) {
        return RandomFamily.F.of(this, shape, chunks, dfnum, dfden);
    }

    /** {@link #f(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array f(Array dfnum, Array dfden) {
        return RandomFamily.F.of(this, dfnum, dfden);
    }

    /** {@link #noncentralF(double, double, double, Shape, Chunks)} in chunks of a good size. */
    public Array noncentralF(double dfnum, double dfden, double nonc, Shape shape) {
        return noncentralF(dfnum, dfden, nonc, shape, Chunks.auto());
    }

    /**
     * The noncentral F distribution: freedoms above 0, noncentrality 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array noncentralF(double dfnum, double dfden, double nonc, Shape shape, Chunks chunks) {
        return RandomFamily.NONCENTRAL_F.of(this, shape, chunks, dfnum, dfden, nonc);
    }

    /** {@link #noncentralF(double, double, double, Shape, Chunks)} of arrays of parameters. */
    public Array noncentralF(Array dfnum, Array dfden, Array nonc) {
        return RandomFamily.NONCENTRAL_F.of(this, dfnum, dfden, nonc);
    }

    /** {@link #standardT(double, Shape, Chunks)} in chunks of a good size. */
    public Array standardT(double df, Shape shape) {
        return standardT(df, shape, Chunks.auto());
    }

    /**
     * Student's t distribution with {@code df} degrees of freedom, above 0.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array standardT(double df, Shape shape, Chunks chunks) {
        return RandomFamily.STANDARD_T.of(this, shape, chunks, df);
    }

    /** {@link #standardT(double, Shape, Chunks)} of arrays of parameters. */
    public Array standardT(Array df) {
        return RandomFamily.STANDARD_T.of(this, df);
    }

    /** {@link #gumbel(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array gumbel(double loc, double scale, Shape shape) {
        return gumbel(loc, scale, shape, Chunks.auto());
    }

    /**
     * The Gumbel distribution of largest values, scale 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array gumbel(double loc, double scale, Shape shape, Chunks chunks) {
        return RandomFamily.GUMBEL.of(this, shape, chunks, loc, scale);
    }

    /** {@link #gumbel(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array gumbel(Array loc, Array scale) {
        return RandomFamily.GUMBEL.of(this, loc, scale);
    }

    /** {@link #laplace(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array laplace(double loc, double scale, Shape shape) {
        return laplace(loc, scale, shape, Chunks.auto());
    }

    /**
     * The Laplace distribution, exponential on both sides, scale 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array laplace(double loc, double scale, Shape shape, Chunks chunks) {
        return RandomFamily.LAPLACE.of(this, shape, chunks, loc, scale);
    }

    /** {@link #laplace(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array laplace(Array loc, Array scale) {
        return RandomFamily.LAPLACE.of(this, loc, scale);
    }

    /** {@link #logistic(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array logistic(double loc, double scale, Shape shape) {
        return logistic(loc, scale, shape, Chunks.auto());
    }

    /**
     * The logistic distribution, scale 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array logistic(double loc, double scale, Shape shape, Chunks chunks) {
        return RandomFamily.LOGISTIC.of(this, shape, chunks, loc, scale);
    }

    /** {@link #logistic(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array logistic(Array loc, Array scale) {
        return RandomFamily.LOGISTIC.of(this, loc, scale);
    }

    /** {@link #lognormal(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array lognormal(double mean, double sigma, Shape shape) {
        return lognormal(mean, sigma, shape, Chunks.auto());
    }

    /**
     * Numbers whose logarithms are normal with this mean and deviation, 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array lognormal(double mean, double sigma, Shape shape, Chunks chunks) {
        return RandomFamily.LOGNORMAL.of(this, shape, chunks, mean, sigma);
    }

    /** {@link #lognormal(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array lognormal(Array mean, Array sigma) {
        return RandomFamily.LOGNORMAL.of(this, mean, sigma);
    }

    /** {@link #pareto(double, Shape, Chunks)} in chunks of a good size. */
    public Array pareto(double a, Shape shape) {
        return pareto(a, shape, Chunks.auto());
    }

    /**
     * The Lomax distribution, Pareto's less 1, {@code a} above 0.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array pareto(double a, Shape shape, Chunks chunks) {
        return RandomFamily.PARETO.of(this, shape, chunks, a);
    }

    /** {@link #pareto(double, Shape, Chunks)} of arrays of parameters. */
    public Array pareto(Array a) {
        return RandomFamily.PARETO.of(this, a);
    }

    /** {@link #power(double, Shape, Chunks)} in chunks of a good size. */
    public Array power(double a, Shape shape) {
        return power(a, shape, Chunks.auto());
    }

    /**
     * The power distribution on [0, 1], {@code a} above 0.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array power(double a, Shape shape, Chunks chunks) {
        return RandomFamily.POWER.of(this, shape, chunks, a);
    }

    /** {@link #power(double, Shape, Chunks)} of arrays of parameters. */
    public Array power(Array a) {
        return RandomFamily.POWER.of(this, a);
    }

    /** {@link #rayleigh(double, Shape, Chunks)} in chunks of a good size. */
    public Array rayleigh(double scale, Shape shape) {
        return rayleigh(scale, shape, Chunks.auto());
    }

    /**
     * The Rayleigh distribution, scale 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array rayleigh(double scale, Shape shape, Chunks chunks) {
        return RandomFamily.RAYLEIGH.of(this, shape, chunks, scale);
    }

    /** {@link #rayleigh(double, Shape, Chunks)} of arrays of parameters. */
    public Array rayleigh(Array scale) {
        return RandomFamily.RAYLEIGH.of(this, scale);
    }

    /** {@link #standardCauchy(Shape, Chunks)} in chunks of a good size. */
    public Array standardCauchy(Shape shape) {
        return standardCauchy(shape, Chunks.auto());
    }

    /** The Cauchy distribution around 0. */
    public Array standardCauchy(Shape shape, Chunks chunks) {
        return RandomFamily.STANDARD_CAUCHY.of(this, shape, chunks, new Number[0]);
    }

    /** {@link #triangular(double, double, double, Shape, Chunks)} in chunks of a good size. */
    public Array triangular(double left, double mode, double right, Shape shape) {
        return triangular(left, mode, right, shape, Chunks.auto());
    }

    /**
     * The triangular distribution, {@code left <= mode <= right}, not all the same.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array triangular(double left, double mode, double right, Shape shape, Chunks chunks) {
        return RandomFamily.TRIANGULAR.of(this, shape, chunks, left, mode, right);
    }

    /** {@link #triangular(double, double, double, Shape, Chunks)} of arrays of parameters. */
    public Array triangular(Array left, Array mode, Array right) {
        return RandomFamily.TRIANGULAR.of(this, left, mode, right);
    }

    /** {@link #vonmises(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array vonmises(double mu, double kappa, Shape shape) {
        return vonmises(mu, kappa, shape, Chunks.auto());
    }

    /**
     * The von Mises distribution on the circle [-pi, pi], {@code kappa} 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array vonmises(double mu, double kappa, Shape shape, Chunks chunks) {
        return RandomFamily.VONMISES.of(this, shape, chunks, mu, kappa);
    }

    /** {@link #vonmises(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array vonmises(Array mu, Array kappa) {
        return RandomFamily.VONMISES.of(this, mu, kappa);
    }

    /** {@link #wald(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array wald(double mean, double scale, Shape shape) {
        return wald(mean, scale, shape, Chunks.auto());
    }

    /**
     * The Wald (inverse Gaussian) distribution, mean and scale above 0.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array wald(double mean, double scale, Shape shape, Chunks chunks) {
        return RandomFamily.WALD.of(this, shape, chunks, mean, scale);
    }

    /** {@link #wald(double, double, Shape, Chunks)} of arrays of parameters. */
    public Array wald(Array mean, Array scale) {
        return RandomFamily.WALD.of(this, mean, scale);
    }

    /** {@link #weibull(double, Shape, Chunks)} in chunks of a good size. */
    public Array weibull(double a, Shape shape) {
        return weibull(a, shape, Chunks.auto());
    }

    /**
     * The Weibull distribution with scale 1, {@code a} 0 or more.
     *
     * @throws IllegalArgumentException if a parameter is out of its domain; the message says which
     */
    public Array weibull(double a, Shape shape, Chunks chunks) {
        return RandomFamily.WEIBULL.of(this, shape, chunks, a);
    }

    /** {@link #weibull(double, Shape, Chunks)} of arrays of parameters. */
    public Array weibull(Array a) {
        return RandomFamily.WEIBULL.of(this, a);
    }
}
