package io.bask.arrow;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * Where a message is.
 *
 * @param offset where it begins
 * @param head bytes before its body
 * @param body bytes of its body
 */
record Block(long offset, int head, long body) implements Serializable {
    private static final int CONTINUATION = -1;
    private static final int WORD = 4;

    /** The message that begins there; of no bytes at the end of a stream. */
    static Block at(ByteSource source, long offset) throws IOException {
        int length = word(source, offset);
        int prefix = WORD;
        if (length == CONTINUATION) {
            length = word(source, offset + WORD);
            prefix += WORD;
        }
        if (length == 0) {
            return new Block(offset, 0, 0);
        }
        if (length < 0 || length > source.size() - offset - prefix) {
            throw new EOFException("a message at %d claims to have %d bytes, and %d follow; it is cut off or damaged"
                    .formatted(offset, length, source.size() - offset - prefix));
        }
        Block head = new Block(offset, length + prefix, 0);
        return new Block(offset, head.head, head.message(source).bodyLength()).checked(source);
    }

    private static int word(ByteSource source, long at) throws IOException {
        return ByteBuffer.wrap(source.bytes(at, WORD))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    Block checked(ByteSource source) throws IOException {
        if (offset < 0 || head < WORD || body < 0 || body > source.size() || offset > source.size() - body - head) {
            throw new EOFException(
                    "a message of %d and %d bytes is said to be at %d, and it has %d; it is cut off or damaged"
                            .formatted(head, body, offset, source.size()));
        }
        return this;
    }

    boolean isEnd() {
        return head == 0;
    }

    long end() {
        return offset + head + body;
    }

    /** Where the body begins. */
    long bodyOffset() {
        return offset + head;
    }

    Message message(ByteSource source) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(source.bytes(offset, head)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt() == CONTINUATION) {
            bytes.getInt();
        }
        Message message = Message.getRootAsMessage(bytes);
        if (message.version() < MetadataVersion.V4) {
            throw new ArrowFormatException(
                    "it is of version %s of the format, before 0.8; write it again with a later one"
                            .formatted(MetadataVersion.name(message.version())));
        }
        return message;
    }

    /** What a message is about, or an error. */
    static <T extends com.google.flatbuffers.Table> T header(Message message, byte kind, T into) {
        if (message.headerType() != kind || message.header(into) == null) {
            throw new ArrowFormatException("a message is no %s".formatted(MessageHeader.name(kind)));
        }
        return into;
    }
}
