package io.bask.arrow;

import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/** The buffers of one record batch, read when they are asked for. One thread. */
final class Body {
    private static final int PREFIX = 8;
    private static final long NOT_COMPRESSED = -1;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private final ByteSource source;
    private final Block block;
    private final RecordBatch head;
    private final @Nullable BodyCompression compression;

    Body(ByteSource source, Block block, RecordBatch head) {
        this.source = source;
        this.block = block;
        this.head = head;
        this.compression = head.compression();
        if (compression != null && compression.method() != BodyCompressionMethod.BUFFER) {
            throw new ArrowFormatException("its bodies are compressed in a way that is not known");
        }
    }

    /** How many rows there are. */
    int rows() {
        return Math.toIntExact(head.length());
    }

    private FieldNode node(int node) {
        if (node >= head.nodesLength()) {
            throw new ArrowFormatException(
                    "it has %d columns and its schema more than %d".formatted(head.nodesLength(), node));
        }
        return head.nodes(node);
    }

    /** How many items the lists of a column have, and how many of those have no value. */
    int[] items(int node) {
        FieldNode lengths = node(node);
        long rows = lengths.length();
        if (rows < 0 || rows > MOST_BYTES || lengths.nullCount() < 0 || lengths.nullCount() > rows) {
            throw new ArrowFormatException(
                    "lists are to have %d items, of which %d are missing".formatted(rows, lengths.nullCount()));
        }
        return new int[] {(int) rows, (int) lengths.nullCount()};
    }

    /** How many rows of a column have no value. */
    long missing(int node) {
        FieldNode lengths = node(node);
        if (lengths.length() != head.length() || lengths.nullCount() < 0 || lengths.nullCount() > head.length()) {
            throw new ArrowFormatException("it has %d rows, and its column %d has %d, of which %d are missing"
                    .formatted(head.length(), node, lengths.length(), lengths.nullCount()));
        }
        return lengths.nullCount();
    }

    /** How many extra buffers the first columns of views have. */
    int extraBuffers(int views) {
        long extra = 0;
        for (int i = 0; i < views; i++) {
            extra += extra(i);
        }
        return Math.toIntExact(extra);
    }

    /** How many extra buffers a column of views has. */
    int extra(int view) {
        if (view >= head.variadicBufferCountsLength()) {
            throw new ArrowFormatException("it does not say how many buffers of text there are");
        }
        long count = head.variadicBufferCounts(view);
        if (count < 0 || count > head.buffersLength()) {
            throw new ArrowFormatException(
                    "a column has %d buffers of text, of %d altogether".formatted(count, head.buffersLength()));
        }
        return (int) count;
    }

    /** A buffer, unpacked, its numbers little end first. */
    ByteBuffer buffer(int position) throws IOException {
        if (position >= head.buffersLength()) {
            throw new ArrowFormatException(
                    "it has %d buffers and its schema more than %d".formatted(head.buffersLength(), position));
        }
        Buffer place = head.buffers(position);
        if (place.offset() < 0 || place.length() < 0 || place.offset() > block.body() - place.length()) {
            throw new EOFException("buffer %d has %d bytes at %d, in a body of %d"
                    .formatted(position, place.length(), place.offset(), block.body()));
        }
        byte[] stored = source.bytes(block.bodyOffset() + place.offset(), place.length());
        BodyCompression packing = compression;
        byte[] bytes = packing == null || stored.length == 0 ? stored : unpacked(stored, packing, position);
        boolean isPrefixed = bytes == stored && packing != null && stored.length > 0;
        ByteBuffer all = ByteBuffer.wrap(bytes);
        return (isPrefixed ? all.position(PREFIX).slice() : all).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] unpacked(byte[] stored, BodyCompression packing, int position) throws IOException {
        if (stored.length < PREFIX) {
            throw new EOFException(
                    "buffer %d has %d bytes, which do not say its size".formatted(position, stored.length));
        }
        long size = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (size == NOT_COMPRESSED) {
            return stored;
        }
        if (size < 0 || size > MOST_BYTES) {
            throw new EOFException(
                    "buffer %d claims to have %d bytes; at most %d can be read".formatted(position, size, MOST_BYTES));
        }
        int packed = stored.length - PREFIX;
        byte[] plain = new byte[(int) size];
        int length = packing.codec() == CompressionType.ZSTD
                ? new ZstdDecompressor().decompress(stored, PREFIX, packed, plain, 0, plain.length)
                : Lz4Frames.unpack(stored, PREFIX, packed, plain);
        if (length != plain.length) {
            throw new EOFException(
                    "buffer %d claims to have %d bytes and has %d".formatted(position, plain.length, length));
        }
        return plain;
    }

    /** That a buffer has so many bytes at least. */
    static ByteBuffer atLeast(ByteBuffer buffer, long bytes, String what) throws IOException {
        if (Objects.requireNonNull(buffer).remaining() < bytes) {
            throw new EOFException("its %s have %d bytes instead of %d".formatted(what, buffer.remaining(), bytes));
        }
        return buffer;
    }
}
