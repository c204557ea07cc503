package io.bask.array;

import io.bask.array.order.SumsAgree;
import io.bask.array.order.Tail;
import io.bask.array.order.Tail.Distribution;
import io.bask.array.shape.Axis;
import io.bask.array.shape.DType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Statistics and tests of an array, as scipy's {@code stats} has them: {@code x.stats().skew(0)}.
 *
 * <p>All are lazy, made of reductions, along one axis, and float64; negative axes count from the end. NaN makes NaN. All throw
 * IllegalArgumentException for an axis that does not exist, and for complex numbers.
 */
public final class ArrayStats {
    private static final double RESOLUTION = 1e-15;

    private final Array given;
    private final Array x;

    ArrayStats(Array given) {
        if (given.dtype().isComplex()) {
            throw new IllegalArgumentException(
                    "statistics of complex numbers are not defined; take real(...), imag(...) or abs(...) first");
        }
        this.given = given;
        this.x = Sets.cast(given, DType.FLOAT64);
    }

    private double count(int axis) {
        return x.shape().length(Axis.normalize(axis, x.ndim()));
    }

    /** The central moment of an order; of order 1 exactly 0. */
    public Array moment(int order, int axis) {
        if (order == 0 || order == 1) {
            Array always = Array.scalar(1.0 - order);
            return Array.where(x.isnan().any(axis), Double.NaN, always);
        }
        return x.moment(order, axis);
    }

    /** {@link #skew(int, boolean)}, biased. */
    public Array skew(int axis) {
        return skew(axis, true);
    }

    /** How far elements lean to one side: the third moment of the standardised elements; NaN where all are equal. */
    public Array skew(int axis, boolean bias) {
        Array second = x.moment(2, axis);
        Array plain = x.moment(3, axis).div(second.pow(1.5));
        double n = count(axis);
        Array skew = bias || n < 3 ? plain : plain.mul(Math.sqrt((n - 1) * n) / (n - 2));
        return Array.where(isFlat(second, axis), Double.NaN, skew);
    }

    private Array isFlat(Array second, int axis) {
        return second.le(x.mean(axis).mul(RESOLUTION).square());
    }

    /** {@link #kurtosis(int, boolean, boolean)}, Fisher's and biased. */
    public Array kurtosis(int axis) {
        return kurtosis(axis, true, true);
    }

    /**
     * How heavy the tails are: the fourth moment of the standardised elements; NaN where all are equal.
     *
     * @param fisher whether 3 is taken off, so that normal distributions have 0
     */
    public Array kurtosis(int axis, boolean fisher, boolean bias) {
        Array second = x.moment(2, axis);
        Array plain = x.moment(4, axis).div(second.square());
        double n = count(axis);
        if (!bias && n > 3) {
            plain = plain.mul(n * n - 1)
                    .sub(3 * (n - 1) * (n - 1))
                    .div((n - 2) * (n - 3))
                    .add(3.0);
        }
        Array kurtosis = fisher ? plain.sub(3.0) : plain;
        return Array.where(isFlat(second, axis), Double.NaN, kurtosis);
    }

    /** Number, extremes and the first moments of the lines along an axis. */
    public Description describe(int axis) {
        return new Description(
                (long) count(axis),
                given.min(axis),
                given.max(axis),
                x.mean(axis),
                x.var(Reduce.axis(axis).ddof(1)),
                skew(axis),
                kurtosis(axis));
    }

    private static Array tail(Distribution distribution, Array statistic, double freedom, double second) {
        return statistic.mapBlocks(new Tail(distribution, freedom, second), DType.FLOAT64);
    }

    /** Student's t-test of whether the mean along an axis is a given one. */
    public TestResult ttest1samp(double mean, int axis) {
        double n = count(axis);
        Array distance = x.mean(axis).sub(mean);
        Array statistic = distance.div(x.var(Reduce.axis(axis).ddof(1)).div(n).sqrt());
        return new TestResult(statistic, tail(Distribution.T, statistic, n - 1, 0));
    }

    /**
     * Student's t-test of whether pairs differ along an axis.
     *
     * @param other of this shape
     * @throws IllegalArgumentException if it has another shape
     */
    public TestResult ttestRel(Array other, int axis) {
        Objects.requireNonNull(other, "the other array is null; give one of the same shape");
        if (!other.shape().equals(x.shape())) {
            throw new IllegalArgumentException("elements of shapes %s and %s make no pairs; give equal shapes"
                    .formatted(x.shape(), other.shape()));
        }
        return x.sub(new ArrayStats(other).x).stats().ttest1samp(0, axis);
    }

    /** {@link #ttestInd(Array, int, boolean)} of equal variances. */
    public TestResult ttestInd(Array other, int axis) {
        return ttestInd(other, axis, true);
    }

    /**
     * The t-test of whether two independent samples have one mean.
     *
     * @param equalVar whether their variances are taken to be equal, as Student has it; else Welch's test
     */
    public TestResult ttestInd(Array other, int axis, boolean equalVar) {
        ArrayStats that = new ArrayStats(Objects.requireNonNull(other, "the other array is null; give a sample"));
        double n1 = count(axis);
        double n2 = that.count(axis);
        Array v1 = x.var(Reduce.axis(axis).ddof(1));
        Array v2 = that.x.var(Reduce.axis(axis).ddof(1));
        Array distance = x.mean(axis).sub(that.x.mean(axis));
        if (equalVar) {
            double freedom = n1 + n2 - 2;
            Array pooled = v1.mul(n1 - 1).add(v2.mul(n2 - 1)).div(freedom);
            Array statistic = distance.div(pooled.mul(1 / n1 + 1 / n2).sqrt());
            return new TestResult(statistic, tail(Distribution.T, statistic, freedom, 0));
        }
        Array e1 = v1.div(n1);
        Array e2 = v2.div(n2);
        Array freedom =
                e1.add(e2).square().div(e1.square().div(n1 - 1).add(e2.square().div(n2 - 1)));
        Array statistic = distance.div(e1.add(e2).sqrt());
        Array known = Array.where(freedom.isnan(), 1.0, freedom);
        return new TestResult(statistic, statistic.mapBlocks(new Tail(Distribution.T, 0, 0), DType.FLOAT64, known));
    }

    /** Pearson's chi-squared test of whether frequencies are as expected: {@link #powerDivergence} of 1. */
    public TestResult chisquare(@Nullable Array expected, int ddof, int axis) {
        return powerDivergence(expected, ddof, axis, 1);
    }

    /**
     * Cressie and Read's test of whether frequencies are as expected.
     *
     * @param expected frequencies; null for equal ones; computing fails where their sum is not that of the array
     * @param ddof how many degrees of freedom are lost beside one
     * @param lambda the power: 1 Pearson's, 0 the G-test, -1/2 Freeman and Tukey's, -1 and -2 Neyman's, 2/3 their own
     */
    public TestResult powerDivergence(@Nullable Array expected, int ddof, int axis, double lambda) {
        Array expect = expected == null ? x.mean(Reduce.axis(axis).keepdims()) : new ArrayStats(expected).x;
        Array terms;
        if (lambda == 1) {
            terms = x.sub(expect).square().div(expect);
        } else if (lambda == 0) {
            terms = xlogy(x, x.div(expect)).mul(2.0);
        } else if (lambda == -1) {
            terms = xlogy(expect, expect.div(x)).mul(2.0);
        } else {
            terms = x.mul(x.div(expect).pow(lambda).sub(1.0)).div(0.5 * lambda * (lambda + 1));
        }
        Array statistic = expected == null ? terms.sum(axis) : agreed(terms.sum(axis), x.sum(axis), expect.sum(axis));
        return new TestResult(statistic, tail(Distribution.CHI_SQUARED, statistic, count(axis) - 1 - ddof, 0));
    }

    private static Array agreed(Array statistic, Array seen, Array expected) {
        return statistic.mapBlocks(new SumsAgree(), DType.FLOAT64, seen, expected);
    }

    private static Array xlogy(Array a, Array b) {
        return Array.where(a.eq(0.0).and(b.isnan().not()), 0.0, a.mul(b.log()));
    }

    /**
     * Whether the skew is that of a normal distribution.
     *
     * @throws IllegalArgumentException if the axis has fewer than 8 elements
     */
    public TestResult skewtest(int axis) {
        double n = count(axis);
        if (n < 8) {
            throw new IllegalArgumentException(
                    "the skew test needs 8 elements but axis %d has %d; use a longer one".formatted(axis, (long) n));
        }
        Array y = skew(axis, true).mul(Math.sqrt((n + 1) * (n + 3) / (6 * (n - 2))));
        double beta = 3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
        double w = -1 + Math.sqrt(2 * (beta - 1));
        double delta = 1 / Math.sqrt(0.5 * Math.log(w));
        double alpha = Math.sqrt(2 / (w - 1));
        Array scaled = Array.where(y.eq(0.0), 1.0, y).div(alpha);
        Array z = scaled.add(scaled.square().add(1.0).sqrt()).log().mul(delta);
        return new TestResult(z, tail(Distribution.NORMAL, z, 0, 0));
    }

    /**
     * Whether the kurtosis is that of a normal distribution.
     *
     * @throws IllegalArgumentException if the axis has fewer than 5 elements
     */
    public TestResult kurtosistest(int axis) {
        double n = count(axis);
        if (n < 5) {
            throw new IllegalArgumentException("the kurtosis test needs 5 elements but axis %d has %d; use a longer one"
                    .formatted(axis, (long) n));
        }
        double mean = 3 * (n - 1) / (n + 1);
        double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
        Array distance = kurtosis(axis, false, true).sub(mean).div(Math.sqrt(variance));
        double root = 6
                * (n * n - 5 * n + 2)
                / ((n + 7) * (n + 9))
                * Math.sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
        double a = 6 + 8 / root * (2 / root + Math.sqrt(1 + 4 / (root * root)));
        Array divisor = distance.mul(Math.sqrt(2 / (a - 4))).add(1.0);
        Array size = Array.where(divisor.eq(0.0), Double.NaN, divisor.abs());
        Array second = divisor.sign()
                .mul(Array.where(size.ge(0.0), 1 - 2 / a, Double.NaN).div(size).pow(1 / 3.0));
        Array z = second.neg().add(1 - 2 / (9 * a)).div(Math.sqrt(2 / (9 * a)));
        return new TestResult(z, tail(Distribution.NORMAL, z, 0, 0));
    }

    /** Whether skew and kurtosis together are those of a normal distribution: D'Agostino and Pearson's test. */
    public TestResult normaltest(int axis) {
        Array statistic = skewtest(axis)
                .statistic()
                .square()
                .add(kurtosistest(axis).statistic().square());
        return new TestResult(statistic, tail(Distribution.CHI_SQUARED, statistic, 2, 0));
    }

    /**
     * Whether this sample and others, along axis 0, have one mean: one-way analysis of variance.
     *
     * @param others of the same lengths along all other axes
     * @throws IllegalArgumentException if there are none
     */
    public TestResult fOneway(Array... others) {
        Objects.requireNonNull(others, "the other samples are null; give at least one");
        if (others.length == 0) {
            throw new IllegalArgumentException("one sample alone has no other mean to compare with; give at least two");
        }
        Array[] all = new Array[others.length + 1];
        all[0] = x;
        for (int i = 0; i < others.length; i++) {
            all[i + 1] = new ArrayStats(others[i]).x;
        }
        Array data = Array.concatenate(0, all);
        Array offset = data.mean(Reduce.axis(0).keepdims());
        @Nullable Array within = null;
        @Nullable Array between = null;
        for (Array one : all) {
            double n = one.shape().length(0);
            Array mean = one.mean(Reduce.axis(0).keepdims());
            Array own = one.sub(mean).square().sum(0);
            Array apart = mean.sub(offset).square().mul(n).sum(0);
            within = within == null ? own : within.add(own);
            between = between == null ? apart : between.add(apart);
        }
        double freedom = others.length;
        double rest = data.shape().length(0) - (double) all.length;
        Array statistic = Objects.requireNonNull(between)
                .div(freedom)
                .div(Objects.requireNonNull(within).div(rest));
        return new TestResult(statistic, tail(Distribution.F, statistic, freedom, rest));
    }
}
