package io.bask.memory;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An array of primitives on its way to disk, where it stands in the array's place: its bytes in the machine's order. */
final class RawArray implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int BUFFER_BYTES = 1 << 14;
    private static final Class<?>[] ELEMENTS = {
        byte.class, short.class, int.class, long.class, float.class, double.class
    };

    private transient Object array;

    RawArray(Object array) {
        this.array = array;
    }

    @Serial
    private Object readResolve() {
        return array;
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
        int length = Array.getLength(array);
        int kind = 0;
        while (ELEMENTS[kind] != array.getClass().getComponentType()) {
            kind++;
        }
        out.writeByte(kind);
        out.writeInt(length);
        ByteBuffer buffer = buffer();
        int step = BUFFER_BYTES >> shift(kind);
        for (int at = 0; at < length; at += step) {
            int count = Math.min(step, length - at);
            switch (kind) {
                case 0 -> buffer.duplicate().put((byte[]) array, at, count);
                case 1 -> buffer.asShortBuffer().put((short[]) array, at, count);
                case 2 -> buffer.asIntBuffer().put((int[]) array, at, count);
                case 3 -> buffer.asLongBuffer().put((long[]) array, at, count);
                case 4 -> buffer.asFloatBuffer().put((float[]) array, at, count);
                default -> buffer.asDoubleBuffer().put((double[]) array, at, count);
            }
            out.write(buffer.array(), 0, count << shift(kind));
        }
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException {
        int kind = in.readByte();
        int length = in.readInt();
        array = Array.newInstance(ELEMENTS[kind], length);
        ByteBuffer buffer = buffer();
        int step = BUFFER_BYTES >> shift(kind);
        for (int at = 0; at < length; at += step) {
            int count = Math.min(step, length - at);
            in.readFully(buffer.array(), 0, count << shift(kind));
            switch (kind) {
                case 0 -> buffer.duplicate().get((byte[]) array, at, count);
                case 1 -> buffer.asShortBuffer().get((short[]) array, at, count);
                case 2 -> buffer.asIntBuffer().get((int[]) array, at, count);
                case 3 -> buffer.asLongBuffer().get((long[]) array, at, count);
                case 4 -> buffer.asFloatBuffer().get((float[]) array, at, count);
                default -> buffer.asDoubleBuffer().get((double[]) array, at, count);
            }
        }
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.nativeOrder());
    }

    /** Power of two of the bytes of one element. */
    private static int shift(int kind) {
        return switch (kind) {
            case 0 -> 0;
            case 1 -> 1;
            case 2, 4 -> 2;
            default -> 3;
        };
    }
}
