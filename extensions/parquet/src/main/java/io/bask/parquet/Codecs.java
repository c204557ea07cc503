package io.bask.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.bask.parquet.PageData.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compression without native code: gzip of the JDK, the others of aircompressor. Safe from any thread. */
final class Codecs implements CompressionCodecFactory {
    static final Codecs INSTANCE = new Codecs();

    /** No page is larger; a size beyond is a damaged one. */
    private static final int MOST_BYTES = 1 << 30;

    private Codecs() {}

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new Packer(codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Unpacker(codec);
    }

    @Override
    public void release() {}

    private static IllegalArgumentException unknown(CompressionCodecName codec) {
        return new IllegalArgumentException("pages are compressed by %s, which Bask does not know; ".formatted(codec)
                + "write the file with snappy, zstd, gzip, lz4_raw or uncompressed");
    }

    private record Packer(CompressionCodecName codec) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            byte[] plain = bytes.toByteArray();
            return switch (codec) {
                case UNCOMPRESSED -> BytesInput.from(plain);
                case GZIP -> gzip(plain);
                case SNAPPY -> compress(new SnappyCompressor(), plain);
                case ZSTD -> compress(new ZstdCompressor(), plain);
                case LZ4_RAW -> compress(new Lz4Compressor(), plain);
                default -> throw unknown(codec);
            };
        }

        private static BytesInput gzip(byte[] plain) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            }
            return BytesInput.from(packed.toByteArray());
        }

        private static BytesInput compress(Compressor compressor, byte[] plain) {
            byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
            int length = compressor.compress(plain, 0, plain.length, packed, 0, packed.length);
            return BytesInput.from(packed, 0, length);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {}
    }

    private record Unpacker(CompressionCodecName codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            if (codec == CompressionCodecName.UNCOMPRESSED) {
                return bytes;
            }
            return BytesInput.from(decompress(Slice.of(bytes), size));
        }

        private byte[] decompress(Slice packed, int size) throws IOException {
            if (size < 0 || size > MOST_BYTES) {
                throw new IOException("a page claims to have %d bytes".formatted(size));
            }
            return switch (codec) {
                case GZIP -> gunzip(packed, size);
                case SNAPPY -> decompress(new SnappyDecompressor(), packed, size);
                case ZSTD -> decompress(new ZstdDecompressor(), packed, size);
                case LZ4_RAW -> decompress(new Lz4Decompressor(), packed, size);
                default -> throw unknown(codec);
            };
        }

        private static byte[] gunzip(Slice packed, int size) throws IOException {
            InputStream bytes = new ByteArrayInputStream(packed.bytes(), packed.from(), packed.length());
            try (GZIPInputStream gzip = new GZIPInputStream(bytes)) {
                byte[] plain = gzip.readNBytes(size);
                return checked(plain, plain.length, size);
            }
        }

        private static byte[] decompress(Decompressor decompressor, Slice packed, int size) throws IOException {
            byte[] plain = new byte[size];
            int length = size == 0 && packed.length() == 0
                    ? 0
                    : decompressor.decompress(packed.bytes(), packed.from(), packed.length(), plain, 0, size);
            return checked(plain, length, size);
        }

        private static byte[] checked(byte[] plain, int length, int size) throws IOException {
            if (length != size) {
                throw new IOException("a page claims to have %d bytes and has %d".formatted(size, length));
            }
            return plain;
        }

        @Override
        public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size) throws IOException {
            byte[] packed = new byte[packedSize];
            input.get(packed);
            output.put(
                    codec == CompressionCodecName.UNCOMPRESSED
                            ? Arrays.copyOf(packed, size)
                            : decompress(new Slice(packed, 0, packedSize), size));
        }

        @Override
        public void release() {}
    }
}
