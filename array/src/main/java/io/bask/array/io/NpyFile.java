package io.bask.array.io;

import io.bask.array.block.ArraySource;
import io.bask.array.block.ElementBytes;
import io.bask.array.block.NDArray;
import io.bask.array.block.Runs;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.file.FileGlob;
import io.bask.file.FileTrouble;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file in NumPy's format, of which boxes are read. Its axes are those of the file, slowest first. */
public final class NpyFile implements ArraySource {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER_BYTES = 1 << 18;

    private final String path;
    private final NpyHeader header;
    private final Shape shape;
    private final long size;
    private final long modified;

    private NpyFile(Path path, NpyHeader header, long size, long modified) {
        this.path = FileGlob.text(path);
        this.header = header;
        this.shape = header.fortran() ? reversed(header.shape()) : header.shape();
        this.size = size;
        this.modified = modified;
    }

    private static Shape reversed(Shape shape) {
        long[] lengths = new long[shape.ndim()];
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = shape.length(lengths.length - 1 - axis);
        }
        return Shape.of(lengths);
    }

    /**
     * Reads the head of a file.
     *
     * @throws IllegalArgumentException if it is no such file, is too short, or holds what Bask has no dtype for
     * @throws UncheckedIOException if it cannot be read
     */
    public static NpyFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw NpyHeader.broken(
                    path.toString(),
                    "is a folder, not a file in NumPy's format; fromNpyStack reads folders of files 0.npy, 1.npy, ..., and fromZarr"
                            + " those in Zarr's format");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            NpyHeader header = NpyHeader.read(in, path.toString());
            long size = Files.size(path);
            if (size < header.length() + header.dataBytes()) {
                throw NpyHeader.broken(
                        path.toString(),
                        "has %d bytes but shape %s of %s takes %d after a head of %d; it is cut short"
                                .formatted(size, header.shape(), header.dtype(), header.dataBytes(), header.length()));
            }
            return new NpyFile(
                    path, header, size, Files.getLastModifiedTime(path).toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(path, FileTrouble.words(e)), e);
        }
    }

    String path() {
        return path;
    }

    NpyHeader header() {
        return header;
    }

    /** Whether the axes of the array that was saved are those of the file in reverse. */
    public boolean isTransposed() {
        return header.fortran();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public DType dtype() {
        return header.dtype();
    }

    @Override
    public NDArray read(long[] start, Shape box) throws IOException {
        Path file = FileGlob.path(path);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long now = Files.getLastModifiedTime(file).toMillis();
            if (channel.size() != size || now != modified) {
                throw new IOException("%s has changed since it was opened: %d bytes then, %d now; load it again"
                        .formatted(path, size, channel.size()));
            }
            NDArray block = NDArray.zeros(header.dtype(), box);
            Object storage = block.storageShared();
            int itemBytes = header.dtype().itemBytes();
            int slots = itemBytes / ElementBytes.slotBytes(storage);
            ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER_BYTES, box.size() * itemBytes))
                    .order(header.order());
            Runs.forEach(shape, start, box, (from, to, count) -> {
                long at = header.length() + from * itemBytes;
                long end = at + count * itemBytes;
                int slot = (int) to * slots;
                while (at < end) {
                    buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                    readFully(channel, buffer, at);
                    at += buffer.flip().limit();
                    int filled = buffer.limit() / ElementBytes.slotBytes(storage);
                    ElementBytes.read(buffer, storage, slot);
                    slot += filled;
                }
            });
            ElementBytes.normalize(header.dtype(), storage);
            return block;
        }
    }

    private void readFully(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
        for (long position = at; buffer.hasRemaining(); ) {
            int count = channel.read(buffer, position);
            if (count < 0) {
                throw new EOFException("%s ends at byte %d, within its elements".formatted(path, position));
            }
            position += count;
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
