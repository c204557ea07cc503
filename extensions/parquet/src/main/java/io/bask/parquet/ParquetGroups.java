package io.bask.parquet;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.ValueRange;
import io.bask.dataframe.io.FramePieces;
import io.bask.dataframe.io.StripedFile;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/** The row groups of a Parquet file, with the columns that its folders stand for. */
final class ParquetGroups implements StripedFile {
    private static final long serialVersionUID = 1L;

    private final FileFooter footer;
    private final Schema schema;
    /** What the library makes of the footer: parsed by the first partition, not sent anywhere. */
    private transient volatile @Nullable ParquetMetadata known;

    /** A file of a table with these columns. */
    ParquetGroups(FileFooter footer, Schema schema) {
        this.footer = footer;
        this.schema = schema;
    }

    @Override
    public Path path() {
        return footer.path();
    }

    @Override
    public String identity() {
        return "%s@%d %d".formatted(footer.uri(), footer.modified(), footer.size());
    }

    @Override
    public int stripes() {
        return footer.groups().size();
    }

    @Override
    public long rows(int group) {
        return footer.groups().get(group).rows();
    }

    @Override
    public long bytes(int group) {
        return footer.groups().get(group).bytes();
    }

    @Override
    public @Nullable ValueRange range(int group, String column) {
        if (footer.columns().containsKey(column)) {
            return footer.groups().get(group).ranges().get(column);
        }
        String text = folderText(column);
        if (text == null) {
            return ValueRange.constant(null, rows(group));
        }
        boolean isWhole = schema.dtype(column) == DType.INT64;
        return ValueRange.constant(isWhole ? (Object) Long.parseLong(text) : text, rows(group));
    }

    /** What the file's folders say of a column; null where they say that it is missing, or nothing. */
    private @Nullable String folderText(String column) {
        String text = footer.folders().get(column);
        return text == null || text.equals(HiveFolders.MISSING) ? null : text;
    }

    @Override
    public OpenStripes open() throws IOException {
        ParquetFileReader file = footer.open(known);
        known = file.getFooter();
        return new Opened(this, file);
    }

    /** With codes in the place of texts that repeat: found once for all row groups. */
    @Override
    public Frame finished(Frame partition) {
        Frame result = partition;
        for (int i = 0; i < partition.schema().size(); i++) {
            Column column = partition.column(i);
            if (column instanceof StringColumn text && column.dtype() == DType.STRING) {
                result = result.with(partition.schema().field(i).name(), TextBuilder.encoded(text));
            }
        }
        return result;
    }

    private Column folderColumn(String name, int rows) {
        String text = folderText(name);
        if (schema.dtype(name) == DType.INT64) {
            long[] values = new long[rows];
            Arrays.fill(values, text == null ? 0 : Long.parseLong(text));
            return LongColumn.adopt(values, text == null ? Bitmap.filled(rows, false) : null);
        }
        int[] codes = new int[rows];
        Arrays.fill(codes, text == null ? -1 : 0);
        return DictionaryColumn.adopt(DType.STRING, codes, text == null ? StringColumn.of() : StringColumn.of(text));
    }

    /** The file, open. */
    private record Opened(ParquetGroups groups, ParquetFileReader file) implements OpenStripes {
        private GroupReader group(int number) {
            return new GroupReader(file, groups.footer, groups.footer.groups().get(number));
        }

        private boolean isStored(String name) {
            return groups.footer.columns().containsKey(name);
        }

        @Override
        public Map<String, Column> read(int group, List<String> names, int rows) throws IOException {
            List<String> stored = new ArrayList<>(names);
            stored.removeIf(name -> !isStored(name));
            Map<String, Column> columns = group(group).read(stored, rows);
            Map<String, Column> all = new LinkedHashMap<>();
            for (String name : names) {
                all.put(
                        name,
                        isStored(name) ? Objects.requireNonNull(columns.get(name)) : groups.folderColumn(name, rows));
            }
            return all;
        }

        /** All row groups straight into the columns of the partition. */
        @Override
        public void addAll(FramePieces pieces, StripedFile file, int from, int to, long limit) throws IOException {
            int most = most(from, to, limit);
            if (most == 0) {
                return;
            }
            Map<String, PartitionColumn> stored = new LinkedHashMap<>();
            for (String name : pieces.schema().names()) {
                if (isStored(name)) {
                    stored.put(name, new PartitionColumn(most));
                }
            }
            int kept = 0;
            long seen = 0;
            for (int group = from; group < to && kept < limit; group++) {
                int rows = (int) Math.min(groups.rows(group), most - kept);
                group(group).addTo(stored, rows);
                kept += rows;
                seen += groups.rows(group);
            }
            Map<String, Column> all = new LinkedHashMap<>();
            for (String name : pieces.schema().names()) {
                PartitionColumn column = stored.get(name);
                all.put(name, column == null ? groups.folderColumn(name, kept) : column.build());
            }
            pieces.add(all, kept, (int) seen);
        }

        private int most(int from, int to, long limit) {
            long rows = 0;
            for (int group = from; group < to; group++) {
                rows += groups.rows(group);
            }
            return (int) Math.min(rows, limit);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
