package io.bask.array.draw;

import io.bask.array.kernel.math.RandomMath;

/**
 * Numbers of distributions on the real line, each a function of 64 random bits and of parameters.
 *
 * <p>The bits begin a stream of their own (SplitMix64), from which a draw takes as many numbers as it needs: methods that
 * throw numbers away (rejection) cost no other element anything. So an array of such numbers can be cut, sliced and
 * fused as any other function of its elements. Generated loops call these methods by name.
 *
 * <p>Parameters are checked by whoever makes the array.
 */
public final class Draws {
    private static final double WIDEST_FRACTION = 0x1p-52;

    private Draws() {}

    /** The state behind the next number of a stream. */
    static long next(long state) {
        return state + RandomMath.GOLDEN;
    }

    /** A number in (0, 1), both ends excluded, of a state. */
    static double open(long state) {
        return ((RandomMath.mix(state) >>> 12) + 0.5) * WIDEST_FRACTION;
    }

    /** A number in (0, 1), both ends excluded, of bits that were mixed already. */
    public static double unit(long bits) {
        return ((bits >>> 12) + 0.5) * WIDEST_FRACTION;
    }

    /** The exponential distribution with mean 1, by inversion. */
    public static double exponential(long bits) {
        return -Math.log(unit(bits));
    }

    /**
     * The gamma distribution with scale 1: Marsaglia and Tsang (2000), for shapes below 1 with a power of a uniform number.
     *
     * @param shape 0 or more
     */
    public static double gamma(long bits, double shape) {
        if (shape == 0) {
            return 0;
        }
        return shape == 1 ? exponential(bits) : Math.exp(logGamma(bits, shape));
    }

    /** The logarithm of a number of the gamma distribution, where the number itself might be too small for a double. */
    static double logGamma(long bits, double shape) {
        long state = next(bits);
        double boost = shape < 1 ? Math.log(open(state)) / shape : 0;
        double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            state = next(state);
            double x = RandomMath.normal(RandomMath.mix(state));
            state = next(state);
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                double u = open(state);
                if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
                    return boost + Math.log(d) + Math.log(v);
                }
            }
        }
    }

    /** Bits of another stream that belongs to the same element. */
    static long other(long bits) {
        return RandomMath.mix(bits ^ 0x5851F42D4C957F2DL);
    }

    /** The beta distribution, as a share of two gamma numbers taken by their logarithms: right for the smallest shapes. */
    public static double beta(long bits, double a, double b) {
        return 1 / (1 + Math.exp(logGamma(other(bits), b) - logGamma(bits, a)));
    }

    /** The von Mises distribution, in [-pi, pi]: Best and Fisher (1979); nearly flat and nearly straight ones apart. */
    public static double vonMises(long bits, double mu, double kappa) {
        long state = next(bits);
        double centre = Math.abs(mu) <= Math.PI ? mu : Math.IEEEremainder(mu, 2 * Math.PI);
        if (kappa < 1e-8) {
            return wrapped(centre + Math.PI * (2 * open(state) - 1));
        }
        if (kappa > 1e6) {
            return wrapped(centre + RandomMath.normal(RandomMath.mix(state)) / Math.sqrt(kappa));
        }
        double s = concentration(kappa);
        while (true) {
            state = next(state);
            double z = Math.cos(Math.PI * open(state));
            double w = (1 + s * z) / (s + z);
            double y = kappa * (s - w);
            state = next(state);
            double v = open(state);
            if (y * (2 - y) - v >= 0 || Math.log(y / v) + 1 - y >= 0) {
                double angle = Math.acos(Math.max(-1, Math.min(1, w)));
                return wrapped(open(next(state)) < 0.5 ? centre - angle : centre + angle);
            }
        }
    }

    private static double concentration(double kappa) {
        if (kappa < 1e-5) {
            return 1 / kappa + kappa;
        }
        double r = 1 + Math.sqrt(1 + 4 * kappa * kappa);
        double rho = (r - Math.sqrt(2 * r)) / (2 * kappa);
        return (1 + rho * rho) / (2 * rho);
    }

    private static double wrapped(double angle) {
        if (Math.abs(angle) <= Math.PI) {
            return angle;
        }
        double turned = angle - 2 * Math.PI * Math.rint(angle / (2 * Math.PI));
        return Math.max(-Math.PI, Math.min(Math.PI, turned));
    }

    /**
     * Refuses parameters of {@link #triangular}.
     *
     * @throws IllegalArgumentException if {@code left <= mode <= right} does not hold, all are the same, or one is
     *     infinite
     */
    public static void requireTriangle(double left, double mode, double right) {
        if (!(left <= mode && mode <= right && left < right && right - left <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "triangular needs left <= mode <= right and left < right, all finite; got left %s, mode %s, right %s"
                            .formatted(left, mode, right));
        }
    }

    /** The triangular distribution, by inversion, of parameters that {@link #requireTriangle} accepts. */
    public static double triangular(long bits, double left, double mode, double right) {
        requireTriangle(left, mode, right);
        double u = unit(bits);
        double base = right - left;
        double below = (mode - left) / base;
        return u <= below
                ? left + base * Math.sqrt(u * below)
                : right - base * Math.sqrt((1 - u) * ((right - mode) / base));
    }

    /** The logarithm of the gamma function of {@code x >= 1}: Stirling's series, small arguments moved up first. */
    static double lnGamma(double x) {
        double product = 1;
        double z = x;
        while (z < 8) {
            product *= z;
            z += 1;
        }
        double r = 1 / (z * z);
        double series = ((((-691.0 / 360360 * r + 1.0 / 1188) * r - 1.0 / 1680) * r + 1.0 / 1260) * r - 1.0 / 360) * r;
        double sum = (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + (series + 1.0 / 12) / z;
        return product == 1 ? sum : sum - Math.log(product);
    }
}
