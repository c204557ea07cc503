package io.bask.array.block;

import io.bask.array.shape.DType;
import java.nio.ByteBuffer;

/** Moves numbers between bytes and the storage of blocks. */
public final class ElementBytes {
    private ElementBytes() {}

    /** Bytes of a slot of a storage; a complex element has two slots. */
    public static int slotBytes(Object storage) {
        if (storage instanceof byte[]) {
            return Byte.BYTES;
        }
        if (storage instanceof short[]) {
            return Short.BYTES;
        }
        return storage instanceof int[] || storage instanceof float[] ? Integer.BYTES : Long.BYTES;
    }

    /** All slots that are left in the buffer, into the storage from a slot on. */
    public static void read(ByteBuffer from, Object storage, int at) {
        int count = from.remaining() / slotBytes(storage);
        if (storage instanceof byte[] bytes) {
            from.get(bytes, at, count);
        } else if (storage instanceof short[] shorts) {
            from.asShortBuffer().get(shorts, at, count);
        } else if (storage instanceof int[] ints) {
            from.asIntBuffer().get(ints, at, count);
        } else if (storage instanceof long[] longs) {
            from.asLongBuffer().get(longs, at, count);
        } else if (storage instanceof float[] floats) {
            from.asFloatBuffer().get(floats, at, count);
        } else {
            from.asDoubleBuffer().get((double[]) storage, at, count);
        }
    }

    /** Makes every byte that is not 0 a 1 where the elements are truth values; files may hold others. */
    public static void normalize(DType dtype, Object storage) {
        if (dtype.isBool()) {
            byte[] flags = (byte[]) storage;
            for (int i = 0; i < flags.length; i++) {
                flags[i] = (byte) (flags[i] == 0 ? 0 : 1);
            }
        }
    }

    /** Some slots of the storage, into the buffer, whose position moves behind them. */
    public static void write(Object storage, int at, int count, ByteBuffer to) {
        if (storage instanceof byte[] bytes) {
            to.put(bytes, at, count);
            return;
        }
        if (storage instanceof short[] shorts) {
            to.asShortBuffer().put(shorts, at, count);
        } else if (storage instanceof int[] ints) {
            to.asIntBuffer().put(ints, at, count);
        } else if (storage instanceof long[] longs) {
            to.asLongBuffer().put(longs, at, count);
        } else if (storage instanceof float[] floats) {
            to.asFloatBuffer().put(floats, at, count);
        } else {
            to.asDoubleBuffer().put((double[]) storage, at, count);
        }
        to.position(to.position() + count * slotBytes(storage));
    }
}
