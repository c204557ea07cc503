package io.bask.dataframe.io;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.file.FileGlob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reader of CSV files with one more column, which says the file that a row is from. */
final class PathColumn implements FrameReader {
    private static final long serialVersionUID = 1L;

    private final CsvReader reader;
    private final String name;

    PathColumn(CsvReader reader, String name) {
        if (reader.schema().contains(name)) {
            throw new IllegalArgumentException(
                    "the files have a column '%s' themselves; give the column of paths another name".formatted(name));
        }
        this.reader = reader;
        this.name = name;
    }

    @Override
    public String operation() {
        return reader.operation();
    }

    @Override
    public String identity() {
        return reader.identity() + " path as " + name;
    }

    @Override
    public Schema schema() {
        return reader.schema().with(new Field(name, DType.CATEGORICAL));
    }

    @Override
    public int partitions() {
        return reader.partitions();
    }

    @Override
    public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) {
        if (filter == null || !filter.columns().contains(name)) {
            return withPath(partition, reader.read(partition, stored(columns), filter), columns);
        }
        Set<String> all = new LinkedHashSet<>(columns);
        all.addAll(filter.columns());
        List<String> needed = List.copyOf(all);
        Frame rows = withPath(partition, reader.read(partition, stored(needed), null), needed);
        Bitmap kept = filter.test(rows);
        return rows.filter(kept).select(columns);
    }

    @Override
    public Frame readFirst(int partition, List<String> columns, @Nullable RowFilter filter, long rows) {
        return filter == null
                ? withPath(partition, reader.readFirst(partition, stored(columns), null, rows), columns)
                : read(partition, columns, filter);
    }

    private List<String> stored(List<String> columns) {
        return columns.stream().filter(column -> !column.equals(name)).toList();
    }

    private Frame withPath(int partition, Frame rows, List<String> columns) {
        if (!columns.contains(name)) {
            return rows;
        }
        StringColumn path = StringColumn.of(FileGlob.text(reader.file(partition)));
        int[] codes = new int[rows.rows()];
        Arrays.fill(codes, 0);
        List<Column> values = new ArrayList<>();
        for (String column : columns) {
            values.add(
                    column.equals(name) ? DictionaryColumn.adopt(DType.CATEGORICAL, codes, path) : rows.column(column));
        }
        return Frame.partition(schema().select(columns), values, rows.index(), rows.sourceRows());
    }

    @Override
    public long countRows(int partition) {
        return reader.countRows(partition);
    }

    @Override
    public long estimatedBytes(int partition) {
        return reader.estimatedBytes(partition);
    }

    @Override
    public long estimatedRows(int partition) {
        return reader.estimatedRows(partition);
    }

    @Override
    public FrameReader refreshed() {
        CsvReader fresh = reader.refreshed();
        return fresh == reader ? this : new PathColumn(fresh, name);
    }

    @Override
    public FrameReader latest() {
        CsvReader latest = reader.latest();
        return latest == reader ? this : new PathColumn(latest, name);
    }

    /** As the reader of the files. */
    @Override
    public String toString() {
        return reader.toString();
    }
}
