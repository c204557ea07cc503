package io.bask.array.io.zarr;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Ways to pack a run of bytes whose unpacked length is known; in the order of Blosc's numbers. */
enum Packing {
    /** Blosc's own; only read. */
    BLOSCLZ(() -> null, () -> null),
    /** LZ4 blocks. */
    LZ4(Lz4Compressor::new, Lz4Decompressor::new),
    /** Snappy. */
    SNAPPY(SnappyCompressor::new, SnappyDecompressor::new),
    /** zlib, by the JDK. */
    ZLIB(() -> null, () -> null),
    /** Zstandard frames. */
    ZSTD(ZstdCompressor::new, ZstdDecompressor::new);

    private final Supplier<Compressor> compressor;
    private final Supplier<Decompressor> decompressor;

    @SuppressWarnings("NullAway") // those without a library never ask for one
    Packing(Supplier<Compressor> compressor, Supplier<Decompressor> decompressor) {
        this.compressor = compressor;
        this.decompressor = decompressor;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    byte[] pack(byte[] data, int from, int length) {
        if (this == ZLIB) {
            return deflate(data, from, length);
        }
        Compressor packer = this == BLOSCLZ ? LZ4.compressor.get() : compressor.get();
        byte[] result = new byte[packer.maxCompressedLength(length)];
        int size = packer.compress(data, from, length, result, 0, result.length);
        return Arrays.copyOf(result, size);
    }

    private static byte[] deflate(byte[] data, int from, int length) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(data, from, length);
            deflater.finish();
            byte[] result = new byte[length + length / 1000 + 64];
            int size = deflater.deflate(result);
            while (!deflater.finished()) {
                result = Arrays.copyOf(result, 2 * result.length);
                size += deflater.deflate(result, size, result.length - size);
            }
            return Arrays.copyOf(result, size);
        } finally {
            deflater.end();
        }
    }

    /**
     * Unpacks.
     *
     * @param size exactly how many bytes must come out
     * @throws IOException if others do, or the bytes are none of this kind
     */
    void unpack(byte[] data, int from, int length, byte[] to, int at, int size) throws IOException {
        int got;
        try {
            got = switch (this) {
                case BLOSCLZ -> BloscLz.unpack(data, from, length, to, at, size);
                case ZLIB -> inflate(data, from, length, to, at, size);
                case LZ4, SNAPPY, ZSTD -> decompressor.get().decompress(data, from, length, to, at, size);
            };
        } catch (RuntimeException | DataFormatException e) {
            throw ByteCodec.broken(id(), String.valueOf(e.getMessage()));
        }
        if (got != size) {
            throw ByteCodec.broken(id(), "%d bytes unpack to %d, not %d".formatted(length, got, size));
        }
    }

    /** Reads on to the checksum, which is behind all bytes; answers whether there are more. */
    private static int beyond(Inflater inflater) throws DataFormatException {
        int more = inflater.inflate(new byte[1]);
        if (more == 0 && !inflater.finished()) {
            throw new DataFormatException("the bytes end before their checksum");
        }
        return more;
    }

    private static int inflate(byte[] data, int from, int length, byte[] to, int at, int size)
            throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, from, length);
            int got = 0;
            while (got < size && !inflater.finished()) {
                int step = inflater.inflate(to, at + got, size - got);
                if (step == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                got += step;
            }
            return got == size ? got + beyond(inflater) : got;
        } finally {
            inflater.end();
        }
    }
}
