package io.bask.array.kernel.math;

/**
 * Functions of real numbers that take a number apart, or that Java has no relative of.
 *
 * <p>Those with a {@code float} form give what NumPy's single precision gives; the others are computed in {@code double}
 * and rounded.
 */
public final class SpecialMath {
    private static final double LN2 = 0.6931471805599453;
    private static final double INVERSE_LN2 = 1.4426950408889634;
    private static final double AT_ZERO = 1e-20;

    /** Up to here the power series of {@link #i0} needs fewer than 70 terms; beyond it the asymptotic one is exact. */
    private static final double SERIES_LIMIT = 30;

    private SpecialMath() {}

    /** log(exp(a) + exp(b)), without overflow in between. */
    public static double logaddexp(double a, double b) {
        if (a == b) {
            return a + LN2;
        }
        double difference = a - b;
        return difference > 0 ? a + Math.log1p(Math.exp(-difference)) : b + Math.log1p(Math.exp(difference));
    }

    /** log2(2**a + 2**b), without overflow in between. */
    public static double logaddexp2(double a, double b) {
        if (a == b) {
            return a + 1;
        }
        double difference = a - b;
        return difference > 0
                ? a + INVERSE_LN2 * Math.log1p(Math.pow(2, -difference))
                : b + INVERSE_LN2 * Math.log1p(Math.pow(2, difference));
    }

    /** log(exp(a) + exp(b)), every step rounded to float. */
    public static float logaddexp(float a, float b) {
        if (a == b) {
            return a + (float) LN2;
        }
        float difference = a - b;
        return difference > 0 ? a + softplus(-difference) : b + softplus(difference);
    }

    private static float softplus(float x) {
        return (float) Math.log1p((float) Math.exp(x));
    }

    /** log2(2**a + 2**b), every step rounded to float. */
    public static float logaddexp2(float a, float b) {
        if (a == b) {
            return a + 1;
        }
        float difference = a - b;
        return difference > 0 ? a + softplus2(-difference) : b + softplus2(difference);
    }

    private static float softplus2(float x) {
        return (float) INVERSE_LN2 * (float) Math.log1p((float) Math.pow(2, x));
    }

    /** 0 below zero, 1 above, {@code atZero} at zero; NaN of NaN. */
    public static double heaviside(double x, double atZero) {
        return x > 0 ? 1 : x < 0 ? 0 : x == 0 ? atZero : x;
    }

    /** 0 below zero, 1 above, {@code atZero} at zero; NaN of NaN. */
    public static float heaviside(float x, float atZero) {
        return x > 0 ? 1 : x < 0 ? 0 : x == 0 ? atZero : x;
    }

    /** The next number from {@code x} towards another. */
    public static double nextafter(double x, double towards) {
        return Math.nextAfter(x, towards);
    }

    /** The next number from {@code x} towards another. */
    public static float nextafter(float x, float towards) {
        return Math.nextAfter(x, towards);
    }

    /** The distance to the next number away from zero, with the sign of {@code x}; NaN of what is not finite. */
    public static double spacing(double x) {
        if (Math.abs(x) == Double.MAX_VALUE) {
            return Math.copySign(Double.POSITIVE_INFINITY, x);
        }
        return Double.isInfinite(x) ? Double.NaN : x < 0 ? -Math.ulp(x) : Math.ulp(x);
    }

    /** The distance to the next number away from zero, with the sign of {@code x}; NaN of what is not finite. */
    public static float spacing(float x) {
        if (Math.abs(x) == Float.MAX_VALUE) {
            return Math.copySign(Float.POSITIVE_INFINITY, x);
        }
        return Float.isInfinite(x) ? Float.NaN : x < 0 ? -Math.ulp(x) : Math.ulp(x);
    }

    /** {@code x} times two to a power. */
    public static double ldexp(double x, long exponent) {
        return Math.scalb(x, clamp(exponent));
    }

    /** {@code x} times two to a power. */
    public static float ldexp(float x, long exponent) {
        return Math.scalb(x, clamp(exponent));
    }

    private static int clamp(long exponent) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, exponent));
    }

    /** What follows the point, with the sign of {@code x}. */
    public static double modfFraction(double x) {
        return Math.copySign(Double.isInfinite(x) ? 0 : x - RealMath.trunc(x), x);
    }

    /** {@code x} with its power of two taken off: its size is in [0.5, 1); zero, infinity and NaN as they are. */
    public static double frexpMantissa(double x) {
        return isPlain(x) ? Math.scalb(x, -frexpExponent(x)) : x;
    }

    /** The power of two that goes with {@link #frexpMantissa}; 0 of zero, infinity and NaN. */
    public static int frexpExponent(double x) {
        if (!isPlain(x)) {
            return 0;
        }
        return Math.abs(x) < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p54) - 53 : Math.getExponent(x) + 1;
    }

    private static boolean isPlain(double x) {
        return x != 0 && Math.abs(x) <= Double.MAX_VALUE;
    }

    /** sin(pi x) / (pi x), 1 at zero. */
    public static double sinc(double x) {
        double angle = Math.PI * (x == 0 ? AT_ZERO : x);
        return Math.sin(angle) / angle;
    }

    /** sin(pi x) / (pi x), 1 at zero, every step rounded to float. */
    public static float sinc(float x) {
        float angle = (float) Math.PI * (x == 0 ? (float) AT_ZERO : x);
        return (float) Math.sin(angle) / angle;
    }

    /** The modified Bessel function of the first kind, of order 0; NaN at infinity, as NumPy has it. */
    public static double i0(double x) {
        double size = Math.abs(x);
        if (!(size <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        return size <= SERIES_LIMIT ? i0Series(size * size / 4) : i0Asymptotic(size);
    }

    /** The sum of {@code quarter^k / (k!)^2}: all terms are positive, nothing cancels. */
    private static double i0Series(double quarter) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 0x1p-56; k++) {
            term *= quarter / ((double) k * k);
            sum += term;
        }
        return sum;
    }

    /** {@code exp(x) / sqrt(2 pi x)} times the sum of {@code (1 3 5 ... (2k-1))^2 / (k! (8x)^k)}. */
    private static double i0Asymptotic(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 0x1p-56; k++) {
            double odd = 2.0 * k - 1;
            term *= odd * odd / (8 * x * k);
            sum += term;
        }
        double half = Math.exp(x / 2);
        return half / Math.sqrt(2 * Math.PI) / Math.sqrt(x) * sum * half;
    }
}
