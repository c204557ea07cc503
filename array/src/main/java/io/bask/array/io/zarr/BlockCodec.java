package io.bask.array.io.zarr;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Zstandard, and LZ4 with the number of unpacked bytes before it, as numcodecs writes it. */
record BlockCodec(Packing packing, int level) implements ByteCodec {
    @Override
    public byte[] encode(byte[] data) {
        byte[] packed = packing.pack(data, 0, data.length);
        if (packing != Packing.LZ4) {
            return packed;
        }
        return ByteBuffer.allocate(packed.length + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(data.length)
                .put(packed)
                .array();
    }

    @Override
    public byte[] decode(byte[] data, int most) throws IOException {
        return packing == Packing.LZ4 ? decodeLz4(data, most) : decodeZstd(data, most);
    }

    private static byte[] decodeLz4(byte[] data, int most) throws IOException {
        if (data.length < Integer.BYTES) {
            throw ByteCodec.broken("lz4", "only %d bytes".formatted(data.length));
        }
        int size = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size < 0 || size > most) {
            throw ByteCodec.tooMany("lz4", most);
        }
        byte[] result = new byte[size];
        Packing.LZ4.unpack(data, Integer.BYTES, data.length - Integer.BYTES, result, 0, size);
        return result;
    }

    /** Frames need not say how many bytes they hold, so it is read as a stream. */
    private static byte[] decodeZstd(byte[] data, int most) throws IOException {
        byte[] result;
        boolean isMore;
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(data))) {
            result = in.readNBytes(most);
            isMore = in.read() >= 0;
        } catch (IOException | RuntimeException e) {
            throw ByteCodec.broken("zstd", String.valueOf(e.getMessage()));
        }
        if (isMore) {
            throw ByteCodec.tooMany("zstd", most);
        }
        return result;
    }

    @Override
    public String id() {
        return packing.id();
    }

    @Override
    public Map<String, Object> parameters(int version) {
        if (packing == Packing.LZ4) {
            return Map.of("acceleration", 1);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("level", level);
        if (version == 3) {
            parameters.put("checksum", false);
        }
        return parameters;
    }
}
