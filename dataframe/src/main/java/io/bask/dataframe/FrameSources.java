package io.bask.dataframe;

import io.bask.Lazy;
import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.bag.Bag;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.expr.InMemory;
import io.bask.dataframe.expr.LazyFrames;
import io.bask.dataframe.expr.Source;
import io.bask.dataframe.expr.TableRoom;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.io.CsvReader;
import io.bask.dataframe.io.FixedWidths;
import io.bask.dataframe.io.JdbcReader;
import io.bask.dataframe.io.JdbcSource;
import io.bask.dataframe.io.JsonLinesReader;
import io.bask.dataframe.io.JsonOptions;
import io.bask.dataframe.io.JsonReader;
import io.bask.dataframe.io.MappedReader;
import io.bask.dataframe.schema.JsonOrient;
import io.bask.dataframe.schema.Schema;
import io.bask.file.FileGlob;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where tables come from: the static methods of {@link DataFrame} that make one. */
public abstract sealed class FrameSources permits DataFrame {
    FrameSources() {}

    /**
     * A table in CSV files: {@code readCsv("surveys.csv")}, {@code readCsv("data/part.*.csv")}, {@code readCsv("big.csv.gz")}.
     *
     * <p>Looks at headers and a sample now; values are read when something is computed. Files are cut into partitions of
     * {@link CsvOptions#blockSize(String)}.
     *
     * @param path a file, or a pattern with {@code *} for several files that have the same columns
     */
    public static DataFrame readCsv(String path) {
        return readCsv(path, CsvOptions.defaults());
    }

    /** A table in CSV files, see {@link #readCsv(String)}. */
    public static DataFrame readCsv(String path, CsvOptions options) {
        return readCsv(List.of(Given.notNull(path, "path")), options);
    }

    /** A table in one CSV file, see {@link #readCsv(String)}. */
    public static DataFrame readCsv(Path path) {
        return readCsv(path, CsvOptions.defaults());
    }

    /** A table in one CSV file, see {@link #readCsv(String)}. */
    public static DataFrame readCsv(Path path, CsvOptions options) {
        return readCsv(FileGlob.text(Given.notNull(path, "path")), options);
    }

    /** A table in several CSV files in this order, see {@link #readCsv(String)}. */
    public static DataFrame readCsv(List<String> paths, CsvOptions options) {
        Given.notNull(options, "options");
        Given.notNull(paths, "paths");
        return fromReader(CsvReader.reader(paths, options));
    }

    /** A table in lines of fixed width, whose columns the first lines show, see {@link #readFixedWidth(List, FixedWidths, CsvOptions)}. */
    public static DataFrame readFixedWidth(String path) {
        return readFixedWidth(path, FixedWidths.inferred());
    }

    /** A table in lines of fixed width, see {@link #readFixedWidth(List, FixedWidths, CsvOptions)}. */
    public static DataFrame readFixedWidth(String path, FixedWidths widths) {
        return readFixedWidth(path, widths, CsvOptions.defaults());
    }

    /** A table in lines of fixed width, see {@link #readFixedWidth(List, FixedWidths, CsvOptions)}. */
    public static DataFrame readFixedWidth(String path, FixedWidths widths, CsvOptions options) {
        return readFixedWidth(List.of(Given.notNull(path, "path")), widths, options);
    }

    /** A table in one file of lines of fixed width, see {@link #readFixedWidth(List, FixedWidths, CsvOptions)}. */
    public static DataFrame readFixedWidth(Path path, FixedWidths widths, CsvOptions options) {
        return readFixedWidth(FileGlob.text(Given.notNull(path, "path")), widths, options);
    }

    /**
     * A table in files whose columns have the same places in all lines: {@code readFixedWidth(paths, FixedWidths.of(7, 5, 9), options)};
     * paths, or patterns with {@code *} for several files that have the same columns.
     *
     * <p>Cuts each line into fields, whose values are then read as {@link #readCsv(String)} reads those of CSV files: header, dtypes,
     * missing values, compressed files, partitions of {@link CsvOptions#blockSize(String)}. Quotes are ordinary text.
     *
     * @param widths where the columns are; if {@linkplain FixedWidths#inferred() found out}, by the first file
     * @param options all but the columns' places; names, if any, one a column
     * @throws IllegalArgumentException where an option is given that only files with separators have: separator, quote, escape, blanks
     *     behind separators, lines with too many fields; or where names are more or fewer than columns
     */
    public static DataFrame readFixedWidth(List<String> paths, FixedWidths widths, CsvOptions options) {
        Given.notNull(options, "options");
        Given.notNull(widths, "widths");
        Given.noneNull(paths, "paths");
        return fromReader(CsvReader.reader(paths, widths, options));
    }

    /** A table in files of JSON objects, one a line, see {@link #readJsonLines(List, JsonOptions)}. */
    public static DataFrame readJsonLines(String path) {
        return readJsonLines(path, JsonOptions.defaults());
    }

    /** A table in files of JSON objects, one a line, see {@link #readJsonLines(List, JsonOptions)}. */
    public static DataFrame readJsonLines(String path, JsonOptions options) {
        return readJsonLines(List.of(Given.notNull(path, "path")), options);
    }

    /**
     * A table in files of JSON objects, one a line: paths, or patterns with {@code *}.
     *
     * <p>Looks at a sample now; values are read when something is computed, and only those of the columns that are needed. A key
     * that an object lacks is missing; one that mixes numbers or truth values with text becomes text.
     */
    public static DataFrame readJsonLines(List<String> paths, JsonOptions options) {
        Given.notNull(options, "options");
        Given.noneNull(paths, "paths");
        return fromReader(JsonLinesReader.open(paths, options));
    }

    /** A table in files that are one JSON document each, see {@link #readJson(List, JsonOrient, JsonOptions)}. */
    public static DataFrame readJson(String path, JsonOrient orient) {
        return readJson(List.of(Given.notNull(path, "path")), orient, JsonOptions.defaults());
    }

    /**
     * A table in files that are one JSON document each, as pandas' {@code read_json} takes them: paths, or patterns with {@code *};
     * one partition a file, which is read from its start without keeping its text.
     *
     * <p>Looks at the first rows of some files now, by {@link JsonOrient#COLUMNS} at all of their values; values are read when something is computed. Rows are
     * labelled as {@link JsonOrient#SPLIT}, {@link JsonOrient#INDEX} and {@link JsonOrient#COLUMNS} say, else numbered; labels that are names in an object are
     * numbers where all of them are. A value that a row lacks is missing.
     *
     * @param options columns, dtypes and flattening; the size of blocks means nothing here
     * @throws IllegalArgumentException where a file is no such document, with its line and the place in it, or an option asks for what
     *     such documents have not
     */
    public static DataFrame readJson(List<String> paths, JsonOrient orient, JsonOptions options) {
        Given.noneNull(paths, "paths");
        JsonReader reader = JsonReader.open(paths, orient, options);
        DataFrame table = fromReader(reader);
        return orient.hasLabels() ? table.setIndexUnsorted(JsonReader.LABELS).renameAxis("") : table;
    }

    /**
     * A table or a query of a database, by JDBC: {@code readJdbc(JdbcSource.table("jdbc:sqlite:shop.db", "orders"))}.
     *
     * <p>Asks for the columns now; rows are read when something is computed, each partition by a connection of its own.
     */
    public static DataFrame readJdbc(JdbcSource source) {
        return fromReader(JdbcReader.open(Given.notNull(source, "source")));
    }

    /** A table in memory, as one partition. */
    public static DataFrame fromFrame(Frame frame) {
        return fromFrame(frame, 1);
    }

    /** A table in memory, in that many partitions of about equal length; some are empty where rows are fewer. */
    public static DataFrame fromFrame(Frame frame, int npartitions) {
        Given.notNull(frame, "frame");
        if (npartitions < 1) {
            throw new IllegalArgumentException("%d partitions asked for; give at least one".formatted(npartitions));
        }
        TableRoom.partitions(npartitions);
        List<Frame> parts = new ArrayList<>(npartitions);
        Frame labelled = frame.withIndex(frame.index());
        for (int i = 0; i < npartitions; i++) {
            int from = (int) ((long) frame.rows() * i / npartitions);
            int to = (int) ((long) frame.rows() * (i + 1) / npartitions);
            parts.add(labelled.slice(from, to));
        }
        return new DataFrame(new InMemory(parts));
    }

    /**
     * A lazy array as a table: a partition for each chunk along axis 0; of one axis one column, of two axes one for each place along
     * the second. Dtypes stay, NaN is missing. {@link DataFrame#toArray()} is the way back.
     *
     * @param names one for each column; columns are called by their numbers from 0 where there are none
     */
    public static DataFrame fromArray(Array array, String... names) {
        return FrameArrays.table(Given.notNull(array, "array"), names);
    }

    /** An array in memory as a table of one partition, see {@link #fromArray(Array, String...)}; elements are copied. */
    public static DataFrame fromArray(NDArray array, String... names) {
        Given.notNull(array, "array");
        return fromFrame(Frame.of(array, FrameArrays.names(array.shape(), names)));
    }

    /** Tables in memory one below the other, each a partition; all have the same columns. */
    public static DataFrame fromFrames(List<Frame> partitions) {
        Given.noneNull(partitions, "partitions");
        if (partitions.isEmpty()) {
            throw new IllegalArgumentException("no frames given; give at least one");
        }
        for (Frame partition : partitions) {
            if (!partition.schema().equals(partitions.get(0).schema())) {
                throw new IllegalArgumentException("frames have different columns: %s and %s"
                        .formatted(partitions.get(0).schema(), partition.schema()));
            }
        }
        return new DataFrame(new InMemory(partitions));
    }

    /** One partition for each of {@code lazies}, which compute to frames of this schema; their row labels are dropped. */
    public static DataFrame fromDelayed(List<? extends Lazy<Frame>> lazies, Schema schema) {
        Given.noneNull(lazies, "lazies");
        Given.notNull(schema, "schema");
        if (lazies.isEmpty()) {
            throw new IllegalArgumentException("no lazy frames given; give at least one");
        }
        return new DataFrame(new LazyFrames(List.copyOf(lazies), Objects.requireNonNull(schema, "the schema is null")));
    }

    /** The elements of a bag as rows: a column for each component of their record class, a partition for each of the bag. */
    public static <R extends Record> DataFrame fromBag(Bag<R> bag, Class<R> type) {
        return RowsToFrame.ofRecords(bag, type);
    }

    /** Records in memory as rows, a column for each component, in that many partitions. */
    public static <R extends Record> DataFrame fromRecords(List<R> records, Class<R> type, int npartitions) {
        Given.noneNull(records, "records");
        Given.notNull(type, "type");
        return fromFrame(RowsToFrame.ofRecords(records, type), npartitions);
    }

    /**
     * One partition for each element of a list, which a function makes when something is computed: how one reads what there is no
     * reader for.
     *
     * @param schema names and dtypes of the columns that the function makes
     */
    public static <T> DataFrame fromMap(List<T> elements, Function1<T, Frame> function, Schema schema) {
        return fromReader(new MappedReader<>(elements, function, schema));
    }

    /** Maps as rows, with the columns that the schema has; what a map lacks is missing. */
    public static DataFrame fromBag(Bag<? extends Map<String, ?>> bag, Schema schema) {
        return RowsToFrame.ofMaps(bag, schema);
    }

    /** Maps as rows, with the columns that the first 100 have, which are computed at once. */
    public static DataFrame fromBag(Bag<? extends Map<String, ?>> bag) {
        return RowsToFrame.ofMaps(bag);
    }

    /** Columns in memory, rows numbered from 0, in that many partitions. */
    public static DataFrame of(Map<String, ? extends Column> columns, int npartitions) {
        Given.notNull(columns, "columns");
        return fromFrame(Frame.of(columns), npartitions);
    }

    /** Tables one below the other with all columns of all of them, see {@link JoinMethods#concat(List, boolean)}. */
    public static DataFrame concat(DataFrame... tables) {
        return JoinMethods.concat(Arrays.asList(Given.noneNull(tables, "tables")));
    }

    /** The table that a reader reads: how authors of formats make tables. */
    public static DataFrame fromReader(FrameReader reader) {
        return new DataFrame(Source.of(Given.notNull(reader, "reader")));
    }
}
