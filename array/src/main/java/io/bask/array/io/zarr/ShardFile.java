package io.bask.array.io.zarr;

import io.bask.array.shape.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one shard. Its index is a pair of numbers a chunk, in row-major order: where it begins and how many bytes it
 * has; both are all ones where there is no chunk.
 */
final class ShardFile {
    private static final long ABSENT = -1;
    private static final int ENTRY = 2 * Long.BYTES;

    private final FileChannel file;
    private final long[] entries;
    private final long size;

    private ShardFile(FileChannel file, long[] entries, long size) {
        this.file = file;
        this.entries = entries;
        this.size = size;
    }

    private static int count(ZarrMeta meta) {
        return (int) (meta.file().size() / meta.chunk().size());
    }

    static ShardFile open(FileChannel file, ZarrMeta meta, Sharding sharding) throws IOException {
        int bytes = ENTRY * count(meta) + (sharding.checked() ? ChecksumCodec.BYTES : 0);
        long size = file.size();
        byte[] index =
                size < bytes ? new byte[0] : ZarrFiles.read(file, sharding.indexAtEnd() ? size - bytes : 0, bytes);
        if (index.length < bytes) {
            throw new IOException("has %d bytes, fewer than its index of %d".formatted(size, bytes));
        }
        byte[] plain = sharding.checked() ? new ChecksumCodec().decode(index, bytes) : index;
        long[] entries = new long[plain.length / Long.BYTES];
        ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(entries);
        return new ShardFile(file, entries, size);
    }

    /** The bytes of a chunk, or null where it is not there. */
    byte @Nullable [] chunk(int number) throws IOException {
        long at = entries[2 * number];
        long count = entries[2 * number + 1];
        if (at == ABSENT && count == ABSENT) {
            return null;
        }
        if (at < 0 || count < 0 || at > size || count > size - at || count > Integer.MAX_VALUE - 64) {
            throw new IOException("has an index that places chunk %d at byte %d, %d long, in a file of %d"
                    .formatted(number, at, count, size));
        }
        return ZarrFiles.read(file, at, (int) count);
    }

    /** The row-major number of a chunk in its shard. */
    static int number(long[] index, ZarrMeta meta) {
        Shape shard = meta.file();
        Shape chunk = meta.chunk();
        long number = 0;
        for (int axis = 0; axis < index.length; axis++) {
            long count = shard.length(axis) / chunk.length(axis);
            number = number * count + index[axis] % count;
        }
        return (int) number;
    }

    /** A shard of these chunks, null where there is none. */
    static byte[] encode(List<byte @Nullable []> chunks, Sharding sharding) {
        int bytes = ENTRY * chunks.size() + (sharding.checked() ? ChecksumCodec.BYTES : 0);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteBuffer index = ByteBuffer.allocate(ENTRY * chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
        int first = sharding.indexAtEnd() ? 0 : bytes;
        for (byte[] chunk : chunks) {
            index.putLong(chunk == null ? ABSENT : first + body.size()).putLong(chunk == null ? ABSENT : chunk.length);
            if (chunk != null) {
                body.writeBytes(chunk);
            }
        }
        byte[] packed = sharding.checked() ? new ChecksumCodec().encode(index.array()) : index.array();
        byte[] data = body.toByteArray();
        byte[] result = Arrays.copyOf(sharding.indexAtEnd() ? data : packed, data.length + packed.length);
        byte[] second = sharding.indexAtEnd() ? packed : data;
        System.arraycopy(second, 0, result, result.length - second.length, second.length);
        return result;
    }
}
