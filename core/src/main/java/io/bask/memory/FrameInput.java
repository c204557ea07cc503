package io.bask.memory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Reads the frames of a value one after the other; each is checked before it is made use of. */
final class FrameInput extends InputStream {
    private final SpillFile file;
    private final Frame frame;
    private final CRC32C checksum = new CRC32C();
    private final long end;
    private long position;
    private int at;
    private int filled;

    FrameInput(Spilled spilled, Frame frame) {
        this.file = spilled.file();
        this.frame = frame;
        this.position = spilled.position();
        this.end = spilled.position() + spilled.length();
    }

    @Override
    public int read() throws IOException {
        return at == filled && !readFrame() ? -1 : frame.raw[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == filled && !readFrame()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(frame.raw, at, target, from, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return filled - at;
    }

    private boolean readFrame() throws IOException {
        if (position >= end) {
            return false;
        }
        file.read(position, frame.header, Frame.HEADER);
        ByteBuffer header = ByteBuffer.wrap(frame.header);
        int size = header.getInt();
        int length = header.getInt();
        int expected = header.getInt();
        if (size < 1 || size > Frame.RAW || length < 1 || length > size || position + length > end) {
            throw new IOException("at byte %d lies no frame".formatted(position));
        }
        byte[] target = length == size ? frame.raw : frame.packed;
        file.read(position + Frame.HEADER, target, length);
        checksum.reset();
        checksum.update(target, 0, length);
        if ((int) checksum.getValue() != expected) {
            throw new IOException("the checksum of %d bytes at byte %d is %08x, not %08x"
                    .formatted(length, position, (int) checksum.getValue(), expected));
        }
        if (length < size) {
            Lz4.decompress(frame.packed, length, frame.raw, size);
        }
        position += Frame.HEADER + length;
        at = 0;
        filled = size;
        return true;
    }
}
