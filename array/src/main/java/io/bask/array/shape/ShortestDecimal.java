package io.bask.array.shape;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The shortest decimal number that reads back as a given floating-point number, and among those the nearest to it:
 * {@code 0.d1d2d3... x 10^exponent}.
 *
 * <p>{@link Double#toString(double)} finds it from JDK 19 on only, and never prints fewer than two digits; this is the
 * same on every JDK and equals what Python and NumPy print. Short numbers are found by trying few digits; the others by
 * Steele and White's free-format algorithm on big integers, a few microseconds each.
 *
 * @param digits the digits, the first and last not 0; {@code "0"} for zero
 * @param exponent where the decimal point lies: before the first digit when 0
 */
public record ShortestDecimal(String digits, int exponent) {
    private static final ShortestDecimal ZERO = new ShortestDecimal("0", 1);
    private static final int QUICK_DIGITS = 15;
    private static final int QUICK_DECIMALS = 12;
    private static final double QUICK_MIN = 1e-5;
    private static final long QUICK_MAX = 1_000_000_000_000_000L;
    private static final double MIN_POSITIONAL = 1e-4;
    private static final double MAX_POSITIONAL = 1e16;
    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int DOUBLE_FRACTION_BITS = 52;

    /** The shortest decimal of a finite double's absolute value. */
    public static ShortestDecimal of(double value) {
        double abs = Math.abs(value);
        if (abs == 0) {
            return ZERO;
        }
        ShortestDecimal quick = quick(abs);
        if (quick != null) {
            return quick;
        }
        long bits = Double.doubleToRawLongBits(abs);
        long fraction = bits & ((1L << DOUBLE_FRACTION_BITS) - 1);
        int biased = (int) (bits >>> DOUBLE_FRACTION_BITS);
        boolean normal = biased != 0;
        long mantissa = normal ? fraction | (1L << DOUBLE_FRACTION_BITS) : fraction;
        return generate(mantissa, (normal ? biased : 1) - 1075, normal && fraction == 0 && biased > 1);
    }

    /** The shortest decimal of a finite float's absolute value: fewer digits than the same value as a double needs. */
    public static ShortestDecimal of(float value) {
        float abs = Math.abs(value);
        if (abs == 0) {
            return ZERO;
        }
        int bits = Float.floatToRawIntBits(abs);
        int fraction = bits & ((1 << FLOAT_FRACTION_BITS) - 1);
        int biased = bits >>> FLOAT_FRACTION_BITS;
        boolean normal = biased != 0;
        int mantissa = normal ? fraction | (1 << FLOAT_FRACTION_BITS) : fraction;
        return generate(mantissa, (normal ? biased : 1) - 150, normal && fraction == 0 && biased > 1);
    }

    /**
     * Tries decimals of at most 15 digits, of which at most one lies near enough to a double: a whole number below
     * 2^53 divided by a power of ten up to 10^22 is rounded correctly, so equality proves that the decimal reads back.
     */
    private static @Nullable ShortestDecimal quick(double abs) {
        if (abs < QUICK_MIN || abs >= QUICK_MAX) {
            return null;
        }
        double power = 1;
        for (int decimals = 0; decimals <= QUICK_DECIMALS; decimals++) {
            double scaled = abs * power;
            if (scaled >= QUICK_MAX) {
                return null;
            }
            long whole = Math.round(scaled);
            if (whole / power == abs) {
                String digits = Long.toString(whole);
                int exponent = digits.length() - decimals;
                return digits.length() > QUICK_DIGITS ? null : new ShortestDecimal(trimZeros(digits), exponent);
            }
            power *= 10;
        }
        return null;
    }

    private static String trimZeros(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    /**
     * Digits of {@code mantissa * 2^binaryExponent}, produced until only this number lies so near to them.
     *
     * @param lowerIsNearer whether the next number below is only half as far as the next above
     */
    private static ShortestDecimal generate(long mantissa, int binaryExponent, boolean lowerIsNearer) {
        int shift = lowerIsNearer ? 2 : 1;
        BigInteger rest = BigInteger.valueOf(mantissa).shiftLeft(Math.max(binaryExponent, 0) + shift);
        BigInteger scale = BigInteger.ONE.shiftLeft(Math.max(-binaryExponent, 0) + shift);
        BigInteger below = BigInteger.ONE.shiftLeft(Math.max(binaryExponent, 0));
        BigInteger above = lowerIsNearer ? below.shiftLeft(1) : below;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(mantissa);
        int power = (int) Math.floor((binaryExponent + bits - 1) * Math.log10(2));
        if (power >= 0) {
            scale = scale.multiply(BigInteger.TEN.pow(power));
        } else {
            BigInteger factor = BigInteger.TEN.pow(-power);
            rest = rest.multiply(factor);
            below = below.multiply(factor);
            above = above.multiply(factor);
        }
        if (rest.compareTo(scale.multiply(BigInteger.TEN)) >= 0) {
            scale = scale.multiply(BigInteger.TEN);
            power++;
        }
        boolean even = (mantissa & 1) == 0;
        StringBuilder digits = new StringBuilder();
        while (true) {
            BigInteger[] quotient = rest.divideAndRemainder(scale);
            int digit = quotient[0].intValue();
            rest = quotient[1];
            boolean low = rest.compareTo(below) < (even ? 1 : 0);
            boolean high = rest.add(above).compareTo(scale) > (even ? -1 : 0);
            if (low || high) {
                int half = rest.shiftLeft(1).compareTo(scale);
                boolean up = low == high ? half > 0 || (half == 0 && (digit & 1) == 1) : high;
                digits.append((char) ('0' + digit));
                return up ? roundUp(digits, power + 1) : new ShortestDecimal(digits.toString(), power + 1);
            }
            digits.append((char) ('0' + digit));
            rest = rest.multiply(BigInteger.TEN);
            below = below.multiply(BigInteger.TEN);
            above = above.multiply(BigInteger.TEN);
        }
    }

    private static ShortestDecimal roundUp(StringBuilder digits, int exponent) {
        int last = digits.length() - 1;
        while (last >= 0 && digits.charAt(last) == '9') {
            last--;
        }
        if (last < 0) {
            return new ShortestDecimal("1", exponent + 1);
        }
        digits.setLength(last + 1);
        digits.setCharAt(last, (char) (digits.charAt(last) + 1));
        return new ShortestDecimal(digits.toString(), exponent);
    }

    /** A double as Python writes it: {@code 0.1}, {@code 1e+16}, {@code 2.0}, {@code nan}, {@code -inf}. */
    public static String text(double value) {
        return text(value, true);
    }

    /** A float as NumPy writes a {@code float32}: as few digits as tell it from other floats. */
    public static String text(float value) {
        return text(value, true);
    }

    static String text(double value, boolean pointZero) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        return sign(value) + of(value).textOf(Math.abs(value), pointZero);
    }

    static String text(float value, boolean pointZero) {
        if (!Float.isFinite(value)) {
            return text((double) value, pointZero);
        }
        return sign(value) + of(value).textOf(Math.abs(value), pointZero);
    }

    private static String sign(double value) {
        return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    }

    private String textOf(double abs, boolean pointZero) {
        boolean scientific = abs != 0 && (abs < MIN_POSITIONAL || abs >= MAX_POSITIONAL);
        return scientific ? scientific() : positional(pointZero);
    }

    private String scientific() {
        int power = exponent - 1;
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = power < 0 ? "-" : "+";
        return digits.charAt(0) + fraction + "e" + sign + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
    }

    /** All digits around the point; a whole number ends with {@code .0} or with its last digit. */
    public String positional(boolean pointZero) {
        if (exponent <= 0) {
            return "0." + "0".repeat(-exponent) + digits;
        }
        if (digits.length() <= exponent) {
            return digits + "0".repeat(exponent - digits.length()) + (pointZero ? ".0" : "");
        }
        return digits.substring(0, exponent) + "." + digits.substring(exponent);
    }
}
