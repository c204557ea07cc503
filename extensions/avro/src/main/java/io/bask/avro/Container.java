package io.bask.avro;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * An open object container file: a header with the schema, and blocks, each with a marker behind it that only this file has.
 *
 * <p>Belongs to one thread.
 */
final class Container implements AutoCloseable {
    static final int MARKER = 16;
    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    private static final int BUFFER = 1 << 16;
    private static final int MOST_METADATA = 64 << 20;

    private final SeekableByteChannel channel;
    private final long size;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);

    /** Offset of the buffer's end in the file. */
    private long filledTo;

    private final Header header;

    /**
     * What a file says of itself.
     *
     * @param schema of the records in it
     * @param codec by which blocks are compressed
     * @param marker what stands behind each block
     * @param end offset of the first block
     */
    record Header(Schema schema, String codec, byte[] marker, long end) {}

    /**
     * A block.
     *
     * @param offset where it begins
     * @param count how many records it has
     * @param content its bytes, decompressed
     */
    record Block(long offset, long count, byte[] content) {}

    private Container(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        this.header = readHeader();
    }

    /** Opens a file and reads its header. */
    static Container open(Path file) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            return new Container(channel);
        } catch (Throwable failure) {
            channel.close();
            throw failure;
        }
    }

    Header header() {
        return header;
    }

    /** The next offset to be read. */
    long position() {
        return filledTo - buffer.remaining();
    }

    void seek(long offset) throws IOException {
        channel.position(offset);
        filledTo = offset;
        buffer.limit(0).position(0);
    }

    private Header readHeader() throws IOException {
        if (size < MAGIC.length || !Arrays.equals(bytes(MAGIC.length), MAGIC)) {
            throw new IOException("it does not begin as Avro files do, with \"Obj\" and 1");
        }
        Map<String, byte[]> metadata = new HashMap<>();
        for (long count = number(); count != 0; count = number()) {
            if (count < 0) {
                count = -count;
                number();
            }
            if (count > size) {
                throw new IOException("the header claims %d entries".formatted(count));
            }
            for (long i = 0; i < count; i++) {
                String key = new String(bytes(length("a name", MOST_METADATA)), StandardCharsets.UTF_8);
                metadata.put(key, bytes(length(key, MOST_METADATA)));
            }
        }
        byte[] schema = metadata.get("avro.schema");
        if (schema == null) {
            throw new IOException("the header has no schema");
        }
        byte[] codec = metadata.getOrDefault("avro.codec", "null".getBytes(StandardCharsets.UTF_8));
        byte[] marker = bytes(MARKER);
        return new Header(parsed(schema), new String(codec, StandardCharsets.UTF_8), marker, position());
    }

    private static Schema parsed(byte[] json) throws IOException {
        try {
            // Other writers' names may have letters that Java's have not.
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(new String(json, StandardCharsets.UTF_8));
        } catch (RuntimeException e) { // Avro's parser throws NullPointerException too
            throw new IOException("its schema cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether another block, or what is left of one, follows. */
    boolean hasBlock() {
        return position() < size;
    }

    /** Reads the next block, and stands behind its marker; its content is still compressed. */
    Block block() throws IOException {
        long offset = position();
        long count = number();
        if (count < 0) {
            throw new IOException("the block claims %d records".formatted(count));
        }
        byte[] packed = bytes(length("the block", Codecs.MOST_BYTES));
        if (!Arrays.equals(bytes(MARKER), header.marker)) {
            throw new IOException(
                    "the file's marker does not stand behind the block's %d bytes".formatted(packed.length));
        }
        return new Block(offset, count, packed);
    }

    /** Stands behind the first marker at or behind {@code from}; false where there is none. */
    boolean seekMarker(long from) throws IOException {
        seek(from);
        byte[] wanted = header.marker;
        while (true) {
            while (buffer.remaining() < MARKER) {
                if (!fill()) {
                    return false;
                }
            }
            byte[] array = buffer.array();
            int last = buffer.limit() - MARKER;
            for (int i = buffer.position(); i <= last; i++) {
                if (array[i] == wanted[0] && Arrays.equals(array, i, i + MARKER, wanted, 0, MARKER)) {
                    buffer.position(i + MARKER);
                    return true;
                }
            }
            buffer.position(last + 1);
        }
    }

    private int length(String what, int most) throws IOException {
        long length = number();
        if (length < 0 || length > most) {
            throw new IOException("%s claims to have %d bytes".formatted(what, length));
        }
        if (length > size - position()) {
            throw new EOFException("%s should have %d bytes, but the file ends after %d; it is truncated"
                    .formatted(what, length, size - position()));
        }
        return (int) length;
    }

    private long number() throws IOException {
        long bits = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = oneByte();
            bits |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw new IOException("a number of more than ten bytes");
    }

    private byte oneByte() throws IOException {
        if (!buffer.hasRemaining() && !fill()) {
            throw ended();
        }
        return buffer.get();
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int have = Math.min(count, buffer.remaining());
        buffer.get(bytes, 0, have);
        ByteBuffer rest = ByteBuffer.wrap(bytes, have, count - have);
        while (rest.hasRemaining()) {
            int read = channel.read(rest);
            if (read < 0) {
                throw ended();
            }
            filledTo += read;
        }
        return bytes;
    }

    private EOFException ended() {
        return new EOFException(
                "the file ends at %d bytes in the middle of something; it is truncated".formatted(size));
    }

    /** Moves what is left to the front and reads more behind it; false at the end of the file. */
    private boolean fill() throws IOException {
        buffer.compact();
        int read = channel.read(buffer);
        buffer.flip();
        filledTo += Math.max(0, read);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
