package io.bask.array;

import static io.bask.array.draw.Domain.ABOVE_ONE;
import static io.bask.array.draw.Domain.ANY;
import static io.bask.array.draw.Domain.CHANCE;
import static io.bask.array.draw.Domain.COUNT;
import static io.bask.array.draw.Domain.MEAN_COUNT;
import static io.bask.array.draw.Domain.NOT_NEGATIVE;
import static io.bask.array.draw.Domain.POSITIVE;
import static io.bask.array.draw.Domain.SOME_CHANCE;
import static io.bask.array.draw.Domain.UNSURE_CHANCE;
import static io.bask.array.draw.Domain.WHOLE;

import io.bask.array.draw.Counts;
import io.bask.array.draw.Domain;
import io.bask.array.draw.Draws;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.function.Given;
import java.util.List;
import java.util.Locale;

/**
 * A family of distributions: which parameters it has, and how its numbers are made of random bits and of these.
 *
 * <p>Numbers are elementwise functions of bits and parameters, so that arrays of them are fused, sliced and rechunked as
 * all others. A plain parameter is a constant of the same expression.
 */
enum RandomFamily {
    UNIFORM(List.of("low", "high"), ANY, ANY) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            Array width = Bounded.in(Domain.WIDTH, p[1].sub(p[0]), "uniform", "high - low");
            return p[0].add(width.mul(from.unit()));
        }
    },
    NORMAL(List.of("loc", "scale"), ANY, NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return p[0].add(p[1].mul(from.normal()));
        }
    },
    LOGNORMAL(List.of("mean", "sigma"), ANY, NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return NORMAL.numbers(from, p).exp();
        }
    },
    EXPONENTIAL(List.of("scale"), NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return p[0].mul(from.exponential());
        }
    },
    STANDARD_GAMMA(List.of("shape"), NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_GAMMA, p[0]);
        }
    },
    GAMMA(List.of("shape", "scale"), NOT_NEGATIVE, NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return p[1].mul(from.draw(Ufunc.RANDOM_GAMMA, p[0]));
        }
    },
    BETA(List.of("a", "b"), POSITIVE, POSITIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_BETA, p[0], p[1]);
        }
    },
    CHISQUARE(List.of("df"), POSITIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_GAMMA, p[0].div(2)).mul(2);
        }
    },
    NONCENTRAL_CHISQUARE(List.of("df", "nonc"), POSITIVE, MEAN_COUNT) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            Array more = from.draw(Ufunc.RANDOM_POISSON, p[1].div(2));
            return from.draw(Ufunc.RANDOM_GAMMA, p[0].div(2).add(more)).mul(2);
        }
    },
    F(List.of("dfnum", "dfden"), POSITIVE, POSITIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return CHISQUARE
                    .numbers(from, p[0])
                    .div(p[0])
                    .div(CHISQUARE.numbers(from, p[1]).div(p[1]));
        }
    },
    NONCENTRAL_F(List.of("dfnum", "dfden", "nonc"), POSITIVE, POSITIVE, MEAN_COUNT) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            Array top = NONCENTRAL_CHISQUARE.numbers(from, p[0], p[2]).div(p[0]);
            return top.div(CHISQUARE.numbers(from, p[1]).div(p[1]));
        }
    },
    STANDARD_T(List.of("df"), POSITIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            Array half = p[0].div(2);
            return from.normal()
                    .mul(half.div(from.draw(Ufunc.RANDOM_GAMMA, half)).sqrt());
        }
    },
    GUMBEL(List.of("loc", "scale"), ANY, NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return p[0].sub(p[1].mul(from.exponential().log()));
        }
    },
    LAPLACE(List.of("loc", "scale"), ANY, NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            Array u = from.unit();
            Array size = Array.where(
                    u.lt(0.5), u.mul(2).log(), u.mul(-2).add(2).log().neg());
            return p[0].add(p[1].mul(size));
        }
    },
    LOGISTIC(List.of("loc", "scale"), ANY, NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            Array u = from.unit();
            return p[0].add(p[1].mul(u.div(u.neg().add(1)).log()));
        }
    },
    PARETO(List.of("a"), POSITIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.exponential().div(p[0]).expm1();
        }
    },
    POWER(List.of("a"), POSITIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.exponential().div(p[0]).neg().exp();
        }
    },
    RAYLEIGH(List.of("scale"), NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return p[0].mul(from.exponential().mul(2).sqrt());
        }
    },
    STANDARD_CAUCHY(List.of()) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.unit().sub(0.5).mul(Math.PI).tan();
        }
    },
    TRIANGULAR(List.of("left", "mode", "right"), ANY, ANY, ANY) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_TRIANGULAR, p[0], p[1], p[2]);
        }

        @Override
        void require(Number... p) {
            Draws.requireTriangle(p[0].doubleValue(), p[1].doubleValue(), p[2].doubleValue());
        }
    },
    VONMISES(List.of("mu", "kappa"), ANY, NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_VONMISES, p[0], p[1]);
        }
    },
    /** The smaller root of a quadratic equation, or the larger one: Michael, Schucany and Haas (1976). */
    WALD(List.of("mean", "scale"), POSITIVE, POSITIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            Array mean = p[0];
            Array d = mean.mul(from.normal().square()).div(p[1].mul(2));
            Array ratio = d.add(1).add(d.sqrt().mul(d.add(2).sqrt()));
            Array isSmaller = from.unit().mul(ratio.reciprocal().add(1)).le(1);
            return Array.where(isSmaller, mean.div(ratio), mean.mul(ratio));
        }
    },
    WEIBULL(List.of("a"), NOT_NEGATIVE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            Array powers = from.exponential().pow(p[0].reciprocal());
            return Array.where(p[0].eq(0), Array.scalar(0.0), powers);
        }
    },
    BINOMIAL(List.of("n", "p"), COUNT, CHANCE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_BINOMIAL, p[0], p[1]);
        }
    },
    NEGATIVE_BINOMIAL(List.of("n", "p"), POSITIVE, SOME_CHANCE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_NEGATIVE_BINOMIAL, p[0], p[1]);
        }

        @Override
        void require(Number... p) {
            Counts.requireFailures(p[0].doubleValue(), p[1].doubleValue());
        }
    },
    GEOMETRIC(List.of("p"), SOME_CHANCE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_GEOMETRIC, p[0]);
        }
    },
    HYPERGEOMETRIC(List.of("ngood", "nbad", "nsample"), COUNT, COUNT, COUNT) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_HYPERGEOMETRIC, p[0], p[1], p[2]);
        }

        @Override
        void require(Number... p) {
            Counts.requireTaken(p[0].longValue(), p[1].longValue(), p[2].longValue());
        }
    },
    LOGSERIES(List.of("p"), UNSURE_CHANCE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_LOGSERIES, p[0]);
        }
    },
    POISSON(List.of("lam"), MEAN_COUNT) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_POISSON, p[0]);
        }
    },
    ZIPF(List.of("a"), ABOVE_ONE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_ZIPF, p[0]);
        }
    },
    INTEGERS(List.of("low", "high"), WHOLE, WHOLE) {
        @Override
        Array numbers(RandomSource from, Array... p) {
            return from.draw(Ufunc.RANDOM_INTEGERS, p[0], p[1]);
        }
    };

    private final List<String> names;
    private final List<Domain> domains;

    RandomFamily(List<String> names, Domain... domains) {
        this.names = names;
        this.domains = List.of(domains);
    }

    abstract Array numbers(RandomSource from, Array... parameters);

    /** Refuses parameters that belong to their domains but not together. */
    void require(Number... parameters) {}

    private String function() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Numbers of one distribution. */
    Array of(RandomContinuous maker, Shape shape, Chunks chunks, Number... parameters) {
        Given.notNull(shape, "shape");
        Given.notNull(chunks, "chunks");
        Array[] constants = new Array[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            if (!domains.get(i).holds(parameters[i].doubleValue())) {
                throw domains.get(i).refused(function(), names.get(i), parameters[i]);
            }
            constants[i] = Array.scalar(parameters[i]);
        }
        if (parameters.length > 0) {
            require(parameters);
        }
        return numbers(new RandomSource(maker, ArrayCreation.grid(shape, chunks, DType.FLOAT64)), constants);
    }

    /** Numbers of as many distributions as there are elements in the parameters, stretched to one shape. */
    Array of(RandomContinuous maker, Array... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            Given.notNull(parameters[i], names.get(i));
        }
        Array[] checked = new Array[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            checked[i] = checked(parameters[i], i);
        }
        ChunkGrid grid = ArrayJoining.common(checked);
        if (!grid.isKnown()) {
            throw new IllegalArgumentException(
                    "%s: the shape %s of the parameters is only known when computed; call computeChunkSizes() first"
                            .formatted(function(), grid.shape()));
        }
        return numbers(new RandomSource(maker, grid), checked);
    }

    private Array checked(Array parameter, int number) {
        Domain domain = domains.get(number);
        DType dtype = parameter.dtype();
        if (dtype.isComplex() || domain.isWhole() && dtype.isInexact()) {
            throw new IllegalArgumentException("%s: %s has dtype %s; it must be %s"
                    .formatted(function(), names.get(number), dtype, domain.isWhole() ? "whole numbers" : "real"));
        }
        Array cast = parameter.astype(domain.isWhole() ? DType.INT64 : DType.FLOAT64);
        if (domain == ANY || domain == WHOLE) {
            return cast;
        }
        return Bounded.in(domain, cast, function(), names.get(number));
    }
}
