package io.bask.dataframe.kernel.csv;

import java.nio.charset.StandardCharsets;

/**
 * Reads text as a double: spaces around, a sign, digits with a point, an exponent; or infinity.
 *
 * <p>The result is the double nearest to the decimal number, exactly as {@link Double#parseDouble} rounds. Three ways,
 * by falling speed: (1) digits below 2^53 and a power of ten up to 10^22 are both exact doubles, so one multiplication
 * or division rounds once (Clinger); (2) any 19 digits times 128 bits of the power of five leave so few cases open that
 * most numbers are decided (Eisel and Lemire, "Number Parsing at a Gigabyte per Second", 2021); (3) the JDK decides the
 * rest.
 *
 * <p>{@link #read} says whether the text is a number; the number is in {@link #value}. Not for sharing.
 */
final class DecimalText {
    /** Powers of ten that are doubles exactly. */
    static final double[] EXACT_TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    static final long EXACT_LIMIT = 1L << 53;

    private static final int LARGEST_EXACT_TEN = 22;
    private static final int MOST_DIGITS = 19;
    private static final int EXPONENT_LIMIT = 100_000;
    private static final long HUNDRED_MILLION = 100_000_000L;

    private double value;

    /** Digits read, as an unsigned whole number, at most 19 of them. */
    private long digits;

    private int significant;
    private boolean cut;
    private int exponent;

    /** The number last read. */
    double value() {
        return value;
    }

    /** Whether the bytes are a number. */
    boolean read(byte[] text, int from, int to) {
        int start = WholeText.skipSpace(text, from, to);
        int end = WholeText.skipSpaceBack(text, start, to);
        boolean negative = start < end && text[start] == '-';
        if (negative || (start < end && text[start] == '+')) {
            start++;
        }
        if (start == end) {
            return false;
        }
        if ((text[start] | 0x20) == 'i') {
            return readInfinity(text, start, end, negative);
        }
        digits = 0;
        significant = 0;
        cut = false;
        exponent = 0;
        int point = readDigits(text, start, end, false);
        int stop = point;
        int seen = point - start;
        if (stop < end && text[stop] == '.') {
            stop = readDigits(text, point + 1, end, true);
            seen += stop - point - 1;
        }
        if (seen == 0 || (stop < end && !readExponent(text, stop, end))) {
            return false;
        }
        double magnitude = cut ? exactly(text, start, end) : round(text, start, end);
        value = negative ? -magnitude : magnitude;
        return true;
    }

    private boolean readInfinity(byte[] text, int from, int to, boolean negative) {
        String word = new String(text, from, Math.min(to - from, 9), StandardCharsets.ISO_8859_1);
        boolean known = word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity");
        value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return known;
    }

    /** Reads digits before or after the point; where they end. */
    private int readDigits(byte[] text, int from, int to, boolean fraction) {
        int at = from;
        while (at + 8 <= to && significant + 8 <= MOST_DIGITS) {
            long eight = Swar.digits(text, at + 8, 8);
            if (eight < 0) {
                break;
            }
            digits = digits * HUNDRED_MILLION + eight;
            significant += digits == 0 ? 0 : 8;
            exponent -= fraction ? 8 : 0;
            at += 8;
        }
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (significant < MOST_DIGITS) {
                digits = digits * 10 + digit;
                significant += digits == 0 ? 0 : 1;
                exponent -= fraction ? 1 : 0;
            } else {
                cut |= digit != 0;
                exponent += fraction ? 0 : 1;
            }
        }
        return at;
    }

    private boolean readExponent(byte[] text, int from, int to) {
        if ((text[from] | 0x20) != 'e') {
            return false;
        }
        int at = from + 1;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        if (at == to) {
            return false;
        }
        int written = 0;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            written = Math.min(written * 10 + digit, EXPONENT_LIMIT);
        }
        exponent += negative ? -written : written;
        return true;
    }

    private double round(byte[] text, int from, int to) {
        if (digits == 0) {
            return 0.0;
        }
        boolean exact = Long.compareUnsigned(digits, EXACT_LIMIT) <= 0;
        if (exact && exponent >= -LARGEST_EXACT_TEN && exponent <= LARGEST_EXACT_TEN) {
            return exponent < 0 ? digits / EXACT_TENS[-exponent] : digits * EXACT_TENS[exponent];
        }
        if (exponent >= PowersOfFive.LOWEST && exponent <= PowersOfFive.HIGHEST) {
            long bits = nearest(digits, exponent);
            if (bits >= 0) {
                return Double.longBitsToDouble(bits);
            }
        }
        return exactly(text, from, to);
    }

    private static double exactly(byte[] text, int from, int to) {
        return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** Bits of the double nearest to {@code digits * 10^q}; -1 when undecided, subnormal or out of range. */
    static long nearest(long digits, int q) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long scaled = digits << zeros;
        long high = multiplyHigh(scaled, PowersOfFive.high(q));
        long low = scaled * PowersOfFive.high(q);
        if ((high & 0x1FF) == 0x1FF) {
            // All nine bits below the rounding bit are ones, so what the second half of the power adds may carry into
            // it.
            long carried = multiplyHigh(scaled, PowersOfFive.low(q));
            low += carried;
            if (Long.compareUnsigned(low, carried) < 0) {
                high++;
            } else if (low == -1L) {
                return -1;
            }
        }
        int top = (int) (high >>> 63);
        int shift = top + 9;
        long mantissa = high >>> shift;
        // floor(q * log2(10)) by a fixed-point constant good for all q of the table
        int binary = (int) ((217706L * q) >> 16) + 63 + top - zeros + 1023;
        if (binary <= 0 || binary >= 2046) {
            return -1;
        }
        boolean halfway = Long.compareUnsigned(low, 1) <= 0 && (mantissa & 3) == 1 && mantissa << shift == high;
        if (halfway) {
            // Exactly between two doubles as far as these bits go: which one is even decides, if it is exact at all.
            if (q < -4 || q > 23) {
                return -1;
            }
            mantissa &= ~1L;
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        // A carry out of 53 bits leaves zeros below, and adding instead of or-ing moves it into the exponent.
        return ((long) (binary - 1) << 52) + mantissa;
    }

    /** The upper 64 bits of the product of two unsigned numbers. */
    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
