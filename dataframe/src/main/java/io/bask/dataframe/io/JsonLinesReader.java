package io.bask.dataframe.io;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.json.JsonBlock;
import io.bask.dataframe.kernel.json.JsonBlockReader;
import io.bask.dataframe.kernel.json.JsonColumn;
import io.bask.dataframe.kernel.json.JsonEvidence;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON, cut into partitions by bytes.
 *
 * <p>Columns and dtypes come from a sample; a partition that does not fit them makes {@link #refreshed} look at all files once.
 */
public final class JsonLinesReader implements FrameReader {
    private static final long serialVersionUID = 1L;
    private static final long SAMPLE_BYTES = 1 << 20;
    private static final int SAMPLE_FILES = 16;
    private static final int STREAM_FACTOR = 4;

    private final List<CsvFile> files;
    private final JsonOptions options;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<JsonBlock> blocks;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<JsonColumn> columns;

    private final Schema schema;
    private final boolean verified;
    private @Nullable JsonLinesReader refreshed;

    private JsonLinesReader(List<CsvFile> files, JsonOptions options, List<JsonBlock> inspected, boolean verified) {
        this.files = List.copyOf(files);
        this.options = options;
        this.verified = verified;
        this.blocks = blocks(files, options.blockBytes());
        JsonEvidence evidence = inspected.parallelStream()
                .map(block -> new JsonBlockReader(block, options.skipsBadLines(), options.flattens()).evidence())
                .reduce(JsonEvidence.none(), JsonEvidence::merge);
        this.columns = List.copyOf(new JsonFiles(options, verified)
                .columns(evidence, files.get(0), "has no objects with keys in its first lines"));
        this.schema = JsonFiles.schema(columns);
    }

    /**
     * Opens files and looks at a sample.
     *
     * @param patterns paths, or patterns such as {@code logs/*.jsonl}; names that end in {@code .gz}, {@code .bz2} or {@code .zst}
     *     are decompressed, one partition a file
     */
    public static JsonLinesReader open(List<String> patterns, JsonOptions options) {
        Given.noneNull(patterns, "patterns");
        Given.notNull(options, "options");
        List<CsvFile> files = JsonFiles.open(patterns, SAMPLE_FILES);
        List<JsonBlock> sample = new ArrayList<>();
        int step = JsonFiles.step(files, SAMPLE_FILES);
        for (int i = 0; i < files.size(); i += step) {
            sample.add(new JsonBlock(files.get(i), 0, SAMPLE_BYTES));
        }
        return new JsonLinesReader(files, options, sample, false);
    }

    private static List<JsonBlock> blocks(List<CsvFile> files, long bytes) {
        List<JsonBlock> blocks = new ArrayList<>();
        for (CsvFile file : files) {
            if (file.isStream() || file.size() <= bytes) {
                blocks.add(new JsonBlock(file, 0, Long.MAX_VALUE));
            } else {
                for (long from = 0; from < file.size(); from += bytes) {
                    blocks.add(new JsonBlock(file, from, Math.min(file.size(), from + bytes)));
                }
            }
        }
        return List.copyOf(blocks);
    }

    @Override
    public String operation() {
        return "read-json-lines";
    }

    @Override
    public String identity() {
        return files + " " + options + " " + schema + (verified ? " verified" : "");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return blocks.size();
    }

    @Override
    public Frame read(int partition, List<String> wanted, @Nullable RowFilter filter) {
        return new JsonFiles(options, verified).certain(() -> read(partition, wanted, filter, Long.MAX_VALUE));
    }

    @Override
    public Frame readFirst(int partition, List<String> wanted, @Nullable RowFilter filter, long rows) {
        return new JsonFiles(options, verified)
                .certain(() -> read(partition, wanted, filter, filter == null ? rows : Long.MAX_VALUE));
    }

    private Frame read(int partition, List<String> wanted, @Nullable RowFilter filter, long rows) {
        Set<String> all = new LinkedHashSet<>(wanted);
        if (filter != null) {
            all.addAll(filter.columns());
        }
        JsonBlockReader reader = reader(partition);
        Frame frame = reader.read(columns, all, rows, options.columns().isEmpty());
        if (filter == null) {
            return frame.select(wanted);
        }
        Bitmap kept = filter.test(frame);
        return frame.filter(kept).select(wanted);
    }

    private JsonBlockReader reader(int partition) {
        return new JsonBlockReader(blocks.get(partition), options.skipsBadLines(), options.flattens());
    }

    @Override
    public long countRows(int partition) {
        return reader(partition).rows();
    }

    @Override
    public long estimatedBytes(int partition) {
        JsonBlock block = blocks.get(partition);
        return block.bytes() * (block.file().isStream() ? STREAM_FACTOR : 1);
    }

    @Override
    public synchronized JsonLinesReader latest() {
        return refreshed == null ? this : refreshed;
    }

    @Override
    public synchronized JsonLinesReader refreshed() {
        if (verified) {
            return this;
        }
        if (refreshed == null) {
            refreshed = new JsonLinesReader(files, options, blocks(files, SAMPLE_BYTES << 4), true);
        }
        return Objects.requireNonNull(refreshed);
    }

    /** The files and how many partitions they are cut into. */
    @Override
    public String toString() {
        return "read-json-lines %s and %d more, %d partitions"
                .formatted(files.get(0).path(), files.size() - 1, blocks.size());
    }
}
