package io.bask.hdf5;

import io.bask.array.block.ArraySource;
import io.bask.array.block.Cells;
import io.bask.array.block.NDArray;
import io.bask.array.block.Runs;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.file.FileGlob;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of which boxes are read, by several threads at once: where its chunks are was found out when it was opened.
 *
 * <p>A chunk that was never written holds the fill value.
 */
final class DatasetSource implements ArraySource {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER_BYTES = 1 << 18;

    private final String file;
    private final String path;
    private final long size;
    private final long modified;
    private final ElementType type;
    private final Shape shape;
    private final Layout layout;
    private final byte[] fill;
    private final @Nullable ChunkGrid grid;

    private DatasetSource(Stamp stamp, DatasetReader.Described described, @Nullable ChunkGrid grid) {
        this.file = stamp.file;
        this.path = stamp.path;
        this.size = stamp.size;
        this.modified = stamp.modified;
        this.type = described.type();
        this.shape = described.shape();
        this.layout = described.layout();
        this.fill = described.fill();
        this.grid = grid;
    }

    /** Which dataset of which file, and the file's state. */
    private record Stamp(String file, String path, long size, long modified) {}

    static DatasetSource open(Path file, String path) {
        String shown = Names.shown(path);
        return OpenFile.ask(file, shown, open -> {
            Stamp stamp = new Stamp(
                    FileGlob.text(file),
                    shown,
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
            return new DatasetSource(stamp, DatasetReader.describe(open, path), null);
        });
    }

    /** This dataset, which says that it is cut so. */
    DatasetSource cut(ChunkGrid into) {
        return new DatasetSource(
                new Stamp(file, path, size, modified), new DatasetReader.Described(type, shape, layout, fill), into);
    }

    /** The chunks of the file, if it has such. */
    Optional<ChunkGrid> stored() {
        if (!(layout instanceof Layout.Chunked chunked) || shape.isEmpty()) {
            return Optional.empty();
        }
        long[] lengths = chunked.chunk().lengths();
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = Math.min(lengths[axis], shape.length(axis));
        }
        return Optional.of(ChunkGrid.regular(shape, lengths));
    }

    @Override
    public Optional<ChunkGrid> chunks() {
        return Optional.ofNullable(grid);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public DType dtype() {
        return type.dtype();
    }

    @Override
    public NDArray read(long[] start, Shape box) throws IOException {
        Path there = FileGlob.path(file);
        try (SeekableByteChannel channel = Files.newByteChannel(there)) {
            long now = Files.getLastModifiedTime(there).toMillis();
            if (channel.size() != size || now != modified) {
                throw new IOException("has changed since it was opened: %d bytes then, %d now; read it again"
                        .formatted(size, channel.size()));
            }
            return read(channel, start, box);
        } catch (IOException e) {
            throw new IOException("%s, %s %s".formatted(file, path, Damage.words(e)), e);
        }
    }

    private NDArray read(SeekableByteChannel channel, long[] start, Shape box) throws IOException {
        if (layout instanceof Layout.Chunked chunked) {
            return readChunks(channel, chunked, start, box);
        }
        if (layout instanceof Layout.Contiguous contiguous && contiguous.address() == Layout.NOWHERE) {
            return filled(box);
        }
        NDArray block = NDArray.zeros(type.dtype(), box);
        if (layout instanceof Layout.Compact compact) {
            Runs.forEach(shape, start, box, (from, to, count) -> {
                int begin = Math.toIntExact(from * type.itemBytes());
                ByteBuffer bytes = ByteBuffer.wrap(compact.bytes(), begin, (int) count * type.itemBytes());
                type.decode(bytes, block.storageShared(), (int) to);
            });
        } else if (layout instanceof Layout.Contiguous contiguous) {
            readRuns(channel, contiguous.address(), start, block);
        }
        return block;
    }

    private void readRuns(SeekableByteChannel channel, long address, long[] start, NDArray block) throws IOException {
        int width = type.itemBytes();
        long most = Math.max(1, BUFFER_BYTES / width);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, block.size()) * width);
        Runs.forEach(shape, start, block.shape(), (from, to, count) -> {
            for (long done = 0; done < count; ) {
                long piece = Math.min(most, count - done);
                buffer.clear().limit((int) piece * width);
                readFully(channel, buffer, Math.addExact(address, Math.multiplyExact(from + done, (long) width)));
                type.decode(buffer.flip(), block.storageShared(), (int) (to + done));
                done += piece;
            }
        });
    }

    private void readFully(SeekableByteChannel channel, ByteBuffer into, long at) throws IOException {
        if (at < 0 || at > size - into.remaining()) {
            throw new EOFException("has elements in bytes %d to %d of a file of %d; it is cut short or damaged"
                    .formatted(at, at + into.remaining(), size));
        }
        channel.position(at);
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new EOFException("ends within its elements, at byte %d".formatted(channel.position()));
            }
        }
    }

    private NDArray filled(Shape box) throws IOException {
        NDArray one = NDArray.zeros(type.dtype(), Shape.SCALAR);
        type.decode(ByteBuffer.wrap(fill), one.storageShared(), 0);
        return one.broadcastTo(box);
    }

    private NDArray readChunks(SeekableByteChannel channel, Layout.Chunked chunked, long[] start, Shape box)
            throws IOException {
        @Nullable NDArray[] result = new NDArray[1];
        Cells.forEach(start, box, chunked.chunk(), (index, from, shared) -> {
            NDArray part = readChunk(channel, chunked, index, from, shared);
            if (shared.equals(box)) {
                result[0] = part;
                return;
            }
            NDArray into = result[0] == null ? NDArray.zeros(type.dtype(), box) : result[0];
            result[0] = into;
            part.copyInto(Cells.part(into, Cells.minus(from, start), shared));
        });
        NDArray read = result[0];
        return read == null ? NDArray.zeros(type.dtype(), box) : read;
    }

    private NDArray readChunk(
            SeekableByteChannel channel, Layout.Chunked chunked, long[] index, long[] from, Shape shared)
            throws IOException {
        Shape chunk = chunked.chunk();
        int number = 0;
        for (int axis = 0; axis < index.length; axis++) {
            long count = (shape.length(axis) + chunk.length(axis) - 1) / chunk.length(axis);
            number = (int) (number * count + index[axis]);
        }
        long address = chunked.addresses()[number];
        if (address == Layout.NOWHERE) {
            return filled(shared);
        }
        int length = chunked.sizes()[number];
        if (length < 0) {
            throw new IOException("has a chunk of %d bytes".formatted(length & 0xFFFF_FFFFL));
        }
        if (address < 0 || address > size - length) {
            throw new EOFException("has a chunk in bytes %d to %d of a file of %d; it is cut short or damaged"
                    .formatted(address, address + length, size));
        }
        ByteBuffer stored = ByteBuffer.allocate(length);
        readFully(channel, stored, address);
        int bytes = (int) chunk.size() * type.itemBytes();
        NDArray whole = NDArray.zeros(type.dtype(), chunk);
        try {
            byte[] plain = Filters.decode(stored.array(), chunked.filters(), chunked.masks()[number], bytes);
            type.decode(ByteBuffer.wrap(plain), whole.storageShared(), 0);
        } catch (IOException e) {
            throw new IOException("has a chunk at byte %d that %s".formatted(address, e.getMessage()), e);
        }
        NDArray part = Cells.part(whole, Cells.minus(from, Cells.origin(index, chunk)), shared);
        return part.size() == whole.size() ? part : part.copy();
    }

    @Override
    public String toString() {
        return file + path;
    }
}
