package io.bask.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, little endian. */
final class Bytes {
    /** An address that is none. */
    static final long UNDEFINED = -1;

    private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            int size = Math.max(buffer.capacity() * 2, Math.addExact(buffer.position(), more));
            buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
        }
        return buffer;
    }

    Bytes u8(int... values) {
        for (int value : values) {
            room(1).put((byte) value);
        }
        return this;
    }

    Bytes u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    Bytes u32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    Bytes u64(long value) {
        room(8).putLong(value);
        return this;
    }

    Bytes ascii(String text) {
        return put(text.getBytes(StandardCharsets.US_ASCII));
    }

    Bytes put(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    Bytes zeros(int count) {
        return put(new byte[count]);
    }

    int size() {
        return buffer.position();
    }

    byte[] array() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
