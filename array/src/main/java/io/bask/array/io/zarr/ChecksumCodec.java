package io.bask.array.io.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;

/** The bytes and their CRC-32C behind them. */
record ChecksumCodec() implements ByteCodec {
    static final int BYTES = Integer.BYTES;

    private static int sum(byte[] data, int length) {
        CRC32C sum = new CRC32C();
        sum.update(data, 0, length);
        return (int) sum.getValue();
    }

    @Override
    public byte[] encode(byte[] data) {
        return ByteBuffer.allocate(data.length + BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(data)
                .putInt(sum(data, data.length))
                .array();
    }

    @Override
    public byte[] decode(byte[] data, int most) throws IOException {
        int length = data.length - BYTES;
        if (length < 0) {
            throw ByteCodec.broken(id(), "only %d bytes".formatted(data.length));
        }
        int said = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
        int found = sum(data, length);
        if (said != found) {
            throw ByteCodec.broken(id(), "the checksum is %08x, not %08x; it was changed".formatted(found, said));
        }
        return Arrays.copyOf(data, length);
    }

    @Override
    public String id() {
        return "crc32c";
    }

    @Override
    public Map<String, Object> parameters(int version) {
        return Map.of();
    }
}
