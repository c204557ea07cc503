package io.bask.parquet;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.io.StripedReader;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.UnknownColumnException;
import io.bask.file.FileGlob;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes tables in Parquet files.
 *
 * <pre>{@code
 * DataFrame trips = Parquet.read("trips");
 * Parquet.write(trips.filter(col("year").eq(2024)), "trips-2024", ParquetOutput.defaults().withPartitionBy("month"));
 * }</pre>
 */
public final class Parquet {
    private Parquet() {}

    /** A table in Parquet files, see {@link #read(List, ParquetOptions)}. */
    public static DataFrame read(String path) {
        return read(path, ParquetOptions.defaults());
    }

    /** A table in Parquet files, see {@link #read(List, ParquetOptions)}. */
    public static DataFrame read(String path, ParquetOptions options) {
        return read(List.of(Given.notNull(path, "path")), options);
    }

    /** A table in one Parquet file or in those below a folder, see {@link #read(List, ParquetOptions)}. */
    public static DataFrame read(Path path) {
        return read(FileGlob.text(Given.notNull(path, "path")), ParquetOptions.defaults());
    }

    /**
     * A table in Parquet files: their names, patterns such as {@code data/*.parquet}, or folders, of which all files below that
     * end in {@code .parquet} are read. Folders called {@code key=value} become columns behind the others.
     *
     * <p>Reads the footers now, several files at once; values are read when something is computed, and then only the columns that
     * are needed, of the row groups whose bounds leave room for a row that is kept. Rows are labelled as pandas wrote them.
     *
     * @throws ParquetFormatException where a file is none of Parquet's or damaged, holds what a table cannot, or has other columns
     *     than the first
     */
    public static DataFrame read(List<String> paths, ParquetOptions options) {
        Given.noneNull(paths, "paths");
        Given.notNull(options, "options");
        List<ParquetFiles.Found> found = ParquetFiles.find(paths, options);
        List<FileFooter> files = found.parallelStream()
                .map(file -> FileFooter.read(file.path(), file.folders(), options))
                .toList();
        FileFooter first = files.get(0);
        Set<String> wanted = new LinkedHashSet<>(options.columns());
        Set<String> names = new LinkedHashSet<>(first.columns().keySet());
        files.forEach(file -> names.addAll(file.folders().keySet()));
        UnknownColumnException.requireAll(wanted, names);
        List<String> labels =
                first.labels().stream().filter(first.columns()::containsKey).toList();
        if (!wanted.isEmpty()) {
            wanted.addAll(labels);
        }
        for (FileFooter file : files) {
            String difference = first.difference(file, wanted);
            if (difference != null) {
                throw new ParquetFormatException(
                        "files differ: %s; read them one by one and cast or select columns".formatted(difference));
            }
        }
        Schema schema = schema(files, wanted);
        List<ParquetGroups> groups =
                files.stream().map(file -> new ParquetGroups(file, schema)).toList();
        StripedReader.Choice choice = new StripedReader.Choice(options.partitionBytes(), options.toString());
        DataFrame table = DataFrame.fromReader(new StripedReader("read-parquet", groups, schema, choice));
        return labels.isEmpty() ? table : table.setIndexUnsorted(labels.toArray(String[]::new));
    }

    private static Schema schema(List<FileFooter> files, Set<String> wanted) {
        List<Field> fields = new ArrayList<>();
        FileFooter first = files.get(0);
        for (FileColumn column : first.columns().values()) {
            if (wanted.isEmpty() || wanted.contains(column.name())) {
                fields.add(field(first, column));
            }
        }
        Map<String, FileColumn> stored = first.columns();
        Set<String> keys = new LinkedHashSet<>();
        files.forEach(file -> keys.addAll(file.folders().keySet()));
        keys.removeAll(stored.keySet());
        for (String key : keys) {
            for (FileFooter file : files) {
                if (!file.folders().containsKey(key)) {
                    throw new ParquetFormatException(
                            "%s lies in no folder '%s=...', and %s in one is there too; read them one by one"
                                    .formatted(file.path(), key, first.path()));
                }
            }
            List<@Nullable String> values = new ArrayList<>();
            files.forEach(file -> values.add(file.folders().get(key)));
            fields.add(new Field(key, HiveFolders.dtype(values)));
        }
        Schema all = Schema.of(fields);
        return wanted.isEmpty() ? all : all.select(wanted);
    }

    private static Field field(FileFooter file, FileColumn column) {
        Decode decode = column.decode();
        if (decode == null) {
            String way = column.type().contains("DECIMAL")
                    ? "read decimals as floats by withDecimalsAsFloats()"
                    : column.type().equals("BINARY") ? "read binary as text by withBinaryAsText()" : "";
            throw new ParquetFormatException(
                    "%s, column '%s' holds %s, which no column of a table can; %sname the columns to read by withColumns(...)"
                            .formatted(file.path(), column.name(), column.type(), way.isEmpty() ? "" : way + ", or "));
        }
        return new Field(column.name(), Objects.requireNonNull(column.dtype()));
    }

    /** Computes and writes a table, see {@link #write(DataFrame, Path, ParquetOutput)}. */
    public static List<Path> write(DataFrame table, String folder) {
        return write(table, folder, ParquetOutput.defaults());
    }

    /** Computes and writes a table, see {@link #write(DataFrame, Path, ParquetOutput)}. */
    public static List<Path> write(DataFrame table, String folder, ParquetOutput options) {
        Given.notNull(folder, "folder");
        if (folder.isBlank()) {
            throw new IllegalArgumentException("the folder is blank; name one");
        }
        return write(table, FileGlob.path(folder), options);
    }

    /**
     * Computes and writes a table to a folder: {@code part.0.parquet} and so on, a file a partition, or where it is cut by the values
     * of columns, a file a partition and value in folders {@code key=value}.
     *
     * <p>Partitions are written as they come, to the side; in the end all files are renamed at once, so that nobody finds half of
     * them. Row labels become columns, and pandas' notes say so; row numbers are not written. NaN is written as missing.
     *
     * @return the files, in order
     * @throws IllegalArgumentException where there are Parquet files in the folder and nothing was said about them
     * @throws io.bask.schedule.TaskFailedException where computing or writing a partition failed; then no file is changed
     */
    public static List<Path> write(DataFrame table, Path folder, ParquetOutput options) {
        Given.notNull(table, "table");
        return table.writeTo(new ParquetTarget(Given.notNull(folder, "folder"), Given.notNull(options, "options")));
    }
}
