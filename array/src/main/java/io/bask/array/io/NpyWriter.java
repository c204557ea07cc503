package io.bask.array.io;

import io.bask.array.block.ArrayTarget;
import io.bask.array.block.ElementBytes;
import io.bask.array.block.NDArray;
import io.bask.array.block.Runs;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A new file in NumPy's format, block by block. It has its name only once it is whole: until then it is another file of
 * the same folder.
 */
public final class NpyWriter implements ArrayTarget {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER_BYTES = 1 << 18;

    private final WholeFile file;
    private final NpyHeader header;

    private NpyWriter(WholeFile file, NpyHeader header) {
        this.file = file;
        this.header = header;
    }

    /**
     * Begins a file.
     *
     * @throws IllegalArgumentException if the file lies in another file system than the machine's own
     * @throws java.io.UncheckedIOException if the folder cannot be written
     */
    public static NpyWriter begin(Path path, DType dtype, Shape shape) {
        requireOwn(path);
        NpyHeader header = NpyHeader.of(dtype, shape);
        WholeFile file = WholeFile.of(path);
        try (FileChannel channel =
                FileChannel.open(file.part(), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            writeFully(channel, ByteBuffer.wrap(header.bytes()), 0);
            if (header.dataBytes() > 0) {
                writeFully(channel, ByteBuffer.allocate(1), header.length() + header.dataBytes() - 1);
            }
            return new NpyWriter(file, header);
        } catch (IOException e) {
            throw file.cannotWrite(e);
        }
    }

    /** NumPy's code of the elements in files that are written, e.g. {@code <f8}. */
    public static String code(DType dtype) {
        return NpyType.text(dtype);
    }

    /** Refuses files of other file systems, such as those within a ZIP file, whose middle cannot be written by several threads. */
    public static void requireOwn(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException(
                    "%s lies in another file system, whose files cannot be written block by block; write a file of this machine and copy it"
                            .formatted(path.toUri()));
        }
    }

    @Override
    public void write(long[] start, NDArray block) throws IOException {
        NDArray dense = block.dense();
        Object storage = dense.storageShared();
        int itemBytes = header.dtype().itemBytes();
        int slotBytes = ElementBytes.slotBytes(storage);
        int slots = itemBytes / slotBytes;
        try (FileChannel channel = FileChannel.open(file.part(), StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            Runs.forEach(header.shape(), start, dense.shape(), (from, to, count) -> {
                long at = header.length() + from * itemBytes;
                int slot = (int) (to * slots);
                int end = slot + (int) (count * slots);
                while (slot < end) {
                    int piece = Math.min(BUFFER_BYTES / slotBytes, end - slot);
                    buffer.clear();
                    ElementBytes.write(storage, slot, piece, buffer);
                    writeFully(channel, buffer.flip(), at);
                    at += (long) piece * slotBytes;
                    slot += piece;
                }
            });
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
        for (long position = at; buffer.hasRemaining(); ) {
            position += channel.write(buffer, position);
        }
    }

    /** Gives the file its name, in the place of another that has it. */
    public void finish() {
        file.finish();
    }

    /** Removes what has been written; does nothing after {@link #finish}. */
    public void abandon() {
        file.abandon();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
