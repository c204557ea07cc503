package io.bask.arrow;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.io.FramePieces;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads Arrow files, record batches put together to partitions.
 *
 * <p>Files were looked through when it is made. A partition reads the buffers of the columns that are wanted; with a filter it reads those
 * that the filter looks at first, and the others of a batch only where a row is kept.
 */
final class ArrowReader implements FrameReader {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Partition> partitions;

    private final Schema schema;
    private final String identity;
    private final String described;

    /**
     * Record batches of one file.
     *
     * @param file the file
     * @param from the first one
     * @param to the one behind the last; the same for a file without any
     */
    private record Partition(OpenFile file, int from, int to) implements java.io.Serializable {
        List<ArrowFile.Batch> batches() {
            return file.contents().batches().subList(from, to);
        }
    }

    ArrowReader(List<OpenFile> files, Schema schema, ArrowOptions options) {
        this.schema = schema;
        List<Partition> cut = new ArrayList<>();
        files.forEach(file -> cut(file, options.partitionBytes(), cut));
        this.partitions = List.copyOf(cut);
        StringBuilder text = new StringBuilder(options.toString());
        files.forEach(file -> text.append(' ')
                .append(file.uri())
                .append('@')
                .append(file.modified())
                .append(file.size()));
        this.identity = text.toString();
        this.described =
                "read-arrow %s, %d partitions, %s".formatted(files.get(0).path(), cut.size(), options);
    }

    private static void cut(OpenFile file, long most, List<Partition> into) {
        List<ArrowFile.Batch> batches = file.contents().batches();
        int from = 0;
        long bytes = 0;
        long rows = 0;
        for (int i = 0; i < batches.size(); i++) {
            long added = batches.get(i).block().body();
            boolean isFull = bytes + added > most || rows + batches.get(i).rows() > Integer.MAX_VALUE - 8;
            if (isFull && i > from) {
                into.add(new Partition(file, from, i));
                from = i;
                bytes = 0;
                rows = 0;
            }
            bytes += added;
            rows += batches.get(i).rows();
        }
        into.add(new Partition(file, from, batches.size()));
    }

    @Override
    public String operation() {
        return "read-arrow";
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public long countRows(int partition) {
        return partitions.get(partition).batches().stream()
                .mapToLong(ArrowFile.Batch::rows)
                .sum();
    }

    @Override
    public long estimatedBytes(int partition) {
        return partitions.get(partition).batches().stream()
                .mapToLong(batch -> batch.block().body())
                .sum();
    }

    @Override
    public long estimatedRows(int partition) {
        return countRows(partition);
    }

    @Override
    public FrameReader refreshed() {
        return this;
    }

    @Override
    public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) throws IOException {
        return readFirst(partition, columns, filter, Long.MAX_VALUE);
    }

    @Override
    public Frame readFirst(int number, List<String> columns, @Nullable RowFilter filter, long rows) throws IOException {
        Partition partition = partitions.get(number);
        FramePieces pieces = new FramePieces(schema.select(columns));
        if (partition.from() == partition.to()) {
            return pieces.frame();
        }
        try (ByteSource source = partition.file().open()) {
            read(source, partition, pieces, filter, rows);
        }
        return pieces.frame();
    }

    private void read(
            ByteSource source, Partition partition, FramePieces pieces, @Nullable RowFilter filter, long limit) {
        Map<List<Block>, Column> dictionaries = BatchReader.none();
        for (int i = partition.from(); i < partition.to() && pieces.kept() < limit; i++) {
            ArrowFile.Batch batch = partition.file().contents().batches().get(i);
            BatchReader reader = new BatchReader(source, batch, dictionaries);
            Opened opened = new Opened(
                    partition.file().path().toString(), partition.file().contents(), i, reader);
            int rows = (int) batch.rows();
            List<String> wanted = pieces.schema().names();
            if (filter == null) {
                int head = (int) Math.min(rows, limit - pieces.kept());
                Map<String, Column> all = opened.columns(wanted, Map.of());
                all.replaceAll((name, column) -> column.slice(0, head));
                pieces.add(all, head, head);
            } else {
                filtered(opened, pieces, filter, rows);
            }
        }
    }

    private void filtered(Opened batch, FramePieces pieces, RowFilter filter, int rows) {
        Map<String, Column> tested = batch.columns(filter.columns(), Map.of());
        List<Column> columns = new ArrayList<>(tested.values());
        Bitmap selected = filter.test(Frame.of(schema.select(filter.columns()), columns, RowIndex.range(rows)));
        int[] kept = selected.positions();
        if (kept.length == 0) {
            pieces.skip(rows);
            return;
        }
        Map<String, Column> all = batch.columns(pieces.schema().names(), tested);
        if (kept.length < rows) {
            all.replaceAll((name, column) -> column.take(kept));
        }
        pieces.add(all, kept, rows);
    }

    /**
     * A record batch, whose failures name it.
     *
     * @param place the file
     * @param contents what the file has
     * @param number the batch
     * @param reader reads it
     */
    record Opened(String place, ArrowFile contents, int number, BatchReader reader) {
        Map<String, Column> columns(List<String> wanted, Map<String, Column> known) {
            Map<String, Column> all = new LinkedHashMap<>();
            for (String name : wanted) {
                Column column = known.get(name);
                all.put(name, column == null ? column(name) : column);
            }
            return all;
        }

        private Column column(String name) {
            try {
                return reader.read(Objects.requireNonNull(contents.columns().get(name)));
            } catch (IOException | RuntimeException | OutOfMemoryError failed) {
                throw new ArrowFormatException(
                        "%s, record batch %d, column '%s': cannot be read: %s; write the file again, or leave the column out"
                                .formatted(place, number, name, OpenFile.reason(failed)),
                        failed);
            }
        }
    }

    /** Options, files and partitions. */
    @Override
    public String toString() {
        return described;
    }
}
