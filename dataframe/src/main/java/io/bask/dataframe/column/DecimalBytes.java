package io.bask.dataframe.column;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Whole numbers of 128 bits as 16 bytes that compare as the numbers do when bytes are compared without sign: the highest byte first,
 * its sign turned round.
 */
public final class DecimalBytes {
    private static final int SIZE = 16;

    private DecimalBytes() {}

    /** The bytes of a number, which 128 bits must hold. */
    public static byte[] of(BigInteger number) {
        byte[] digits = number.toByteArray();
        byte[] bytes = new byte[SIZE];
        if (number.signum() < 0) {
            Arrays.fill(bytes, (byte) -1);
        }
        System.arraycopy(digits, 0, bytes, SIZE - digits.length, digits.length);
        bytes[0] ^= (byte) 0x80;
        return bytes;
    }

    /** The number whose bytes begin there. */
    public static BigInteger unscaled(byte[] source, int from) {
        byte[] bytes = Arrays.copyOfRange(source, from, from + SIZE);
        bytes[0] ^= (byte) 0x80;
        return new BigInteger(bytes);
    }
}
