package io.bask.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Cuts what is written into frames, compresses each if that helps, and appends them to a file. */
final class FrameOutput extends OutputStream {
    private final SpillStore store;
    private final SpillFile file;
    private final Frame frame;
    private final CRC32C checksum = new CRC32C();
    private int used;
    private boolean closed;

    FrameOutput(SpillStore store, SpillFile file) {
        this.store = store;
        this.file = file;
        this.frame = store.takeFrame();
    }

    @Override
    public void write(int value) throws IOException {
        if (used == Frame.RAW) {
            writeFrame();
        }
        frame.raw[used++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int left = length;
        while (left > 0) {
            if (used == Frame.RAW) {
                writeFrame();
            }
            int count = Math.min(left, Frame.RAW - used);
            System.arraycopy(bytes, at, frame.raw, used, count);
            used += count;
            at += count;
            left -= count;
        }
    }

    private void writeFrame() throws IOException {
        int packed = frame.lz4.compress(frame.raw, used, frame.packed);
        boolean helps = packed >= 0 && packed < used - (used >> 4);
        byte[] bytes = helps ? frame.packed : frame.raw;
        int length = helps ? packed : used;
        checksum.reset();
        checksum.update(bytes, 0, length);
        ByteBuffer.wrap(frame.header).putInt(used).putInt(length).putInt((int) checksum.getValue());
        store.reserve(Frame.HEADER + length);
        long start = file.end();
        try {
            file.append(frame.header, 0, Frame.HEADER);
            file.append(bytes, 0, length);
        } catch (IOException broken) {
            store.unreserve((int) (start + Frame.HEADER + length - file.end()));
            throw broken;
        }
        used = 0;
    }

    /** Ends the value; what is left of it after an error is dropped. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (used > 0) {
                writeFrame();
            }
        } finally {
            store.giveFrame(frame);
        }
    }
}
