package io.bask.hdf5;

import io.bask.array.block.ElementBytes;
import io.bask.array.block.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of a block's elements, little endian, in row-major order. */
final class BlockBytes {
    private BlockBytes() {}

    /** Fills bytes and hands them back. */
    static byte[] of(NDArray block, byte[] bytes) {
        Object storage = block.dense().storageShared();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ElementBytes.write(storage, 0, bytes.length / ElementBytes.slotBytes(storage), buffer);
        return bytes;
    }
}
