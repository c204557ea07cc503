package io.bask.array.kernel.math;

/**
 * Functions of real numbers as NumPy and C99 define them.
 *
 * <p>Results are within 2 units in the last place. Where a function has a {@code float} form, the {@code double} form
 * rounded to {@code float} would differ; the other functions of a {@code float} are computed in {@code double} and
 * rounded.
 */
public final class RealMath {
    private static final double LN2 = 0.6931471805599453;
    private static final double INVERSE_LN2 = 1.4426950408889634;
    private static final double LARGE = 0x1p28;
    private static final double SMALLEST_SAFE_SQUARE = 0x1p-960;
    private static final double LARGEST_SAFE_SQUARE = 0x1p1020;

    private RealMath() {}

    /** Truncates towards zero; NaN and values out of range give the smallest number, as on x86. */
    public static int toInt(double value) {
        int result = (int) value;
        return result == Integer.MAX_VALUE || result == 0 ? toIntAtEdge(value) : result;
    }

    private static int toIntAtEdge(double value) {
        return value > -1.0 - 0x1p31 && value < 0x1p31 ? (int) value : Integer.MIN_VALUE;
    }

    /** Truncates towards zero; NaN and values out of range give the smallest number, as on x86. */
    public static long toLong(double value) {
        long result = (long) value;
        return result == Long.MAX_VALUE || result == 0 ? toLongAtEdge(value) : result;
    }

    private static long toLongAtEdge(double value) {
        return value >= -0x1p63 && value < 0x1p63 ? (long) value : Long.MIN_VALUE;
    }

    /** The quotient rounded down, as Python's {@code //}. */
    public static double floorDivide(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        double remainder = a % b;
        double quotient = (a - remainder) / b;
        if (remainder != 0 && b < 0 != remainder < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double down = Math.floor(quotient);
        return quotient - down > 0.5 ? down + 1 : down;
    }

    /** The quotient rounded down, as Python's {@code //}, every step rounded to float. */
    public static float floorDivide(float a, float b) {
        if (b == 0) {
            return a / b;
        }
        float remainder = a % b;
        float quotient = (a - remainder) / b;
        if (remainder != 0 && b < 0 != remainder < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0f, a / b);
        }
        float down = (float) Math.floor(quotient);
        return quotient - down > 0.5f ? down + 1 : down;
    }

    /** The remainder with the sign of the divisor. */
    public static double mod(double a, double b) {
        double remainder = a % b;
        if (b == 0) {
            return remainder;
        }
        if (remainder == 0) {
            return Math.copySign(0.0, b);
        }
        return b < 0 != remainder < 0 ? remainder + b : remainder;
    }

    /** The remainder with the sign of the divisor, rounded to float. */
    public static float mod(float a, float b) {
        float remainder = a % b;
        if (b == 0) {
            return remainder;
        }
        if (remainder == 0) {
            return Math.copySign(0.0f, b);
        }
        return b < 0 != remainder < 0 ? remainder + b : remainder;
    }

    /** A power; unlike Java's, 1 to any power is 1 even for NaN, and -1 to an infinite power is 1. */
    public static double power(double base, double exponent) {
        if (base == 1 || base == -1 && Double.isInfinite(exponent)) {
            return 1;
        }
        return Math.pow(base, exponent);
    }

    /** -1, 0 or 1; NaN of NaN. */
    public static double sign(double value) {
        return value > 0 ? 1 : value < 0 ? -1 : value == 0 ? 0 : value;
    }

    /** The larger; NaN only if both are NaN. */
    public static double fmax(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }

    /** The smaller; NaN only if both are NaN. */
    public static double fmin(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    /**
     * The length of {@code (a, b)}: the root of {@code a * a + b * b} while that neither overflows nor underflows.
     * Infinite if either is, even beside NaN.
     */
    public static double hypot(double a, double b) {
        double square = a * a + b * b;
        return square >= SMALLEST_SAFE_SQUARE && square <= LARGEST_SAFE_SQUARE ? Math.sqrt(square) : Math.hypot(a, b);
    }

    /** Rounded towards zero. */
    public static double trunc(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    /** Rounded to a number of decimals: a negative number counts places before the point, halves go to the even digit. */
    public static double round(double value, long decimals) {
        if (decimals == 0) {
            return Math.rint(value);
        }
        double scale = Math.pow(10, Math.abs((double) decimals));
        return decimals > 0 ? Math.rint(value * scale) / scale : Math.rint(value / scale) * scale;
    }

    /** Rounded to a number of decimals, every step rounded to float. */
    public static float round(float value, long decimals) {
        if (decimals == 0) {
            return (float) Math.rint(value);
        }
        float scale = (float) Math.pow(10, Math.abs((double) decimals));
        return decimals > 0 ? (float) Math.rint(value * scale) / scale : (float) Math.rint(value / scale) * scale;
    }

    /** Two to a power. */
    public static double exp2(double value) {
        return Math.pow(2, value);
    }

    /** The logarithm to base 2; exact for powers of two. */
    public static double log2(double value) {
        if (!(value >= Double.MIN_NORMAL) || value == Double.POSITIVE_INFINITY) {
            return value > 0 && value < 1 ? log2(value * 0x1p54) - 54 : Math.log(value);
        }
        int exponent = Math.getExponent(value);
        double mantissa = Math.scalb(value, -exponent);
        if (mantissa > 1.4142135623730951) {
            mantissa *= 0.5;
            exponent++;
        }
        return exponent + Math.log(mantissa) * INVERSE_LN2;
    }

    /** Whether the sign is negative; also of zeros and NaN. */
    public static boolean signbit(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }

    /** The inverse of {@code sinh}. */
    public static double arcsinh(double value) {
        double x = Math.abs(value);
        double result;
        if (x < 0x1p-28 || Double.isNaN(x)) {
            return value;
        } else if (x > LARGE) {
            result = Math.log(x) + LN2;
        } else if (x > 2) {
            result = Math.log(2 * x + 1 / (Math.sqrt(x * x + 1) + x));
        } else {
            double square = x * x;
            result = Math.log1p(x + square / (1 + Math.sqrt(1 + square)));
        }
        return Math.copySign(result, value);
    }

    /** The inverse of {@code cosh}; NaN below 1. */
    public static double arccosh(double value) {
        if (value > LARGE) {
            return Math.log(value) + LN2;
        }
        if (value > 2) {
            return Math.log(2 * value - 1 / (value + Math.sqrt(value * value - 1)));
        }
        double over = value - 1;
        return over < 0 ? Double.NaN : Math.log1p(over + Math.sqrt(2 * over + over * over));
    }

    /** The inverse of {@code tanh}; infinite at 1 and -1, NaN beyond. */
    public static double arctanh(double value) {
        double x = Math.abs(value);
        if (x < 0x1p-28) {
            return value;
        }
        double result = x < 0.5 ? 0.5 * Math.log1p(2 * x + 2 * x * x / (1 - x)) : 0.5 * Math.log1p(2 * x / (1 - x));
        return Math.copySign(result, value);
    }
}
