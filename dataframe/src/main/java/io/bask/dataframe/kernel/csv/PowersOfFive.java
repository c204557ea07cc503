package io.bask.dataframe.kernel.csv;

import java.math.BigInteger;

/**
 * The powers of five as binary fractions of 128 bits, for {@link DecimalText}.
 *
 * <p>Entry {@code q} is {@code 5^q} times a power of two, with its highest bit set: cut off below 128 bits for {@code q
 * >= 0}, and rounded up for {@code q < 0}, which is what the error bound of the Eisel-Lemire algorithm assumes. Made
 * once, when the first number needs it, in a few milliseconds.
 */
final class PowersOfFive {
    static final int LOWEST = -342;
    static final int HIGHEST = 308;

    private static final int BITS = 128;
    private static final long[] HIGH = new long[HIGHEST - LOWEST + 1];
    private static final long[] LOW = new long[HIGHEST - LOWEST + 1];

    static {
        BigInteger five = BigInteger.valueOf(5);
        BigInteger power = BigInteger.ONE;
        for (int q = 0; q <= -LOWEST; q++) {
            if (q <= HIGHEST) {
                store(q, normalized(power));
            }
            if (q > 0) {
                // Enough bits that the quotient has at least 128, whose excess is then cut off, after rounding up.
                BigInteger one = BigInteger.ONE.shiftLeft(2 * power.bitLength() + BITS);
                store(-q, normalized(one.divide(power)).add(BigInteger.ONE));
            }
            power = power.multiply(five);
        }
    }

    private PowersOfFive() {}

    private static BigInteger normalized(BigInteger value) {
        int excess = value.bitLength() - BITS;
        return excess >= 0 ? value.shiftRight(excess) : value.shiftLeft(-excess);
    }

    private static void store(int q, BigInteger value) {
        HIGH[q - LOWEST] = value.shiftRight(64).longValue();
        LOW[q - LOWEST] = value.longValue();
    }

    static long high(int q) {
        return HIGH[q - LOWEST];
    }

    static long low(int q) {
        return LOW[q - LOWEST];
    }
}
