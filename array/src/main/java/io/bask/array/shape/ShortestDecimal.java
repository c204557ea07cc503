package io.bask.array.shape;

import java.math.BigInteger;

/**
 * The shortest decimal number that reads back as a given floating-point number, and among those the nearest to it:
 * {@code 0.d1d2d3... x 10^exponent}.
 *
 * <p>{@link Double#toString(double)} finds it from JDK 19 on only, and never prints fewer than two digits; this is the
 * same on every JDK and equals what Python and NumPy print.
 *
 * <p>The method is Giulietti's Schubfach ("The Schubfach way to render doubles"). All numbers that read back as
 * {@code c * 2^q} lie in an interval around it, half a step to either side; the ends belong to it when {@code c} is even.
 * With the largest {@code k} for which {@code 10^k} is not longer than the interval, the interval holds at least one
 * multiple of {@code 10^k}, next to the number, and at most one multiple of {@code 10^(k+1)}: the latter if there is one,
 * else the nearest former, is the answer. All is scaled by {@code 10^-k}, of which 126 bits are enough to compare
 * rightly, with the bits that are lost kept as one sticky bit.
 *
 * @param digits the digits, the first and last not 0; {@code "0"} for zero
 * @param exponent where the decimal point lies: before the first digit when 0
 */
public record ShortestDecimal(String digits, int exponent) {
    private static final ShortestDecimal ZERO = new ShortestDecimal("0", 1);
    private static final double MIN_POSITIONAL = 1e-4;
    private static final double MAX_POSITIONAL = 1e16;
    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int DOUBLE_FRACTION_BITS = 52;
    private static final double LOG10_OF_2 = Math.log10(2);
    private static final double LOG10_OF_THREE_QUARTERS = Math.log10(0.75);
    private static final double LOG2_OF_10 = Math.log(10) / Math.log(2);
    private static final long MASK_63 = Long.MAX_VALUE;

    /** The shortest decimal of a finite double's absolute value. */
    public static ShortestDecimal of(double value) {
        double abs = Math.abs(value);
        if (abs == 0) {
            return ZERO;
        }
        long bits = Double.doubleToRawLongBits(abs);
        long fraction = bits & ((1L << DOUBLE_FRACTION_BITS) - 1);
        int biased = (int) (bits >>> DOUBLE_FRACTION_BITS);
        boolean normal = biased != 0;
        long mantissa = normal ? fraction | (1L << DOUBLE_FRACTION_BITS) : fraction;
        return generate(mantissa, (normal ? biased : 1) - 1075, fraction == 0 && biased > 1);
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
        return generate(mantissa, (normal ? biased : 1) - 150, fraction == 0 && biased > 1);
    }

    /**
     * The shortest decimal of {@code c * 2^q}.
     *
     * @param lowerIsNearer whether the next number below is only half as far as the next above
     */
    private static ShortestDecimal generate(long c, int q, boolean lowerIsNearer) {
        int k = (int) Math.floor(q * LOG10_OF_2 + (lowerIsNearer ? LOG10_OF_THREE_QUARTERS : 0));
        int shift = q + (int) Math.floor(-k * LOG2_OF_10) + 2;
        long high = PowersOfTen.high(-k);
        long low = PowersOfTen.low(-k);
        // Number and interval ends, in quarters of 10^k.
        long number = scaled(high, low, (4 * c) << shift);
        long lowerEnd = scaled(high, low, (4 * c - (lowerIsNearer ? 1 : 2)) << shift);
        long upperEnd = scaled(high, low, (4 * c + 2) << shift);
        long open = c & 1;

        long below = number >> 2;
        long shorterBelow = below / 10 * 10;
        boolean shorterBelowFits = shorterBelow > 0 && lowerEnd + open <= shorterBelow << 2;
        boolean shorterAboveFits = ((shorterBelow + 10) << 2) + open <= upperEnd;
        if (shorterBelowFits != shorterAboveFits) {
            return ofDigits(shorterBelowFits ? shorterBelow : shorterBelow + 10, k);
        }
        long above = below + 1;
        boolean belowFits = lowerEnd + open <= below << 2;
        boolean aboveFits = (above << 2) + open <= upperEnd;
        if (belowFits != aboveFits) {
            return ofDigits(belowFits ? below : above, k);
        }
        long toMiddle = number - ((below + above) << 1);
        boolean takeBelow = toMiddle < 0 || (toMiddle == 0 && (below & 1) == 0);
        return ofDigits(takeBelow ? below : above, k);
    }

    /** {@code power * factor / 2^127}, rounded down but for its last bit, which is set if anything was lost. */
    private static long scaled(long high, long low, long factor) {
        long carried = Math.multiplyHigh(low, factor);
        long middle = ((high * factor) >>> 1) + carried;
        long whole = Math.multiplyHigh(high, factor) + (middle >>> 63);
        return whole | (((middle & MASK_63) + MASK_63) >>> 63);
    }

    private static ShortestDecimal ofDigits(long whole, int power) {
        String text = Long.toString(whole);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return new ShortestDecimal(text.substring(0, end), text.length() + power);
    }

    /** The first 126 bits of powers of ten, rounded up, in two halves of 63 bits. */
    private static final class PowersOfTen {
        private static final int MIN = -292;
        private static final int MAX = 324;
        private static final int BITS = 126;
        private static final long[] HALVES = halves();

        private static long[] halves() {
            long[] halves = new long[2 * (MAX - MIN + 1)];
            for (int power = MIN; power <= MAX; power++) {
                int shift = BITS - 1 - (int) Math.floor(power * LOG2_OF_10);
                BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
                BigInteger bits = power >= 0
                        ? (shift >= 0 ? ten.shiftLeft(shift) : ten.shiftRight(-shift))
                        : BigInteger.ONE.shiftLeft(shift).divide(ten);
                BigInteger up = bits.add(BigInteger.ONE);
                halves[2 * (power - MIN)] = up.shiftRight(63).longValue();
                halves[2 * (power - MIN) + 1] = up.longValue() & MASK_63;
            }
            return halves;
        }

        static long high(int power) {
            return HALVES[2 * (power - MIN)];
        }

        static long low(int power) {
            return HALVES[2 * (power - MIN) + 1];
        }
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
