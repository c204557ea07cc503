package io.bask.array.kernel.math;

/**
 * Powers and the inverse trigonometric and hyperbolic functions of complex numbers, a method for each part.
 *
 * <p>Arc sine and arc cosine follow Hull, Fairgrieve and Tang, "Implementing the complex arcsine and arccosine
 * functions using exception handling" (1997): both come from the distances of z to 1 and to -1, in forms that do not
 * cancel. The others are turned into them. The cuts run outside (-1, 1) for the functions that have real arguments
 * there, and continue the value from the side that the sign of zero names.
 */
public final class ComplexInverse {
    private static final double LN2 = 0.6931471805599453;
    private static final double A_CROSSOVER = 1.5;
    private static final double B_CROSSOVER = 0.6417;
    private static final double LARGE = 0x1p500;
    private static final double TINY = 0x1p-500;
    private static final int LARGEST_MULTIPLIED_POWER = 100;

    private ComplexInverse() {}

    /** Real part of a power. */
    public static double powerRe(double ar, double ai, double br, double bi) {
        return power(ar, ai, br, bi).re;
    }

    /** Imaginary part of a power. */
    public static double powerIm(double ar, double ai, double br, double bi) {
        return power(ar, ai, br, bi).im;
    }

    /** A complex number on its way; never leaves this class, so that the compiler can take it apart. */
    private record Pair(double re, double im) {
        Pair times(Pair other) {
            return new Pair(re * other.re - im * other.im, re * other.im + im * other.re);
        }
    }

    private static Pair power(double ar, double ai, double br, double bi) {
        if (br == 0 && bi == 0) {
            return new Pair(1, 0);
        }
        if (ar == 0 && ai == 0) {
            return br > 0 && bi == 0 ? new Pair(0, 0) : new Pair(Double.NaN, Double.NaN);
        }
        if (bi == 0 && br == Math.rint(br) && Math.abs(br) < LARGEST_MULTIPLIED_POWER) {
            return wholePower(new Pair(ar, ai), (int) br);
        }
        double logRe = ComplexMath.logRe(ar, ai);
        double logIm = ComplexMath.logIm(ar, ai);
        double re = logRe * br - logIm * bi;
        double im = logRe * bi + logIm * br;
        return new Pair(ComplexMath.expRe(re, im), ComplexMath.expIm(re, im));
    }

    private static Pair wholePower(Pair base, int exponent) {
        if (exponent == 1) {
            return base;
        }
        if (exponent == 2) {
            return base.times(base);
        }
        if (exponent == 3) {
            return base.times(base.times(base));
        }
        Pair result = new Pair(1, 0);
        Pair square = base;
        for (int rest = Math.abs(exponent); rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result = result.times(square);
            }
            square = square.times(square);
        }
        return exponent > 0
                ? result
                : new Pair(
                        ComplexMath.divideRe(1, 0, result.re, result.im),
                        ComplexMath.divideIm(1, 0, result.re, result.im));
    }

    /** Real part of the arc sine. */
    public static double arcsinRe(double re, double im) {
        double x = Math.abs(re);
        double y = Math.abs(im);
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return x == 0 ? re : Double.isInfinite(y) ? re : Double.NaN;
        }
        return Math.copySign(arcsinRePositive(x, y), re);
    }

    private static double arcsinRePositive(double x, double y) {
        if (Math.max(x, y) > LARGE) {
            return Math.atan2(x, y);
        }
        double r = RealMath.hypot(x + 1, y);
        double s = RealMath.hypot(x - 1, y);
        double a = 0.5 * (r + s);
        double b = x / a;
        if (b <= B_CROSSOVER) {
            return Math.asin(b);
        }
        double ax = a + x;
        return x <= 1
                ? Math.atan(x / Math.sqrt(0.5 * ax * (y * y / (r + x + 1) + (s + (1 - x)))))
                : Math.atan2(x, y * Math.sqrt(0.5 * (ax / (r + x + 1) + ax / (s + (x - 1)))));
    }

    /** Imaginary part of the arc sine. */
    public static double arcsinIm(double re, double im) {
        double x = Math.abs(re);
        double y = Math.abs(im);
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.isInfinite(x) || Double.isInfinite(y)
                    ? Math.copySign(Double.POSITIVE_INFINITY, im)
                    : Double.NaN;
        }
        return Math.copySign(arcsinImPositive(x, y), im);
    }

    private static double arcsinImPositive(double x, double y) {
        double larger = Math.max(x, y);
        if (larger > LARGE) {
            return larger == Double.POSITIVE_INFINITY
                    ? larger
                    : Math.log(RealMath.hypot(x * 0x1p-4, y * 0x1p-4)) + 5 * LN2;
        }
        if (y < TINY && x < 1) {
            return y / Math.sqrt((1 - x) * (1 + x));
        }
        double r = RealMath.hypot(x + 1, y);
        double s = RealMath.hypot(x - 1, y);
        double a = 0.5 * (r + s);
        if (a > A_CROSSOVER) {
            return Math.log(a + Math.sqrt((a - 1) * (a + 1)));
        }
        double over = x < 1
                ? 0.5 * (y * y / (r + (x + 1)) + y * y / (s + (1 - x)))
                : 0.5 * (y * y / (r + (x + 1)) + (s + (x - 1)));
        return Math.log1p(over + Math.sqrt(over * (a + 1)));
    }

    /** Real part of the arc cosine. */
    public static double arccosRe(double re, double im) {
        double x = Math.abs(re);
        double y = Math.abs(im);
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return x == 0 ? Math.PI / 2 : Double.NaN;
        }
        double positive = arccosRePositive(x, y);
        return re < 0 ? Math.PI - positive : positive;
    }

    private static double arccosRePositive(double x, double y) {
        if (Math.max(x, y) > LARGE) {
            return Math.atan2(y, x);
        }
        double r = RealMath.hypot(x + 1, y);
        double s = RealMath.hypot(x - 1, y);
        double a = 0.5 * (r + s);
        double b = x / a;
        if (b <= B_CROSSOVER) {
            return Math.acos(b);
        }
        double ax = a + x;
        return x <= 1
                ? Math.atan(Math.sqrt(0.5 * ax * (y * y / (r + x + 1) + (s + (1 - x)))) / x)
                : Math.atan(y * Math.sqrt(0.5 * (ax / (r + x + 1) + ax / (s + (x - 1)))) / x);
    }

    /** Imaginary part of the arc cosine. */
    public static double arccosIm(double re, double im) {
        return -arcsinIm(re, im);
    }

    /** Real part of the inverse hyperbolic sine: arcsinh(z) = i arcsin(-iz). */
    public static double arcsinhRe(double re, double im) {
        return -arcsinIm(im, -re);
    }

    /** Imaginary part of the inverse hyperbolic sine. */
    public static double arcsinhIm(double re, double im) {
        return arcsinRe(im, -re);
    }

    /** Real part of the inverse hyperbolic cosine. */
    public static double arccoshRe(double re, double im) {
        return Math.abs(arcsinIm(re, im));
    }

    /** Imaginary part of the inverse hyperbolic cosine. */
    public static double arccoshIm(double re, double im) {
        return Math.copySign(arccosRe(re, im), im);
    }

    /** Real part of the inverse hyperbolic tangent. */
    public static double arctanhRe(double re, double im) {
        double x = Math.abs(re);
        double y = Math.abs(im);
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return Math.copySign(0.0, re);
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return x == 0 ? re : Double.NaN;
        }
        if (Math.max(x, y) > LARGE) {
            double larger = Math.max(x, y);
            return Math.copySign(x / larger / larger / (1 + Math.pow(Math.min(x, y) / larger, 2)), re);
        }
        double distance = (1 - x) * (1 - x) + y * y;
        if (x == 1 && y < TINY) {
            return Math.copySign(y == 0 ? Double.POSITIVE_INFINITY : 0.5 * (LN2 - Math.log(y)), re);
        }
        return Math.copySign(0.25 * Math.log1p(4 * x / distance), re);
    }

    /** Imaginary part of the inverse hyperbolic tangent. */
    public static double arctanhIm(double re, double im) {
        double x = Math.abs(re);
        double y = Math.abs(im);
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return Double.isNaN(y) ? y : Math.copySign(Math.PI / 2, im);
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        if (Math.max(x, y) > LARGE) {
            return Math.copySign(Math.PI / 2, im);
        }
        return 0.5 * Math.atan2(2 * im, (1 - x) * (1 + x) - y * y);
    }

    /** Real part of the arc tangent: arctan(z) = -i arctanh(iz). */
    public static double arctanRe(double re, double im) {
        return arctanhIm(-im, re);
    }

    /** Imaginary part of the arc tangent. */
    public static double arctanIm(double re, double im) {
        return -arctanhRe(-im, re);
    }
}
