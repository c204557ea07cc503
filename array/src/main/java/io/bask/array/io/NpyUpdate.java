package io.bask.array.io;

import io.bask.array.block.ArraySource;
import io.bask.array.block.ArrayStorage;
import io.bask.array.block.ElementBytes;
import io.bask.array.block.NDArray;
import io.bask.array.block.Runs;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.file.FileGlob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file in NumPy's format that is there, of which boxes are read and overwritten through memory: what {@code
 * numpy.load(mmap_mode="r+")} gives.
 */
public final class NpyUpdate implements ArrayStorage {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final NpyHeader header;

    private NpyUpdate(String path, NpyHeader header) {
        this.path = path;
        this.header = header;
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if it is no such file, is too short, holds what Bask has no dtype for, or has its first
     *     axis fastest
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static NpyUpdate open(Path path) {
        NpyWriter.requireOwn(path);
        NpyHeader header = NpyFile.open(path).header();
        if (header.fortran() && header.shape().ndim() > 1) {
            throw NpyHeader.broken(
                    path.toString(),
                    "has its first axis fastest (fortran_order); only files in row-major order are changed");
        }
        return new NpyUpdate(path.toString(), header);
    }

    @Override
    public Shape shape() {
        return header.shape();
    }

    @Override
    public DType dtype() {
        return header.dtype();
    }

    private interface Move {
        void apply(ByteBuffer bytes, int slot, int count);
    }

    private void each(long[] start, Shape box, boolean write, int slotBytes, Move move) throws IOException {
        int itemBytes = header.dtype().itemBytes();
        StandardOpenOption[] options = write
                ? new StandardOpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE}
                : new StandardOpenOption[] {StandardOpenOption.READ};
        try (FileChannel channel = FileChannel.open(Path.of(path), options)) {
            if (channel.size() < header.length() + header.dataBytes()) {
                throw new IOException(
                        "%s has become shorter since it was opened: %d bytes".formatted(path, channel.size()));
            }
            FileChannel.MapMode mode = write ? FileChannel.MapMode.READ_WRITE : FileChannel.MapMode.READ_ONLY;
            Runs.forEach(header.shape(), start, box, (from, to, count) -> {
                MappedByteBuffer bytes = channel.map(mode, header.length() + from * itemBytes, count * itemBytes);
                bytes.order(header.order());
                move.apply(bytes, (int) (to * itemBytes / slotBytes), (int) (count * itemBytes / slotBytes));
            });
        }
    }

    @Override
    public NDArray read(long[] start, Shape box) throws IOException {
        NDArray block = NDArray.zeros(header.dtype(), box);
        Object storage = block.storageShared();
        each(
                start,
                box,
                false,
                ElementBytes.slotBytes(storage),
                (bytes, slot, count) -> ElementBytes.read(bytes, storage, slot));
        ElementBytes.normalize(header.dtype(), storage);
        return block;
    }

    @Override
    public void write(long[] start, NDArray block) throws IOException {
        if (block.dtype() != header.dtype()) {
            throw new IllegalArgumentException("%s holds %s, not %s; call astype(%s) first"
                    .formatted(path, header.dtype(), block.dtype(), header.dtype()));
        }
        for (int axis = 0; axis < start.length; axis++) {
            if (start[axis] + block.shape().length(axis) > header.shape().length(axis)) {
                throw new IllegalArgumentException(
                        "a block of shape %s at %d of axis %d leaves %s of shape %s; write within it"
                                .formatted(block.shape(), start[axis], axis, path, header.shape()));
            }
        }
        Object storage = block.dense().storageShared();
        each(
                start,
                block.shape(),
                true,
                ElementBytes.slotBytes(storage),
                (bytes, slot, count) -> ElementBytes.write(storage, slot, count, bytes));
    }

    @Override
    public boolean changes(ArraySource source) {
        return source instanceof NpyUpdate other && isFile(other.path)
                || source instanceof NpyFile file && isFile(file.path());
    }

    private boolean isFile(String other) {
        try {
            return other.equals(path) || Files.isSameFile(FileGlob.path(other), Path.of(path));
        } catch (IOException unseen) {
            return false;
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
