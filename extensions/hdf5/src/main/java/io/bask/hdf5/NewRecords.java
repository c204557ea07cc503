package io.bask.hdf5;

import io.bask.array.shape.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Records on their way into a file, one behind the other: chunk by chunk, as many as come. One thread. */
final class NewRecords implements NewFile.Content {
    private static final int CHUNK_BYTES = 1 << 18;

    private final NewFile file;
    private final byte[] datatype;
    private final int itemBytes;
    private final int level;
    private final byte[] chunk;
    private int filled;
    private long rows;
    private long[] addresses = new long[16];
    private int[] sizes = new int[16];
    private int chunks;

    NewRecords(NewFile file, byte[] datatype, int itemBytes, int level) {
        this.file = file;
        this.datatype = datatype;
        this.itemBytes = itemBytes;
        this.level = level;
        this.chunk = new byte[Math.max(1, CHUNK_BYTES / itemBytes) * itemBytes];
    }

    /** How many records there are so far. */
    long rows() {
        return rows;
    }

    /** Adds whole records. */
    void append(byte[] records) throws IOException {
        int from = 0;
        while (from < records.length) {
            int count = Math.min(chunk.length - filled, records.length - from);
            System.arraycopy(records, from, chunk, filled, count);
            from += count;
            filled += count;
            if (filled == chunk.length) {
                flush();
            }
        }
        rows += records.length / itemBytes;
    }

    private void flush() throws IOException {
        Arrays.fill(chunk, filled, chunk.length, (byte) 0);
        byte[] bytes = level > 0 ? Filters.deflate(Filters.shuffle(chunk, itemBytes), level) : chunk;
        if (chunks == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * chunks);
            sizes = Arrays.copyOf(sizes, 2 * chunks);
        }
        addresses[chunks] = file.append(bytes);
        sizes[chunks++] = bytes.length;
        filled = 0;
    }

    @Override
    public long finish(Map<String, Object> notes) throws IOException {
        if (filled > 0) {
            flush();
        }
        Shape cell = Shape.of(chunk.length / itemBytes);
        long tree = chunks == 0
                ? Bytes.UNDEFINED
                : ChunkTree.write(
                        Shape.of(rows),
                        cell,
                        itemBytes,
                        Arrays.copyOf(addresses, chunks),
                        Arrays.copyOf(sizes, chunks),
                        file);
        byte[] layout = Messages.chunked(cell, itemBytes, tree);
        List<Filter> filters = level == 0
                ? List.of()
                : List.of(
                        new Filter(Filter.SHUFFLE, "", new int[] {itemBytes}),
                        new Filter(Filter.DEFLATE, "", new int[] {level}));
        return file.append(Messages.records(datatype, rows, layout, filters, notes));
    }
}
