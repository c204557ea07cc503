package io.bask.hdf5;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.UnknownColumnException;
import io.bask.file.FileGlob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a table of those of files. */
final class FrameReading {
    private FrameReading() {}

    static DataFrame read(List<String> paths, String key, Hdf5FrameOptions options) {
        if (Names.parts(key).isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' names no table in a file; give a key such as /data".formatted(key));
        }
        List<FrameFile> files = FileGlob.expand(paths).parallelStream()
                .map(path -> FrameFile.open(path, key))
                .toList();
        List<StoredTable> tables =
                files.stream().flatMap(file -> file.tables().stream()).toList();
        StoredTable first = tables.get(0);
        requireRange(files, tables, options);
        Schema schema = schema(files.get(0), first, options.columns());
        for (FrameFile file : files) {
            for (StoredTable table : file.tables()) {
                String difference = FrameFile.difference(first, table, options.columns());
                if (difference != null) {
                    throw new Hdf5FormatException(
                            "tables differ: in %s, %s: %s; read them one by one and cast or select columns"
                                    .formatted(file.path(), table.key(), difference));
                }
            }
        }
        DataFrame frame = DataFrame.fromReader(new Hdf5Reader(files, schema, options));
        List<String> hidden = FrameFile.labelNames(first);
        List<String> names = first.labels().stream().map(StoredColumn::name).toList();
        if (hidden.isEmpty()) {
            return frame;
        }
        DataFrame labelled = frame.setIndexUnsorted(hidden.toArray(String[]::new));
        return names.equals(hidden) ? labelled : labelled.renameAxis(names.toArray(String[]::new));
    }

    private static void requireRange(List<FrameFile> files, List<StoredTable> tables, Hdf5FrameOptions options) {
        if (!options.hasRange()) {
            return;
        }
        if (tables.size() > 1) {
            throw new IllegalArgumentException(
                    "rows %d to %d of %d tables: that may mean rows of each or of all; read one table, or use filter, head and partitions"
                            .formatted(options.start(), options.stop(), tables.size()));
        }
        long rows = tables.get(0).rows();
        boolean isBeyond = options.stop() < Long.MAX_VALUE && options.stop() > rows;
        if (options.start() >= rows || isBeyond) {
            throw new IllegalArgumentException("%s, %s has %d rows, and rows %d to %s are to be read"
                    .formatted(
                            files.get(0).path(),
                            tables.get(0).key(),
                            rows,
                            options.start(),
                            options.stop() == Long.MAX_VALUE ? "the last" : String.valueOf(options.stop())));
        }
    }

    private static Schema schema(FrameFile file, StoredTable table, List<String> wanted) {
        List<String> labels = FrameFile.labelNames(table);
        Map<String, StoredColumn> columns = FrameFile.byName(table, labels);
        List<String> stored = table.columns().stream().map(StoredColumn::name).toList();
        UnknownColumnException.requireAll(wanted, stored);
        List<String> names = new ArrayList<>(wanted.isEmpty() ? stored : wanted);
        names.addAll(labels);
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            StoredColumn column = Objects.requireNonNull(columns.get(name));
            DType dtype = column.dtype();
            if (dtype == null) {
                throw new Hdf5FormatException(
                        "%s, %s, column '%s' holds %s, which no column of a table can; name the columns to read by withColumns(...)"
                                .formatted(file.path(), table.key(), name, column.what()));
            }
            fields.add(new Field(name, dtype));
        }
        return Schema.of(fields);
    }
}
