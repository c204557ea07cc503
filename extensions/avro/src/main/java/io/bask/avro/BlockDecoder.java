package io.bask.avro;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary form off the bytes of one block.
 *
 * <p>Every length is checked against what is left of the block before anything is made of it, so that a damaged length is an
 * error and not an array of two gigabytes.
 */
final class BlockDecoder extends Decoder {
    /** Elements of an array without bytes of their own, such as nulls, that a block may claim at once. */
    private static final int MOST_EMPTY = 1 << 20;

    private static final int LONGEST_LONG = 70;

    private byte[] bytes = {};
    private int at;
    private int end;

    /** Reads these bytes next. */
    void begin(byte[] block, int from, int to) {
        bytes = block;
        at = from;
        end = to;
    }

    /** How many bytes are left. */
    int remaining() {
        return end - at;
    }

    private int take(long length) throws IOException {
        if (length < 0 || length > end - at) {
            throw length < 0
                    ? new IOException("a length of %d".formatted(length))
                    : new EOFException("%d bytes are wanted where %d are left".formatted(length, end - at));
        }
        int from = at;
        at += (int) length;
        return from;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        return bytes[take(1)] == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("%d is no int".formatted(value));
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long bits = 0;
        for (int shift = 0; shift < LONGEST_LONG; shift += 7) {
            byte next = bytes[take(1)];
            bits |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw new IOException("a number of more than ten bytes");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat((int) little(take(Float.BYTES), Float.BYTES));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(little(take(Double.BYTES), Double.BYTES));
    }

    private long little(int from, int count) {
        long bits = 0;
        for (int i = count - 1; i >= 0; i--) {
            bits = (bits << 8) | (bytes[from + i] & 0xFF);
        }
        return bits;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        int length = Math.toIntExact(readLength());
        int from = take(length);
        return new Utf8(Arrays.copyOfRange(bytes, from, from + length));
    }

    @Override
    public String readString() throws IOException {
        int length = Math.toIntExact(readLength());
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    private long readLength() throws IOException {
        long length = readLong();
        if (length < 0 || length > end - at) {
            take(length);
        }
        return length;
    }

    @Override
    public void skipString() throws IOException {
        take(readLong());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        int length = Math.toIntExact(readLength());
        int from = take(length);
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + length));
    }

    @Override
    public void skipBytes() throws IOException {
        take(readLong());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        System.arraycopy(bytes, take(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        take(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    /** The number of elements of the next run; where it is negative, the run's bytes follow it. */
    private long readRun() throws IOException {
        long count = readLong();
        if (count < 0) {
            count = Math.negateExact(count);
            readLong();
        }
        if (count > Math.max(MOST_EMPTY, remaining())) {
            throw new IOException("%d elements where %d bytes are left".formatted(count, remaining()));
        }
        return count;
    }

    @Override
    public long readArrayStart() throws IOException {
        return readRun();
    }

    @Override
    public long arrayNext() throws IOException {
        return readRun();
    }

    @Override
    public long skipArray() throws IOException {
        return skipRuns();
    }

    @Override
    public long readMapStart() throws IOException {
        return readRun();
    }

    @Override
    public long mapNext() throws IOException {
        return readRun();
    }

    @Override
    public long skipMap() throws IOException {
        return skipRuns();
    }

    /** Skips runs that say how long they are; the elements of another are the caller's to skip. */
    private long skipRuns() throws IOException {
        long count = readLong();
        while (count < 0) {
            take(readLong());
            count = readLong();
        }
        return count;
    }
}
