package io.bask.array.block;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A block on the wire: dtype, lengths, and the elements as little-endian bytes in row-major order.
 *
 * <p>An axis along which one element repeats is written once, so a constant block takes a few bytes whatever its size.
 */
final class BlockBytes implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int BUFFER_BYTES = 1 << 16;

    private transient NDArray block;

    BlockBytes(NDArray block) {
        this.block = block;
    }

    @Serial
    private Object readResolve() {
        return block;
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
        Shape shape = block.shape();
        NDArray distinct = block;
        out.writeByte(block.dtype().ordinal());
        out.writeByte(shape.ndim());
        for (int axis = 0; axis < shape.ndim(); axis++) {
            boolean repeats = shape.length(axis) > 1 && block.strides[axis] == 0;
            out.writeLong(shape.length(axis));
            out.writeBoolean(repeats);
            if (repeats) {
                distinct = distinct.firstAlong(axis);
            }
        }
        NDArray packed = distinct.contiguous();
        int slots = Storage.slots(block.dtype());
        writeSlots(out, packed.storage, packed.offset * slots, (int) packed.size() * slots);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException {
        DType dtype = DType.values()[in.readByte()];
        int ndim = in.readByte();
        long[] lengths = new long[ndim];
        long[] distinct = new long[ndim];
        for (int axis = 0; axis < ndim; axis++) {
            lengths[axis] = in.readLong();
            distinct[axis] = in.readBoolean() ? 1 : lengths[axis];
        }
        Shape packed = Shape.of(distinct);
        Object storage = Storage.allocate(dtype, packed);
        readSlots(in, storage, (int) packed.size() * Storage.slots(dtype));
        block = NDArray.wrap(dtype, packed, storage).broadcastTo(Shape.of(lengths));
    }

    private static void writeSlots(ObjectOutputStream out, Object storage, int start, int count) throws IOException {
        if (storage instanceof byte[] bytes) {
            out.write(bytes, start, count);
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int step = BUFFER_BYTES / slotBytes(storage);
        for (int at = 0; at < count; at += step) {
            int length = Math.min(step, count - at);
            if (storage instanceof short[] shorts) {
                buffer.asShortBuffer().put(shorts, start + at, length);
            } else if (storage instanceof int[] ints) {
                buffer.asIntBuffer().put(ints, start + at, length);
            } else if (storage instanceof long[] longs) {
                buffer.asLongBuffer().put(longs, start + at, length);
            } else if (storage instanceof float[] floats) {
                buffer.asFloatBuffer().put(floats, start + at, length);
            } else {
                buffer.asDoubleBuffer().put((double[]) storage, start + at, length);
            }
            out.write(buffer.array(), 0, length * slotBytes(storage));
        }
    }

    private static void readSlots(ObjectInputStream in, Object storage, int count) throws IOException {
        if (storage instanceof byte[] bytes) {
            in.readFully(bytes, 0, count);
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int step = BUFFER_BYTES / slotBytes(storage);
        for (int at = 0; at < count; at += step) {
            int length = Math.min(step, count - at);
            in.readFully(buffer.array(), 0, length * slotBytes(storage));
            if (storage instanceof short[] shorts) {
                buffer.asShortBuffer().get(shorts, at, length);
            } else if (storage instanceof int[] ints) {
                buffer.asIntBuffer().get(ints, at, length);
            } else if (storage instanceof long[] longs) {
                buffer.asLongBuffer().get(longs, at, length);
            } else if (storage instanceof float[] floats) {
                buffer.asFloatBuffer().get(floats, at, length);
            } else {
                buffer.asDoubleBuffer().get((double[]) storage, at, length);
            }
        }
    }

    private static int slotBytes(Object storage) {
        if (storage instanceof short[]) {
            return Short.BYTES;
        }
        return storage instanceof int[] || storage instanceof float[] ? Integer.BYTES : Long.BYTES;
    }
}
