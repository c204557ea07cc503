package io.bask.array.io.zarr;

import io.bask.array.block.ElementBytes;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * From a chunk's elements to bytes and back.
 *
 * @param order for each axis of what is written, the axis of the chunk; empty where they are the same
 * @param bigEndian whether the first byte of a number is its highest
 * @param codecs in the order in which they are applied when a chunk is written
 */
record Pipeline(List<Integer> order, boolean bigEndian, List<ByteCodec> codecs) implements Serializable {
    /** How many bytes more than its own a step may need between others. */
    private static final int SLACK = 1 << 12;

    private static final long MOST_BYTES = Integer.MAX_VALUE - SLACK - 64;

    /** Whether a chunk's bytes fit in one Java array. */
    static boolean fits(Shape chunk, DType dtype) {
        return chunk.bytes(dtype) <= MOST_BYTES;
    }

    private Shape written(Shape chunk) {
        return order.isEmpty() ? chunk : chunk.transpose(forward());
    }

    private int[] forward() {
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] backward() {
        int[] inverse = new int[order.size()];
        for (int axis = 0; axis < inverse.length; axis++) {
            inverse[order.get(axis)] = axis;
        }
        return inverse;
    }

    /** The elements that bytes mean; fails unless they are exactly a chunk's. */
    NDArray decode(byte[] file, Shape chunk, DType dtype) throws IOException {
        byte[] bytes = file;
        int expected = (int) chunk.bytes(dtype);
        for (int i = codecs.size() - 1; i >= 0; i--) {
            bytes = codecs.get(i).decode(bytes, expected + (i == 0 ? 0 : SLACK));
        }
        if (bytes.length != expected) {
            throw new IOException(
                    "holds %d bytes of elements, not the %d of a chunk of shape %s and dtype %s; it is cut short or of another array"
                            .formatted(bytes.length, expected, chunk, dtype));
        }
        NDArray block = NDArray.zeros(dtype, written(chunk));
        Object storage = block.storageShared();
        ElementBytes.read(ByteBuffer.wrap(bytes).order(byteOrder()), storage, 0);
        ElementBytes.normalize(dtype, storage);
        return order.isEmpty() ? block : block.transpose(backward());
    }

    private ByteOrder byteOrder() {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The elements as bytes, before any codec. */
    byte[] plain(NDArray chunk) {
        NDArray dense = (order.isEmpty() ? chunk : chunk.transpose(forward())).dense();
        Object storage = dense.storageShared();
        ByteBuffer bytes = ByteBuffer.allocate((int) dense.nbytes()).order(byteOrder());
        ElementBytes.write(storage, 0, bytes.capacity() / ElementBytes.slotBytes(storage), bytes);
        return bytes.array();
    }

    /** What is written for the bytes that {@link #plain} answers. */
    byte[] encode(byte[] plain) throws IOException {
        byte[] bytes = plain;
        for (ByteCodec codec : codecs) {
            bytes = codec.encode(bytes);
        }
        return bytes;
    }
}
