package io.bask.arrow;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.io.FolderFiles;
import io.bask.dataframe.io.FramePieces;
import io.bask.dataframe.io.PandasNotes;
import io.bask.dataframe.io.StagedFiles;
import io.bask.dataframe.io.StripedReader;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.UnknownColumnException;
import io.bask.file.FileGlob;
import io.bask.function.Given;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes tables in Arrow's formats: files (also called Feather, version 2) and streams.
 *
 * <pre>{@code
 * DataFrame trips = Arrow.read("trips/*.arrow");
 * Arrow.write(trips.filter(col("year").eq(2024)), "trips-2024");
 * }</pre>
 */
public final class Arrow {
    static final String ENDING = ".arrow";
    static final FolderFiles FILES = new FolderFiles(List.of(ENDING, ".feather", ".ipc", ".arrows"));

    private Arrow() {}

    /** A table in Arrow files, see {@link #read(List, ArrowOptions)}. */
    public static DataFrame read(String path) {
        return read(path, ArrowOptions.defaults());
    }

    /** A table in Arrow files, see {@link #read(List, ArrowOptions)}. */
    public static DataFrame read(String path, ArrowOptions options) {
        return read(List.of(Given.notNull(path, "path")), options);
    }

    /** A table in one Arrow file or in those of a folder, see {@link #read(List, ArrowOptions)}. */
    public static DataFrame read(Path path) {
        return read(FileGlob.text(Given.notNull(path, "path")), ArrowOptions.defaults());
    }

    /**
     * A table in Arrow files or streams: their names, patterns such as {@code data/*.arrow}, or folders, of which all files are read that
     * end in {@code .arrow}, {@code .feather}, {@code .ipc} or {@code .arrows}.
     *
     * <p>Looks for the record batches now, several files at once; values are read when something is computed, and then only the columns
     * that are needed. Dictionaries of texts become categories, moments of any unit and zone nanoseconds in UTC, days moments. Rows are
     * labelled as pandas wrote them.
     *
     * @throws ArrowFormatException where a file is none of Arrow's or damaged, holds what a table cannot, or has other columns than the
     *     first
     */
    public static DataFrame read(List<String> paths, ArrowOptions options) {
        Given.noneNull(paths, "paths");
        Given.notNull(options, "options");
        List<OpenFile> files = FILES.find(paths).parallelStream()
                .map(file -> OpenFile.of(file, options))
                .toList();
        OpenFile first = files.get(0);
        Set<String> wanted = wanted(first.contents(), options);
        Schema schema = schema(first.path().toString(), first.contents(), wanted);
        for (OpenFile file : files.subList(1, files.size())) {
            String difference = difference(schema, first, file, wanted.isEmpty());
            if (difference != null) {
                throw new ArrowFormatException(
                        "files differ: %s; read them one by one and cast or select columns".formatted(difference));
            }
        }
        List<String> labels = first.contents().labels();
        List<ArrowBatches> batches = files.stream().map(ArrowBatches::new).toList();
        StripedReader.Choice choice = new StripedReader.Choice(options.partitionBytes(), options.toString());
        DataFrame table = DataFrame.fromReader(new StripedReader("read-arrow", batches, schema, choice));
        return labels.isEmpty() ? table : table.setIndexUnsorted(labels.toArray(String[]::new));
    }

    private static Set<String> wanted(ArrowFile file, ArrowOptions options) {
        Set<String> wanted = new LinkedHashSet<>(options.columns());
        UnknownColumnException.requireAll(wanted, file.columns().keySet());
        if (!wanted.isEmpty()) {
            wanted.addAll(file.labels());
        }
        return wanted;
    }

    private static Schema schema(String place, ArrowFile file, Set<String> wanted) {
        List<Field> fields = new ArrayList<>();
        for (ArrowColumn column : file.columns().values()) {
            if (!wanted.isEmpty() && !wanted.contains(column.name())) {
                continue;
            }
            if (column.values() == null) {
                String way = column.type().contains("Decimal")
                        ? "read decimals as floats by withDecimalsAsFloats(), or "
                        : "";
                throw new ArrowFormatException(
                        "%s, column '%s' holds %s, which no column of a table can; %sname the columns to read by withColumns(...)"
                                .formatted(place, column.name(), column.type(), way));
            }
            fields.add(new Field(column.name(), column.dtype()));
        }
        Schema all = Schema.of(fields);
        return wanted.isEmpty() ? all : all.select(wanted);
    }

    private static @Nullable String difference(Schema schema, OpenFile first, OpenFile file, boolean isAll) {
        Map<String, ArrowColumn> columns = file.contents().columns();
        for (Field field : schema.fields()) {
            ArrowColumn its = columns.get(field.name());
            if (its == null) {
                return "column '%s' is only in %s".formatted(field.name(), first.path());
            }
            if (its.values() == null || its.dtype() != field.dtype()) {
                return "column '%s' is %s in %s and %s in %s"
                        .formatted(field.name(), field.dtype(), first.path(), its.type(), file.path());
            }
        }
        for (String name : columns.keySet()) {
            if (isAll && !schema.contains(name)) {
                return "column '%s' is only in %s".formatted(name, file.path());
            }
        }
        return null;
    }

    /** Reads the rows of a stream or a file, all at once; the stream is read to its end and not closed. */
    public static Frame readStream(InputStream in) throws IOException {
        Given.notNull(in, "in");
        byte[] bytes = in.readAllBytes();
        ArrowFile contents;
        try (ByteSource source = ByteSource.of(bytes)) {
            contents = ArrowFile.of(source, ArrowOptions.defaults());
        } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
            throw new ArrowFormatException(
                    "the stream cannot be read as Arrow's: %s; write it again".formatted(OpenFile.reason(damaged)),
                    damaged);
        }
        FramePieces pieces = new FramePieces(schema("the stream", contents, Set.of()));
        Map<List<Block>, Column> dictionaries = BatchReader.none();
        for (int i = 0; i < contents.batches().size(); i++) {
            ArrowFile.Batch batch = contents.batches().get(i);
            BatchReader reader = new BatchReader(ByteSource.of(bytes), batch, dictionaries);
            int rows = (int) batch.rows();
            pieces.add(
                    new ArrowBatches.Batch("the stream", contents, i, reader)
                            .columns(pieces.schema().names()),
                    rows,
                    rows);
        }
        Frame frame = pieces.frame();
        return contents.labels().isEmpty()
                ? frame
                : DataFrame.fromFrame(frame)
                        .setIndexUnsorted(contents.labels().toArray(String[]::new))
                        .compute();
    }

    /** Computes and writes a table, see {@link #write(DataFrame, Path, ArrowOutput)}. */
    public static List<Path> write(DataFrame table, String folder) {
        return write(table, folder, ArrowOutput.defaults());
    }

    /** Computes and writes a table, see {@link #write(DataFrame, Path, ArrowOutput)}. */
    public static List<Path> write(DataFrame table, String folder, ArrowOutput options) {
        Given.notNull(folder, "folder");
        if (folder.isBlank()) {
            throw new IllegalArgumentException("the folder is blank; name one");
        }
        return write(table, FileGlob.path(folder), options);
    }

    /**
     * Computes and writes a table to a folder: {@code part.0.arrow} and so on, a file a partition.
     *
     * <p>Partitions are written as they come, to the side; in the end all files are renamed at once, so that nobody finds half of them.
     * Row labels become columns, and pandas' notes say so; row numbers are not written. Categories are written as a dictionary, NaN as
     * missing.
     *
     * @return the files, in order
     * @throws IllegalArgumentException where there are Arrow files in the folder and nothing was said about them
     * @throws io.bask.schedule.TaskFailedException where computing or writing a partition failed; then no file is changed
     */
    public static List<Path> write(DataFrame table, Path folder, ArrowOutput options) {
        Given.notNull(table, "table");
        return table.writeTo(new ArrowTarget(Given.notNull(folder, "folder"), Given.notNull(options, "options")));
    }

    /** Writes a computed table as one file, in place of one of that name, when it is whole. */
    public static void writeFile(Frame frame, Path file, ArrowOutput options) {
        Given.notNull(frame, "frame");
        Given.notNull(file, "file");
        Given.notNull(options, "options");
        Path name = file.toAbsolutePath().getFileName();
        Path folder = file.toAbsolutePath().getParent();
        if (name == null || folder == null || Files.isDirectory(file)) {
            throw new IllegalArgumentException("%s is a folder; name a file".formatted(file));
        }
        PandasNotes.storedFields(frame.schema(), frame.index().fields());
        try {
            StagedFiles files = StagedFiles.in(folder);
            try {
                FrameWriter.file(frame, files.staged(name.toString()), options);
                files.publish(List.of(name.toString()), List.of());
            } finally {
                files.discard();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Writes a computed table as a stream, which another program can read while it is written; the stream is not closed. */
    public static void writeStream(Frame frame, OutputStream out, ArrowOutput options) throws IOException {
        Given.notNull(frame, "frame");
        Given.notNull(out, "out");
        Given.notNull(options, "options");
        FrameWriter.stream(frame, out, options);
    }
}
