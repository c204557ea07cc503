package io.bask.array.block;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The bytes of a block, little-endian and row-major, as elements of another dtype; the last axis takes what there are more
 * or fewer.
 *
 * @param dtype of the answer
 */
public record Reinterpret(DType dtype) implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray dense = blocks.get(0).copy();
        int size = Math.toIntExact(dense.size() * dense.dtype().itemBytes());
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        write(dense.storageShared(), bytes);
        NDArray result = NDArray.zeros(dtype, shape(dense));
        read(bytes, result.storageShared());
        if (dtype.isBool()) {
            requireBools((byte[]) result.storageShared());
        }
        return result;
    }

    private Shape shape(NDArray from) {
        int fromBytes = from.dtype().itemBytes();
        int last = from.ndim() - 1;
        return fromBytes == dtype.itemBytes()
                ? from.shape()
                : from.shape().with(last, from.shape().length(last) * fromBytes / dtype.itemBytes());
    }

    private static void write(Object storage, ByteBuffer to) {
        if (storage instanceof byte[] bytes) {
            to.put(0, bytes);
        } else if (storage instanceof short[] shorts) {
            to.asShortBuffer().put(shorts);
        } else if (storage instanceof int[] ints) {
            to.asIntBuffer().put(ints);
        } else if (storage instanceof long[] longs) {
            to.asLongBuffer().put(longs);
        } else if (storage instanceof float[] floats) {
            to.asFloatBuffer().put(floats);
        } else {
            to.asDoubleBuffer().put((double[]) storage);
        }
    }

    private static void read(ByteBuffer from, Object storage) {
        if (storage instanceof byte[] bytes) {
            from.get(0, bytes);
        } else if (storage instanceof short[] shorts) {
            from.asShortBuffer().get(shorts);
        } else if (storage instanceof int[] ints) {
            from.asIntBuffer().get(ints);
        } else if (storage instanceof long[] longs) {
            from.asLongBuffer().get(longs);
        } else if (storage instanceof float[] floats) {
            from.asFloatBuffer().get(floats);
        } else {
            from.asDoubleBuffer().get((double[]) storage);
        }
    }

    private static void requireBools(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0 && one != 1) {
                throw new IllegalArgumentException(
                        "a byte %d is no bool, which are 0 and 1; take view(INT8).ne(0) instead"
                                .formatted(Byte.toUnsignedInt(one)));
            }
        }
    }
}
