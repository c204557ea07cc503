package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.json.JsonColumn;
import io.bask.dataframe.kernel.json.JsonDocument;
import io.bask.dataframe.kernel.json.JsonEvidence;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JsonOrient;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that are one JSON document each, one partition a file.
 *
 * <p>Columns and dtypes come from the first rows of some files; a partition that does not fit them makes {@link #refreshed} look at all
 * files once. Row labels are a column behind the others, called {@link #LABELS}.
 */
public final class JsonReader implements FrameReader {
    /** The column of row labels, whose name no user's column has. */
    public static final String LABELS = JsonColumn.LABELS;

    private static final long serialVersionUID = 1L;
    private static final int SAMPLE_ROWS = 10_000;
    private static final int SAMPLE_FILES = 16;
    private static final int STREAM_FACTOR = 4;

    private final List<CsvFile> files;
    private final JsonOrient orient;
    private final JsonOptions options;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<JsonColumn> columns;

    private final Schema schema;
    private final boolean verified;
    private @Nullable JsonReader refreshed;

    private JsonReader(List<CsvFile> files, JsonOrient orient, JsonOptions options, boolean verified) {
        this.files = List.copyOf(files);
        this.orient = orient;
        this.options = options;
        this.verified = verified;
        int step = verified ? 1 : JsonFiles.step(files, SAMPLE_FILES);
        long rows = verified ? Long.MAX_VALUE : SAMPLE_ROWS;
        JsonEvidence evidence = IntStream.range(0, (files.size() + step - 1) / step)
                .parallel()
                .mapToObj(i -> document(i * step).evidence(rows))
                .reduce(JsonEvidence.none(), JsonEvidence::merge);
        this.columns = List.copyOf(columns(evidence));
        this.schema = JsonFiles.schema(columns);
    }

    /**
     * Opens files and looks at their first rows.
     *
     * @param patterns paths, or patterns such as {@code logs/*.json}; names that end in {@code .gz}, {@code .bz2} or {@code .zst} are
     *     decompressed
     * @throws IllegalArgumentException where a file is no document by that orient, or options ask for what it has not
     */
    public static JsonReader open(List<String> patterns, JsonOrient orient, JsonOptions options) {
        Given.noneNull(patterns, "patterns");
        Given.notNull(orient, "orient");
        Given.notNull(options, "options");
        if (options.skipsBadLines()) {
            throw new IllegalArgumentException(
                    "withBadLinesSkipped() is for lines of JSON, and a document by %s has none; leave it out, or call readJsonLines"
                            .formatted(orient));
        }
        if (options.flattens() && orient != JsonOrient.RECORDS && orient != JsonOrient.INDEX) {
            throw new IllegalArgumentException(
                    "withFlattening() is for rows that are objects, and by %s they are none; leave it out, or write by RECORDS or INDEX"
                            .formatted(orient));
        }
        return new JsonReader(JsonFiles.open(patterns, SAMPLE_FILES), orient, options, false);
    }

    private JsonDocument document(int file) {
        return new JsonDocument(files.get(file), orient, options.flattens());
    }

    private List<JsonColumn> columns(JsonEvidence evidence) {
        List<JsonColumn> found =
                new JsonFiles(options, verified).columns(evidence, files.get(0), "has no columns in its first rows");
        if (orient.hasLabels()) {
            boolean isSeen = evidence.keys().contains(LABELS);
            found.add(new JsonColumn(LABELS, isSeen ? evidence.dtype(LABELS) : DType.INT64, false));
        }
        return found;
    }

    @Override
    public String operation() {
        return "read-json";
    }

    @Override
    public String identity() {
        return files + " " + orient + " " + options + " " + schema + (verified ? " verified" : "");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return files.size();
    }

    @Override
    public Frame read(int partition, List<String> wanted, @Nullable RowFilter filter) {
        return read(partition, wanted, filter, Long.MAX_VALUE);
    }

    @Override
    public Frame readFirst(int partition, List<String> wanted, @Nullable RowFilter filter, long rows) {
        return read(partition, wanted, filter, filter == null ? rows : Long.MAX_VALUE);
    }

    private Frame read(int partition, List<String> wanted, @Nullable RowFilter filter, long rows) {
        Set<String> all = new LinkedHashSet<>(wanted);
        if (filter != null) {
            all.addAll(filter.columns());
        }
        return new JsonFiles(options, verified).certain(() -> {
            Frame frame = document(partition)
                    .read(columns, all, rows, options.columns().isEmpty());
            return (filter == null ? frame : frame.filter(filter.test(frame))).select(wanted);
        });
    }

    @Override
    public long countRows(int partition) {
        return document(partition)
                .read(columns, Set.of(), Long.MAX_VALUE, false)
                .rows();
    }

    @Override
    public long estimatedBytes(int partition) {
        CsvFile file = files.get(partition);
        return file.size() * (file.isStream() ? STREAM_FACTOR : 1);
    }

    @Override
    public synchronized JsonReader latest() {
        return refreshed == null ? this : refreshed;
    }

    @Override
    public synchronized JsonReader refreshed() {
        if (verified) {
            return this;
        }
        if (refreshed == null) {
            refreshed = new JsonReader(files, orient, options, true);
        }
        return Objects.requireNonNull(refreshed);
    }

    /** The files and how they hold the table. */
    @Override
    public String toString() {
        return "read-json %s and %d more, by %s".formatted(files.get(0).path(), files.size() - 1, orient);
    }
}
