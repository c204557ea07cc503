package io.bask.array.io.zarr;

import io.bask.array.block.ArraySource;
import io.bask.array.block.ArrayStorage;
import io.bask.array.block.Cells;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with an array in Zarr's format: boxes of it are read, and written.
 *
 * <p>A chunk that is not there holds the fill value everywhere; one that would hold nothing else is not written. A box that
 * covers files in part is written by reading these, changing and writing them back, one writer a file in this JVM at a time.
 */
public final class ZarrArray implements ArrayStorage {
    private static final long serialVersionUID = 1L;
    private static final ReentrantLock[] WRITERS =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    private final String uri;
    private final ZarrMeta meta;

    ZarrArray(Path folder, ZarrMeta meta) {
        this.uri = folder.toAbsolutePath().toUri().toString();
        this.meta = meta;
    }

    /**
     * Reads the metadata of an array.
     *
     * @throws IllegalArgumentException if there is none, or it cannot be read
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static ZarrArray open(Path folder) {
        return new ZarrArray(folder, ZarrNode.array(folder));
    }

    /** The same files, as of an array of another shape. */
    public ZarrArray withShape(Shape shape) {
        return new ZarrArray(folder(), meta.withShape(shape));
    }

    @Override
    public boolean changes(ArraySource source) {
        return source instanceof ZarrArray other
                && (other.uri.equals(uri) || ZarrFiles.isSame(other.folder(), folder()));
    }

    ZarrMeta meta() {
        return meta;
    }

    Path folder() {
        return ZarrFiles.path(uri);
    }

    @Override
    public Shape shape() {
        return meta.shape();
    }

    @Override
    public DType dtype() {
        return meta.dtype();
    }

    @Override
    public Optional<ChunkGrid> chunks() {
        return Optional.of(meta.grid());
    }

    /** The chunks that are written one at a time; several of {@link #chunks} where they share files. */
    public ChunkGrid files() {
        return meta.fileGrid();
    }

    @Override
    public NDArray read(long[] start, Shape box) throws IOException {
        @Nullable NDArray[] result = new NDArray[1];
        Cells.forEach(start, box, meta.file(), (index, from, shared) -> {
            if (shared.equals(box)) {
                result[0] = readFile(index, from, shared);
                return;
            }
            NDArray into = result[0] == null ? NDArray.zeros(meta.dtype(), box) : result[0];
            result[0] = into;
            readFile(index, from, shared).copyInto(Cells.part(into, Cells.minus(from, start), shared));
        });
        NDArray read = result[0];
        return read == null ? NDArray.zeros(meta.dtype(), box) : read;
    }

    private NDArray missing(Shape box) {
        return NDArray.constant(meta.dtype(), box, meta.fill());
    }

    /** A box within one file. */
    private NDArray readFile(long[] index, long[] start, Shape box) throws IOException {
        String key = meta.keys().key(index);
        Path file = folder().resolve(key);
        try {
            Sharding sharding = meta.sharding();
            if (sharding == null) {
                byte[] bytes = ZarrFiles.read(file);
                return bytes == null ? missing(box) : part(bytes, Cells.origin(index, meta.chunk()), start, box);
            }
            try (FileChannel channel = ZarrFiles.open(file)) {
                return channel == null ? missing(box) : readShard(ShardFile.open(channel, meta, sharding), start, box);
            }
        } catch (IOException e) {
            throw new IOException("chunk %s of %s %s".formatted(key, folder(), e.getMessage()), e);
        }
    }

    private NDArray part(byte[] bytes, long[] origin, long[] start, Shape box) throws IOException {
        NDArray chunk = meta.pipeline().decode(bytes, meta.chunk(), meta.dtype());
        NDArray part = Cells.part(chunk, Cells.minus(start, origin), box);
        return part.size() == chunk.size() ? part : part.copy();
    }

    private NDArray readShard(ShardFile shard, long[] start, Shape box) throws IOException {
        NDArray result = NDArray.zeros(meta.dtype(), box);
        Cells.forEach(start, box, meta.chunk(), (index, from, shared) -> {
            byte[] bytes = shard.chunk(ShardFile.number(index, meta));
            NDArray part =
                    bytes == null ? missing(shared) : part(bytes, Cells.origin(index, meta.chunk()), from, shared);
            part.copyInto(Cells.part(result, Cells.minus(from, start), shared));
        });
        return result;
    }

    @Override
    public void write(long[] start, NDArray block) throws IOException {
        if (block.dtype() != meta.dtype()) {
            throw new IllegalArgumentException("%s holds %s, not %s; call astype(%s) first"
                    .formatted(folder(), meta.dtype(), block.dtype(), meta.dtype()));
        }
        Cells.forEach(start, block.shape(), meta.file(), (index, from, shared) -> {
            NDArray part = Cells.part(block, Cells.minus(from, start), shared);
            Path file = folder().resolve(meta.keys().key(index));
            ReentrantLock writer = WRITERS[Math.floorMod(file.hashCode(), WRITERS.length)];
            writer.lock();
            try {
                writeFile(file, index, from, part);
            } finally {
                writer.unlock();
            }
        });
    }

    private void writeFile(Path file, long[] index, long[] start, NDArray part) throws IOException {
        long[] origin = Cells.origin(index, meta.file());
        NDArray whole = NDArray.full(meta.dtype(), meta.file(), meta.fill());
        Shape inside = inside(origin);
        if (!inside.equals(part.shape())) {
            readFile(index, origin, inside).copyInto(Cells.part(whole, new long[origin.length], inside));
        }
        part.copyInto(Cells.part(whole, Cells.minus(start, origin), part.shape()));
        byte[] bytes = encode(whole);
        if (bytes == null) {
            ZarrFiles.delete(file);
        } else {
            ZarrFiles.write(file, bytes);
        }
    }

    /** How much of a file's box lies within the array. */
    private Shape inside(long[] origin) {
        long[] lengths = meta.file().lengths();
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = Math.min(lengths[axis], meta.shape().length(axis) - origin[axis]);
        }
        return Shape.of(lengths);
    }

    /** What a file of these elements holds, or null if all of them are the fill value. */
    private byte @Nullable [] encode(NDArray whole) throws IOException {
        Sharding sharding = meta.sharding();
        if (sharding == null) {
            return encodeChunk(whole);
        }
        List<byte @Nullable []> chunks = new ArrayList<>();
        Cells.forEach(
                new long[whole.ndim()],
                whole.shape(),
                meta.chunk(),
                (index, from, shared) -> chunks.add(encodeChunk(Cells.part(whole, from, shared))));
        return chunks.stream().allMatch(chunk -> chunk == null) ? null : ShardFile.encode(chunks, sharding);
    }

    private byte @Nullable [] encodeChunk(NDArray chunk) throws IOException {
        byte[] plain = meta.pipeline().plain(chunk);
        byte[] fill = meta.pipeline().plain(missing(Shape.of(oneEach(chunk.ndim()))));
        boolean filled = Arrays.equals(fill, 0, fill.length, plain, 0, fill.length)
                && Arrays.equals(plain, 0, plain.length - fill.length, plain, fill.length, plain.length);
        return filled ? null : meta.pipeline().encode(plain);
    }

    private static long[] oneEach(int ndim) {
        long[] lengths = new long[ndim];
        Arrays.fill(lengths, 1);
        return lengths;
    }

    @Override
    public String toString() {
        return folder().toString();
    }
}
