package io.bask.hdf5;

import io.bask.array.block.Cells;
import io.bask.array.block.NDArray;
import io.bask.array.block.Runs;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array on its way into a file: chunks are written as they come, in the end what says where they are. */
final class NewDataset implements NewFile.Content {
    private final NewFile file;
    private final DType dtype;
    private final Shape shape;
    private final @Nullable Shape chunk;
    private final int level;
    private final long address;
    private final long[] addresses;
    private final int[] sizes;

    /**
     * Begins an array.
     *
     * @param chunk the shape of its chunks, or null where elements lie one after the other
     * @param level of gzip, or 0
     */
    NewDataset(NewFile file, DType dtype, Shape shape, @Nullable Shape chunk, int level) {
        this.file = file;
        this.dtype = dtype;
        this.shape = shape;
        this.chunk = chunk;
        this.level = level;
        this.address = chunk != null || shape.isEmpty() ? Bytes.UNDEFINED : file.reserve(shape.bytes(dtype));
        this.addresses = new long[chunk == null ? 0 : count(shape, chunk)];
        this.sizes = new int[addresses.length];
        Arrays.fill(addresses, Bytes.UNDEFINED);
    }

    private static int count(Shape shape, Shape chunk) {
        long count = 1;
        for (int axis = 0; axis < shape.ndim(); axis++) {
            count = Math.multiplyExact(count, (shape.length(axis) + chunk.length(axis) - 1) / chunk.length(axis));
        }
        if (count > Integer.MAX_VALUE / Long.BYTES) {
            throw new IllegalArgumentException(
                    "shape %s in chunks of shape %s has %d chunks; use larger ones by withChunks(...)"
                            .formatted(shape, chunk, count));
        }
        return (int) count;
    }

    void write(long[] start, NDArray block) throws IOException {
        if (chunk == null) {
            byte[] bytes = BlockBytes.of(block, new byte[Math.toIntExact(block.nbytes())]);
            int width = dtype.itemBytes();
            Runs.forEach(
                    shape,
                    start,
                    block.shape(),
                    (from, to, count) ->
                            file.put(bytes, (int) to * width, (int) count * width, address + from * width));
            return;
        }
        Shape cell = chunk;
        Cells.forEach(start, block.shape(), cell, (index, from, shared) -> {
            NDArray part = Cells.part(block, Cells.minus(from, start), shared);
            writeChunk(index, part, cell);
        });
    }

    private void writeChunk(long[] index, NDArray part, Shape cell) throws IOException {
        NDArray whole = part;
        if (!part.shape().equals(cell)) {
            whole = NDArray.zeros(dtype, cell);
            part.copyInto(Cells.part(whole, new long[index.length], part.shape()));
        }
        byte[] bytes = BlockBytes.of(whole, new byte[(int) whole.nbytes()]);
        if (level > 0) {
            bytes = Filters.deflate(Filters.shuffle(bytes, dtype.itemBytes()), level);
        }
        int number = 0;
        for (int axis = 0; axis < index.length; axis++) {
            long count = (shape.length(axis) + cell.length(axis) - 1) / cell.length(axis);
            number = (int) (number * count + index[axis]);
        }
        long at = file.append(bytes);
        synchronized (this) {
            addresses[number] = at;
            sizes[number] = bytes.length;
        }
    }

    @Override
    public synchronized long finish(Map<String, Object> notes) throws IOException {
        byte[] type = Messages.datatype(dtype);
        if (chunk == null) {
            byte[] layout = Messages.contiguous(address, shape.bytes(dtype));
            return file.append(Messages.dataset(type, shape, layout, List.of(), notes));
        }
        for (int i = 0; i < addresses.length; i++) {
            if (addresses[i] == Bytes.UNDEFINED) {
                throw new IllegalStateException("chunk %d of %d was not written".formatted(i, addresses.length));
            }
        }
        int width = dtype.itemBytes();
        long tree = ChunkTree.write(shape, chunk, width, addresses, sizes, file);
        byte[] layout = Messages.chunked(chunk, width, tree);
        List<Filter> filters = level == 0
                ? List.of()
                : List.of(
                        new Filter(Filter.SHUFFLE, "", new int[] {width}),
                        new Filter(Filter.DEFLATE, "", new int[] {level}));
        return file.append(Messages.dataset(type, shape, layout, filters, notes));
    }
}
