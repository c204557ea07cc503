package io.bask.dataframe.kernel.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of text on their way to a stream; grows with one record and is emptied behind it. Not for sharing. */
final class ByteText {
    private byte[] bytes = new byte[1 << 16];
    private int length;

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    void add(byte value) {
        reserve(1);
        bytes[length++] = value;
    }

    void add(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    void add(byte[] source) {
        add(source, 0, source.length);
    }

    void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Digits and other ASCII, without a string's bytes being made first. */
    void addAscii(String text) {
        int size = text.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += size;
    }

    void add(long value) {
        if (value < 0) {
            addAscii(Long.toString(value));
            return;
        }
        int digits = 1;
        for (long limit = 10; limit > 0 && value >= limit && digits < 18; limit *= 10) {
            digits++;
        }
        if (digits == 18) {
            addAscii(Long.toString(value));
            return;
        }
        reserve(digits);
        long left = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += digits;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(Integer.MAX_VALUE - 8, Math.max(2L * bytes.length, (long) length + more)));
        }
    }

    /** Forgets what comes after that length. */
    void truncate(int shorter) {
        length = shorter;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }
}
