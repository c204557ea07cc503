package io.bask.array.kernel.math;

/**
 * Functions of complex numbers, one method for the real part of the result and one for the imaginary part.
 *
 * <p>Branch cuts, infinities, NaN and signed zeros follow C99, annex G, as in NumPy. Division is Smith's, as NumPy
 * does it, with a form for each width so that results are equal to the last bit.
 */
public final class ComplexMath {
    private static final double LN2 = 0.6931471805599453;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LOG10_E = 0.4342944819032518;
    private static final double NEARLY_TOO_LARGE_FOR_EXP = 709;
    private static final double TANH_IS_ONE = 22;
    private static final double SMALL = 0x1p-500;
    private static final double HUGE = 0x1p1022;

    private ComplexMath() {}

    /** Real part of a quotient. */
    public static double divideRe(double ar, double ai, double br, double bi) {
        double sizeRe = Math.abs(br);
        double sizeIm = Math.abs(bi);
        if (sizeRe >= sizeIm) {
            if (sizeRe == 0 && sizeIm == 0) {
                return ar / sizeRe;
            }
            double ratio = bi / br;
            return (ar + ai * ratio) * (1.0 / (br + bi * ratio));
        }
        double ratio = br / bi;
        return (ar * ratio + ai) * (1.0 / (bi + br * ratio));
    }

    /** Imaginary part of a quotient. */
    public static double divideIm(double ar, double ai, double br, double bi) {
        double sizeRe = Math.abs(br);
        double sizeIm = Math.abs(bi);
        if (sizeRe >= sizeIm) {
            if (sizeRe == 0 && sizeIm == 0) {
                return ai / sizeRe;
            }
            double ratio = bi / br;
            return (ai - ar * ratio) * (1.0 / (br + bi * ratio));
        }
        double ratio = br / bi;
        return (ai * ratio - ar) * (1.0 / (bi + br * ratio));
    }

    /** Real part of a quotient, every step rounded to float. */
    public static float divideRe(float ar, float ai, float br, float bi) {
        float sizeRe = Math.abs(br);
        float sizeIm = Math.abs(bi);
        if (sizeRe >= sizeIm) {
            if (sizeRe == 0 && sizeIm == 0) {
                return ar / sizeRe;
            }
            float ratio = bi / br;
            return (ar + ai * ratio) * (1.0f / (br + bi * ratio));
        }
        float ratio = br / bi;
        return (ar * ratio + ai) * (1.0f / (bi + br * ratio));
    }

    /** Imaginary part of a quotient, every step rounded to float. */
    public static float divideIm(float ar, float ai, float br, float bi) {
        float sizeRe = Math.abs(br);
        float sizeIm = Math.abs(bi);
        if (sizeRe >= sizeIm) {
            if (sizeRe == 0 && sizeIm == 0) {
                return ai / sizeRe;
            }
            float ratio = bi / br;
            return (ai - ar * ratio) * (1.0f / (br + bi * ratio));
        }
        float ratio = br / bi;
        return (ai * ratio - ar) * (1.0f / (bi + br * ratio));
    }

    /** Real part of 1 / z. */
    public static double reciprocalRe(double re, double im) {
        if (Math.abs(im) <= Math.abs(re)) {
            double ratio = im / re;
            return 1 / (re + im * ratio);
        }
        double ratio = re / im;
        return ratio / (re * ratio + im);
    }

    /** Imaginary part of 1 / z. */
    public static double reciprocalIm(double re, double im) {
        if (Math.abs(im) <= Math.abs(re)) {
            double ratio = im / re;
            return -ratio / (re + im * ratio);
        }
        double ratio = re / im;
        return -1 / (re * ratio + im);
    }

    /** Real part of the square root. */
    public static double sqrtRe(double re, double im) {
        if (re == 0 && im == 0) {
            return 0;
        }
        if (Double.isInfinite(im)) {
            return Double.POSITIVE_INFINITY;
        }
        if (re == Double.NEGATIVE_INFINITY) {
            return Double.isNaN(im) ? im : 0;
        }
        if (Double.isInfinite(re) || Double.isNaN(re)) {
            return re;
        }
        double root = largerRoot(re, im);
        return re >= 0 ? root : Math.abs(im) / (2 * root);
    }

    /** Imaginary part of the square root. */
    public static double sqrtIm(double re, double im) {
        if (re == 0 && im == 0 || Double.isInfinite(im)) {
            return im;
        }
        if (re == Double.NEGATIVE_INFINITY) {
            return Math.copySign(Double.POSITIVE_INFINITY, im);
        }
        if (re == Double.POSITIVE_INFINITY) {
            return Double.isNaN(im) ? im : Math.copySign(0.0, im);
        }
        if (Double.isNaN(re)) {
            return re;
        }
        double root = largerRoot(re, im);
        return re >= 0 ? im / (2 * root) : Math.copySign(root, im);
    }

    /** The larger part of the square root: the root of half of {@code |re| + |z|}. */
    private static double largerRoot(double re, double im) {
        double x = Math.abs(re);
        double y = Math.abs(im);
        double larger = Math.max(x, y);
        if (larger > HUGE) {
            return 2 * Math.sqrt((x / 4 + RealMath.hypot(x / 4, y / 4)) / 2);
        }
        if (larger < SMALL) {
            return 0x1p-54 * Math.sqrt((x * 0x1p108 + RealMath.hypot(x * 0x1p108, y * 0x1p108)) / 2);
        }
        return Math.sqrt((x + RealMath.hypot(x, y)) / 2);
    }

    /** Real part of the exponential. */
    public static double expRe(double re, double im) {
        if (im == 0) {
            return Math.exp(re);
        }
        if (Double.isInfinite(re) && (Double.isInfinite(im) || Double.isNaN(im))) {
            return re > 0 ? re : 0;
        }
        return scaledExp(re, Math.cos(im));
    }

    /** Imaginary part of the exponential. */
    public static double expIm(double re, double im) {
        if (im == 0) {
            return im;
        }
        if (re == Double.NEGATIVE_INFINITY && (Double.isInfinite(im) || Double.isNaN(im))) {
            return Math.copySign(0.0, im);
        }
        return scaledExp(re, Math.sin(im));
    }

    /** The exponential times a factor of at most 1, which may save it from overflow. */
    private static double scaledExp(double exponent, double factor) {
        if (exponent > NEARLY_TOO_LARGE_FOR_EXP && exponent < 2 * NEARLY_TOO_LARGE_FOR_EXP) {
            double half = Math.exp(exponent / 2);
            return half * factor * half;
        }
        return Math.exp(exponent) * factor;
    }

    /** Real part of exp(z) - 1. */
    public static double expm1Re(double re, double im) {
        double half = Math.sin(im / 2);
        return Math.expm1(re) * Math.cos(im) - 2 * half * half;
    }

    /** Imaginary part of exp(z) - 1. */
    public static double expm1Im(double re, double im) {
        return Math.exp(re) * Math.sin(im);
    }

    /** Real part of 2 to the power z. */
    public static double exp2Re(double re, double im) {
        return expRe(re * LN2, im * LN2);
    }

    /** Imaginary part of 2 to the power z. */
    public static double exp2Im(double re, double im) {
        return expIm(re * LN2, im * LN2);
    }

    /** Real part of the logarithm. */
    public static double logRe(double re, double im) {
        double x = Math.max(Math.abs(re), Math.abs(im));
        double y = Math.min(Math.abs(re), Math.abs(im));
        if (x > HUGE && x < Double.POSITIVE_INFINITY) {
            return Math.log(RealMath.hypot(x / 4, y / 4)) + 2 * LN2;
        }
        double square = x * x + y * y;
        return square > 0.5 && square < 3 ? 0.5 * Math.log1p(squareMinusOne(x, y)) : Math.log(RealMath.hypot(re, im));
    }

    /** {@code x * x + y * y - 1} with the products' rounding errors taken back in; {@code x >= y}. */
    private static double squareMinusOne(double x, double y) {
        double xx = x * x;
        double yy = y * y;
        double errors = Math.fma(x, x, -xx) + Math.fma(y, y, -yy);
        double high = xx - 1;
        double sum = high + yy;
        double lost = Math.abs(high) >= yy ? high - sum + yy : yy - sum + high;
        return sum + (lost + errors);
    }

    /** Imaginary part of the logarithm. */
    public static double logIm(double re, double im) {
        return Math.atan2(im, re);
    }

    /** Real part of the logarithm to base 2. */
    public static double log2Re(double re, double im) {
        return logRe(re, im) * LOG2_E;
    }

    /** Imaginary part of the logarithm to base 2. */
    public static double log2Im(double re, double im) {
        return logIm(re, im) * LOG2_E;
    }

    /** Real part of the logarithm to base 10. */
    public static double log10Re(double re, double im) {
        return logRe(re, im) * LOG10_E;
    }

    /** Imaginary part of the logarithm to base 10. */
    public static double log10Im(double re, double im) {
        return logIm(re, im) * LOG10_E;
    }

    /** Real part of log(1 + z). */
    public static double log1pRe(double re, double im) {
        return Math.log(RealMath.hypot(re + 1, im));
    }

    /** Imaginary part of log(1 + z). */
    public static double log1pIm(double re, double im) {
        return Math.atan2(im, re + 1);
    }

    /** Real part of the hyperbolic sine. */
    public static double sinhRe(double re, double im) {
        if (im == 0) {
            return Math.sinh(re);
        }
        if (Double.isInfinite(im) || Double.isNaN(im)) {
            return re == 0 ? re : Double.isInfinite(re) ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return Math.abs(re) < TANH_IS_ONE
                ? Math.sinh(re) * Math.cos(im)
                : Math.copySign(scaledExp(Math.abs(re) - LN2, Math.cos(im)), re) * Math.signum(Math.cos(im));
    }

    /** Imaginary part of the hyperbolic sine. */
    public static double sinhIm(double re, double im) {
        if (im == 0) {
            return im;
        }
        return Math.abs(re) < TANH_IS_ONE ? Math.cosh(re) * Math.sin(im) : scaledExp(Math.abs(re) - LN2, Math.sin(im));
    }

    /** Real part of the hyperbolic cosine. */
    public static double coshRe(double re, double im) {
        if (im == 0) {
            return Math.cosh(re);
        }
        if (Double.isInfinite(re) && (Double.isInfinite(im) || Double.isNaN(im))) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.abs(re) < TANH_IS_ONE ? Math.cosh(re) * Math.cos(im) : scaledExp(Math.abs(re) - LN2, Math.cos(im));
    }

    /** Imaginary part of the hyperbolic cosine. */
    public static double coshIm(double re, double im) {
        if (im == 0) {
            return Math.copySign(1.0, re) * im;
        }
        if (re == 0) {
            return Double.isInfinite(im) || Double.isNaN(im) ? re : re * Math.sin(im);
        }
        return Math.abs(re) < TANH_IS_ONE
                ? Math.sinh(re) * Math.sin(im)
                : Math.copySign(1.0, re) * scaledExp(Math.abs(re) - LN2, Math.sin(im));
    }

    /** Real part of the hyperbolic tangent. */
    public static double tanhRe(double re, double im) {
        if (im == 0) {
            return Math.tanh(re);
        }
        if (Double.isInfinite(re)) {
            return Math.copySign(1.0, re);
        }
        if (Double.isInfinite(im) || Double.isNaN(im)) {
            return re == 0 ? re : Double.NaN;
        }
        if (Math.abs(re) >= TANH_IS_ONE) {
            return Math.copySign(1.0, re);
        }
        double tan = Math.tan(im);
        double sinh = Math.sinh(re);
        double beta = 1 + tan * tan;
        return beta * Math.sqrt(1 + sinh * sinh) * sinh / (1 + beta * sinh * sinh);
    }

    /** Imaginary part of the hyperbolic tangent. */
    public static double tanhIm(double re, double im) {
        if (im == 0) {
            return im;
        }
        if (Double.isInfinite(re)) {
            boolean finite = !Double.isInfinite(im) && !Double.isNaN(im);
            return Math.copySign(0.0, finite ? Math.sin(im) * Math.cos(im) : im);
        }
        if (Math.abs(re) >= TANH_IS_ONE) {
            return 4 * Math.sin(im) * Math.cos(im) * Math.exp(-2 * Math.abs(re));
        }
        double tan = Math.tan(im);
        double sinh = Math.sinh(re);
        return tan / (1 + (1 + tan * tan) * sinh * sinh);
    }

    /** Real part of the sine: sin(z) = -i sinh(iz). */
    public static double sinRe(double re, double im) {
        return sinhIm(-im, re);
    }

    /** Imaginary part of the sine. */
    public static double sinIm(double re, double im) {
        double part = -sinhRe(-im, re);
        return Double.isInfinite(im) && !(Math.abs(re) < Double.POSITIVE_INFINITY) ? Math.abs(part) : part;
    }

    /** Real part of the cosine: cos(z) = cosh(iz). */
    public static double cosRe(double re, double im) {
        return coshRe(-im, re);
    }

    /** Imaginary part of the cosine. */
    public static double cosIm(double re, double im) {
        return coshIm(-im, re);
    }

    /** Real part of the tangent: tan(z) = -i tanh(iz). */
    public static double tanRe(double re, double im) {
        return tanhIm(-im, re);
    }

    /** Imaginary part of the tangent. */
    public static double tanIm(double re, double im) {
        return -tanhRe(-im, re);
    }
}
