package io.bask.avro;

import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.file.Codec;
import org.apache.avro.file.CodecFactory;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Compression of blocks without native code: deflate of the JDK, snappy and zstd of aircompressor, bzip2 of commons-compress;
 * xz is read where {@code org.tukaani:xz} is on the class path.
 */
final class Codecs {
    /** No block is larger; a size beyond is a damaged one. */
    static final int MOST_BYTES = 1 << 30;

    private static final int CHECKSUM = 4;

    private Codecs() {}

    /** The content of a block. */
    static byte[] decompress(String codec, byte[] packed) throws IOException {
        return switch (codec) {
            case "null" -> packed;
            case "deflate" -> inflate(packed);
            case "snappy" -> unsnap(packed);
            case "zstandard" -> all(new ZstdInputStream(new ByteArrayInputStream(packed)));
            case "bzip2" -> all(new BZip2CompressorInputStream(new ByteArrayInputStream(packed)));
            case "xz" -> unxz(packed);
            default ->
                throw new IOException(
                        "blocks are compressed by %s, which Bask does not know; write the file with deflate, snappy, zstandard, bzip2, xz or null"
                                .formatted(codec));
        };
    }

    private static byte[] unxz(byte[] packed) throws IOException {
        try {
            return all(new XZCompressorInputStream(new ByteArrayInputStream(packed)));
        } catch (LinkageError missing) {
            throw new IOException(
                    "blocks are compressed by xz, which needs the library org.tukaani:xz; add it to the class path, or write the file with deflate, snappy, zstandard, bzip2 or null",
                    missing);
        }
    }

    private static byte[] inflate(byte[] packed) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            return all(new InflaterInputStream(new ByteArrayInputStream(packed), inflater));
        } finally {
            inflater.end();
        }
    }

    private static byte[] all(InputStream plain) throws IOException {
        try (plain) {
            byte[] bytes = plain.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new IOException("the block has more than %d bytes, decompressed".formatted(MOST_BYTES));
            }
            return bytes;
        }
    }

    private static byte[] unsnap(byte[] packed) throws IOException {
        int length = packed.length - CHECKSUM;
        if (length <= 0) {
            throw new IOException("%d bytes are too few for snappy and its checksum".formatted(packed.length));
        }
        int size = SnappyDecompressor.getUncompressedLength(packed, 0);
        if (size < 0 || size > MOST_BYTES) {
            throw new IOException("the block claims to have %d bytes, decompressed".formatted(size));
        }
        byte[] plain = new byte[size];
        int found = new SnappyDecompressor().decompress(packed, 0, length, plain, 0, size);
        if (found != size
                || checksum(plain, size)
                        != ByteBuffer.wrap(packed, length, CHECKSUM).getInt()) {
            throw new IOException("the checksum is wrong");
        }
        return plain;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** The same codec for Avro's writer. */
    static CodecFactory factory(AvroOutput.Compression compression) {
        return new CodecFactory() {
            @Override
            protected Codec createInstance() {
                return new Packing(compression);
            }
        };
    }

    private static final class Packing extends Codec {
        private final AvroOutput.Compression compression;

        Packing(AvroOutput.Compression compression) {
            this.compression = compression;
        }

        @Override
        public String getName() {
            return compression.codec();
        }

        @Override
        public ByteBuffer compress(ByteBuffer plain) throws IOException {
            byte[] bytes = new byte[plain.remaining()];
            plain.get(bytes);
            return switch (compression) {
                case NONE -> ByteBuffer.wrap(bytes);
                case DEFLATE -> deflate(bytes);
                case SNAPPY -> snap(bytes);
                case ZSTD -> zstd(bytes);
                case BZIP2 -> bzip2(bytes);
            };
        }

        private static ByteBuffer deflate(byte[] bytes) throws IOException {
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
                out.write(bytes);
            } finally {
                deflater.end();
            }
            return ByteBuffer.wrap(packed.toByteArray());
        }

        private static ByteBuffer snap(byte[] bytes) {
            SnappyCompressor compressor = new SnappyCompressor();
            byte[] packed = new byte[compressor.maxCompressedLength(bytes.length) + CHECKSUM];
            int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length - CHECKSUM);
            ByteBuffer.wrap(packed, length, CHECKSUM).putInt(checksum(bytes, bytes.length));
            return ByteBuffer.wrap(packed, 0, length + CHECKSUM);
        }

        private static ByteBuffer zstd(byte[] bytes) {
            ZstdCompressor compressor = new ZstdCompressor();
            byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
            int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
            return ByteBuffer.wrap(Arrays.copyOf(packed, length));
        }

        private static ByteBuffer bzip2(byte[] bytes) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
                out.write(bytes);
            }
            return ByteBuffer.wrap(packed.toByteArray());
        }

        @Override
        public ByteBuffer decompress(ByteBuffer packed) throws IOException {
            byte[] bytes = new byte[packed.remaining()];
            packed.get(bytes);
            return ByteBuffer.wrap(Codecs.decompress(compression.codec(), bytes));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Packing packing && packing.compression == compression;
        }

        @Override
        public int hashCode() {
            return compression.hashCode();
        }
    }
}
