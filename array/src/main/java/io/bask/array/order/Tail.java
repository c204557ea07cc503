package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import java.util.List;

/**
 * How probable it is to see a statistic as extreme as each element of block 0, or more so.
 *
 * @param distribution of the statistic
 * @param freedom its degrees of freedom, where there is no block 1 with them; not used of normal distributions
 * @param second the second degrees of freedom of an F distribution
 */
public record Tail(Distribution distribution, double freedom, double second) implements BlockFunction {
    /** Distributions of statistics. */
    public enum Distribution {
        /** Student's t, on both sides. */
        T,
        /** The standard normal distribution, on both sides. */
        NORMAL,
        /** Chi squared, above. */
        CHI_SQUARED,
        /** Fisher's F, above. */
        F
    }

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        double[] values = blocks.get(0).toDoubleArray();
        double[] degrees = blocks.size() > 1 ? blocks.get(1).toDoubleArray() : new double[0];
        for (int i = 0; i < values.length; i++) {
            values[i] = tail(values[i], degrees.length > 0 ? degrees[i] : freedom);
        }
        return NDArray.wrap(DType.FLOAT64, blocks.get(0).shape(), values);
    }

    private double tail(double x, double degrees) {
        if (Double.isNaN(x) || Double.isNaN(degrees)) {
            return Double.NaN;
        }
        return switch (distribution) {
            case T ->
                degrees > 0
                        ? Double.isInfinite(x) ? 0 : beta(degrees / (degrees + x * x), degrees / 2, 0.5)
                        : Double.NaN;
            case NORMAL -> gamma(0.5, x * x / 2);
            case CHI_SQUARED -> degrees > 0 ? gamma(degrees / 2, x / 2) : Double.NaN;
            case F ->
                degrees > 0 && second > 0
                        ? x <= 0
                                ? 1
                                : Double.isInfinite(x)
                                        ? 0
                                        : beta(second / (second + degrees * x), second / 2, degrees / 2)
                        : Double.NaN;
        };
    }

    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-16;
    private static final int MOST_STEPS = 100_000;

    /** The logarithm of the gamma function, of x &gt; 0, by Lanczos' series. */
    private static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }

    /** The upper regularized incomplete gamma function: a series for small x, else a continued fraction. */
    private static double gamma(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        if (Double.isInfinite(x)) {
            return 0;
        }
        double scale = Math.exp(a * Math.log(x) - x - logGamma(a));
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; n < MOST_STEPS && Math.abs(term) > Math.abs(sum) * PRECISION; n++) {
                term *= x / (a + n);
                sum += term;
            }
            return 1 - scale * sum;
        }
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double result = d;
        double step = 0;
        for (int n = 1; n < MOST_STEPS && Math.abs(step - 1) > PRECISION; n++) {
            double an = -n * (n - a);
            b += 2;
            d = 1 / notZero(an * d + b);
            c = notZero(b + an / c);
            step = d * c;
            result *= step;
        }
        return scale * result;
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** The regularized incomplete beta function, by a continued fraction on the side where it converges fast. */
    private static double beta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - beta(1 - x, b, a);
        }
        double scale = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a;
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double result = d;
        double step = 0;
        for (int m = 1; m < MOST_STEPS && Math.abs(step - 1) > PRECISION; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            step = d * c;
            result *= step;
        }
        return scale * result;
    }
}
