package io.bask.parquet;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.ValueRange;
import io.bask.dataframe.io.FramePieces;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads Parquet files, row groups put together to partitions.
 *
 * <p>Footers are read when it is made. A partition reads the columns that are wanted; with a filter it leaves out row groups
 * whose bounds no kept row can lie in, reads the columns that the filter looks at, and the others only where a row is kept.
 */
final class ParquetReader implements FrameReader {
    private static final long serialVersionUID = 1L;

    private final ParquetOptions options;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Partition> partitions;

    private final Schema schema;
    private final String identity;
    private transient @Nullable Map<String, ParquetMetadata> footers;

    /**
     * Row groups of one file.
     *
     * @param footer the file
     * @param groups at least one, or none for a file without rows
     */
    private record Partition(FileFooter footer, List<FileFooter.Group> groups) implements java.io.Serializable {
        long rows() {
            return groups.stream().mapToLong(FileFooter.Group::rows).sum();
        }
    }

    ParquetReader(List<FileFooter> files, Schema schema, ParquetOptions options) {
        this.options = options;
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
    }

    private static void cut(FileFooter file, long most, List<Partition> into) {
        List<FileFooter.Group> groups = new ArrayList<>();
        long bytes = 0;
        long rows = 0;
        for (FileFooter.Group group : file.groups()) {
            boolean isFull = bytes + group.bytes() > most || rows + group.rows() > Integer.MAX_VALUE;
            if (isFull && !groups.isEmpty()) {
                into.add(new Partition(file, List.copyOf(groups)));
                groups.clear();
                bytes = 0;
                rows = 0;
            }
            groups.add(group);
            bytes += group.bytes();
            rows += group.rows();
        }
        into.add(new Partition(file, List.copyOf(groups)));
    }

    @Override
    public String operation() {
        return "read-parquet";
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
        return partitions.get(partition).rows();
    }

    @Override
    public long estimatedBytes(int partition) {
        return partitions.get(partition).groups().stream()
                .mapToLong(FileFooter.Group::bytes)
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
        return read(partitions.get(partition), columns, filter, Long.MAX_VALUE);
    }

    @Override
    public Frame readFirst(int partition, List<String> columns, @Nullable RowFilter filter, long rows)
            throws IOException {
        return read(partitions.get(partition), columns, filter, rows);
    }

    private Frame read(Partition partition, List<String> columns, @Nullable RowFilter filter, long limit)
            throws IOException {
        FramePieces pieces = new FramePieces(schema.select(columns));
        boolean readsFile = false;
        for (FileFooter.Group group : partition.groups()) {
            readsFile |= mayKeep(partition.footer(), group, filter);
        }
        try (ParquetFileReader file = readsFile ? open(partition.footer()) : null) {
            if (filter != null) {
                addKept(pieces, file, partition, filter, limit);
            } else if (file != null) {
                addAll(pieces, file, partition, limit);
            }
        }
        return encoded(pieces.frame());
    }

    /** With codes in the place of texts that repeat: found once for all row groups. */
    private static Frame encoded(Frame frame) {
        Frame result = frame;
        for (int i = 0; i < frame.schema().size(); i++) {
            Column column = frame.column(i);
            if (column instanceof StringColumn text && column.dtype() == DType.STRING) {
                result = result.with(frame.schema().field(i).name(), TextBuilder.encoded(text));
            }
        }
        return result;
    }

    private boolean mayKeep(FileFooter footer, FileFooter.Group group, @Nullable RowFilter filter) {
        return filter == null || filter.condition().mayHold(column -> range(footer, group, column));
    }

    private @Nullable ValueRange range(FileFooter footer, FileFooter.Group group, String column) {
        if (footer.columns().containsKey(column)) {
            return group.ranges().get(column);
        }
        String text = footer.folders().get(column);
        if (text == null || text.equals(HiveFolders.MISSING)) {
            return ValueRange.constant(null, group.rows());
        }
        boolean isWhole = schema.dtype(column) == DType.INT64;
        return ValueRange.constant(isWhole ? (Object) Long.parseLong(text) : text, group.rows());
    }

    /** The rows that a filter keeps; a file that is not open has none. */
    private void addKept(
            FramePieces pieces, @Nullable ParquetFileReader file, Partition partition, RowFilter filter, long limit)
            throws IOException {
        for (FileFooter.Group group : partition.groups()) {
            if (pieces.kept() >= limit) {
                break;
            }
            if (file == null || !mayKeep(partition.footer(), group, filter)) {
                pieces.skip(group.rows());
            } else {
                add(pieces, new GroupReader(file, partition.footer(), group), partition.footer(), group, filter);
            }
        }
    }

    /** All row groups, or as many as hold the first rows, straight into the columns of the partition. */
    private void addAll(FramePieces pieces, ParquetFileReader file, Partition partition, long limit)
            throws IOException {
        FileFooter footer = partition.footer();
        int most = (int) Math.min(partition.rows(), limit);
        if (most == 0) {
            return;
        }
        Map<String, PartitionColumn> stored = new LinkedHashMap<>();
        for (String name : pieces.schema().names()) {
            if (footer.columns().containsKey(name)) {
                stored.put(name, new PartitionColumn(most));
            }
        }
        int kept = 0;
        long seen = 0;
        for (FileFooter.Group group : partition.groups()) {
            if (kept >= limit) {
                break;
            }
            int rows = (int) Math.min(group.rows(), most - kept);
            new GroupReader(file, footer, group).addTo(stored, rows);
            kept += rows;
            seen += group.rows();
        }
        Map<String, Column> all = new LinkedHashMap<>();
        for (String name : pieces.schema().names()) {
            PartitionColumn column = stored.get(name);
            all.put(name, column == null ? folderColumn(footer, name, kept) : column.build());
        }
        pieces.add(all, kept, (int) seen);
    }

    private void add(
            FramePieces pieces, GroupReader reader, FileFooter footer, FileFooter.Group group, RowFilter filter)
            throws IOException {
        List<String> wanted = pieces.schema().names();
        int rows = (int) group.rows();
        Map<String, Column> tested = columns(reader, footer, filter.columns(), rows, Map.of());
        List<Column> columns = new ArrayList<>(tested.values());
        Bitmap selected = filter.test(Frame.of(schema.select(filter.columns()), columns, RowIndex.range(rows)));
        int[] kept = selected.positions();
        if (kept.length == 0) {
            pieces.skip(rows);
            return;
        }
        Map<String, Column> all = columns(reader, footer, wanted, rows, tested);
        if (kept.length < rows) {
            all.replaceAll((name, column) -> column.take(kept));
        }
        pieces.add(all, kept, rows);
    }

    private Map<String, Column> columns(
            GroupReader reader, FileFooter footer, List<String> wanted, int rows, Map<String, Column> known)
            throws IOException {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(known.keySet());
        missing.retainAll(footer.columns().keySet());
        Map<String, Column> read = reader.read(List.copyOf(missing), rows);
        Map<String, Column> all = new LinkedHashMap<>();
        for (String name : wanted) {
            Column column = known.containsKey(name) ? known.get(name) : read.get(name);
            all.put(name, column == null ? folderColumn(footer, name, rows) : column);
        }
        return all;
    }

    private Column folderColumn(FileFooter footer, String name, int rows) {
        String text = footer.folders().get(name);
        boolean isMissing = text == null || text.equals(HiveFolders.MISSING);
        if (schema.dtype(name) == DType.INT64) {
            long[] values = new long[rows];
            Arrays.fill(values, isMissing ? 0 : Long.parseLong(Objects.requireNonNull(text)));
            return LongColumn.adopt(values, isMissing ? none(rows) : null);
        }
        int[] codes = new int[rows];
        Arrays.fill(codes, isMissing ? -1 : 0);
        return DictionaryColumn.adopt(DType.STRING, codes, isMissing ? StringColumn.of() : StringColumn.of(text));
    }

    private static Bitmap none(int rows) {
        return Bitmap.filled(rows, false);
    }

    private ParquetFileReader open(FileFooter footer) throws IOException {
        Map<String, ParquetMetadata> known = known();
        ParquetFileReader file = footer.open(known.get(footer.uri()));
        known.putIfAbsent(footer.uri(), file.getFooter());
        return file;
    }

    private synchronized Map<String, ParquetMetadata> known() {
        Map<String, ParquetMetadata> all = footers;
        if (all == null) {
            all = new ConcurrentHashMap<>();
            footers = all;
        }
        return all;
    }

    /** Options, files and partitions. */
    @Override
    public String toString() {
        return "read-parquet %s, %d partitions, %s"
                .formatted(partitions.get(0).footer().path(), partitions(), options);
    }
}
