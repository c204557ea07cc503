package io.bask.orc;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.io.FolderFiles;
import io.bask.dataframe.io.StripedReader;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.UnknownColumnException;
import io.bask.file.FileGlob;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes tables in ORC files.
 *
 * <pre>{@code
 * DataFrame trips = Orc.read("trips/*.orc");
 * Orc.write(trips.filter(col("year").eq(2024)), "trips-2024");
 * }</pre>
 */
public final class Orc {
    static final String ENDING = ".orc";
    static final FolderFiles FILES = new FolderFiles(List.of(ENDING));

    private Orc() {}

    /** A table in ORC files, see {@link #read(List, OrcOptions)}. */
    public static DataFrame read(String path) {
        return read(path, OrcOptions.defaults());
    }

    /** A table in ORC files, see {@link #read(List, OrcOptions)}. */
    public static DataFrame read(String path, OrcOptions options) {
        return read(List.of(Given.notNull(path, "path")), options);
    }

    /** A table in one ORC file or in those of a folder, see {@link #read(List, OrcOptions)}. */
    public static DataFrame read(Path path) {
        return read(FileGlob.text(Given.notNull(path, "path")), OrcOptions.defaults());
    }

    /**
     * A table in ORC files: their names, patterns such as {@code data/*.orc}, or folders, of which all files are read that end in {@code
     * .orc}.
     *
     * <p>Reads the ends of the files now, several at once; values are read when something is computed, and then only the columns that are
     * needed, of the stripes whose bounds leave room for a row that is kept. Dates and timestamps become moments, timestamps with local
     * time zone moments in UTC or in the zone that was noted. Rows are labelled as Bask or pandas noted it.
     *
     * @throws OrcFormatException where a file is none of ORC's or damaged, holds what a table cannot, or has other columns than the first
     */
    public static DataFrame read(List<String> paths, OrcOptions options) {
        Given.noneNull(paths, "paths");
        Given.notNull(options, "options");
        List<OrcFoot> files =
                FILES.find(paths).parallelStream().map(OrcFoot::read).toList();
        OrcFoot first = files.get(0);
        Set<String> wanted = new LinkedHashSet<>(options.columns());
        UnknownColumnException.requireAll(wanted, first.columns().keySet());
        if (!wanted.isEmpty()) {
            wanted.addAll(first.labels());
        }
        for (OrcFoot file : files) {
            String difference = first.difference(file, wanted);
            if (difference != null) {
                throw new OrcFormatException(
                        "files differ: %s; read them one by one and cast or select columns".formatted(difference));
            }
        }
        List<String> labels = first.labels();
        Schema schema = schema(first, wanted);
        List<OrcStripes> stripes =
                files.stream().map(file -> new OrcStripes(file, schema)).toList();
        StripedReader.Choice choice = new StripedReader.Choice(options.partitionBytes(), options.toString());
        DataFrame table = DataFrame.fromReader(new StripedReader("read-orc", stripes, schema, choice));
        return labels.isEmpty() ? table : table.setIndexUnsorted(labels.toArray(String[]::new));
    }

    private static Schema schema(OrcFoot file, Set<String> wanted) {
        List<Field> fields = new ArrayList<>();
        for (OrcColumn column : file.columns().values()) {
            if (!wanted.isEmpty() && !wanted.contains(column.name())) {
                continue;
            }
            DType dtype = column.dtype();
            if (dtype == null) {
                throw new OrcFormatException(
                        "%s, column '%s' holds %s, which no column of a table can; name the columns to read by withColumns(...)"
                                .formatted(file.path(), column.name(), column.type()));
            }
            fields.add(new Field(column.name(), dtype));
        }
        Schema all = Schema.of(fields);
        return wanted.isEmpty() ? all : all.select(wanted);
    }

    /** Computes and writes a table, see {@link #write(DataFrame, Path, OrcOutput)}. */
    public static List<Path> write(DataFrame table, String folder) {
        return write(table, folder, OrcOutput.defaults());
    }

    /** Computes and writes a table, see {@link #write(DataFrame, Path, OrcOutput)}. */
    public static List<Path> write(DataFrame table, String folder, OrcOutput options) {
        Given.notNull(folder, "folder");
        if (folder.isBlank()) {
            throw new IllegalArgumentException("the folder is blank; name one");
        }
        return write(table, FileGlob.path(folder), options);
    }

    /**
     * Computes and writes a table to a folder: {@code part.0.orc} and so on, a file a partition.
     *
     * <p>Partitions are written as they come, to the side; in the end all files are renamed at once, so that nobody finds half of them. Row
     * labels become columns, and notes such as pandas leaves say so; row numbers are not written. Categories are written as texts, NaN as
     * missing, whole numbers without sign as wider ones, of 64 bits as decimals of 20 digits.
     *
     * @return the files, in order
     * @throws IllegalArgumentException where there are ORC files in the folder and nothing was said about them
     * @throws io.bask.schedule.TaskFailedException where computing or writing a partition failed; then no file is changed
     */
    public static List<Path> write(DataFrame table, Path folder, OrcOutput options) {
        Given.notNull(table, "table");
        return table.writeTo(new OrcTarget(Given.notNull(folder, "folder"), Given.notNull(options, "options")));
    }
}
