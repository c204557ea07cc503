package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.kernel.csv.BlockReader;
import io.bask.dataframe.kernel.csv.ColumnSpec;
import io.bask.dataframe.kernel.csv.CsvBlock;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.CsvFormatException;
import io.bask.dataframe.kernel.csv.Evidence;
import io.bask.dataframe.kernel.csv.Inference;
import io.bask.dataframe.kernel.csv.ReadPlan;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.file.FileGlob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV files, cut into partitions by bytes.
 *
 * <p><b>What is guessed, and how it becomes certain.</b> Making a reader looks at the headers and at a sample: small files as a
 * whole, of large ones pieces from start to end. From the sample come the dtypes, and for large files the belief that they have
 * no quotes, so that any line end is the end of a record. A partition that shows otherwise throws
 * {@link StaleSchemaException}, and {@link #refreshed} then reads all files once, for the exact boundaries of their
 * records and for the exact dtypes. So in the end boundaries and dtypes are those of the whole files read in one piece, however they
 * are cut and whichever partition is read first. Where quotes are found while the reader is made, or files are small,
 * boundaries are exact from the start.
 *
 * <p>Only the wanted columns are parsed, and with a filter only the rows that it keeps. Reading a partition takes memory for the
 * columns it makes, and a few hundred kilobytes.
 */
public final class CsvReader implements FrameReader {
    private static final long serialVersionUID = 1L;
    /** Files up to this size are scanned for quotes at once: it takes some milliseconds. */
    private static final long SCANNED_AT_ONCE = 64L << 20;

    private static final int SAMPLED_TEXT_BYTES = 16;

    private final CsvOptions options;
    private final List<CsvFile> files;
    private final List<String> names;
    private final List<CsvBlock> blocks;
    private final List<ColumnSpec> columns;
    private final Schema schema;
    private final boolean verified;
    private @Nullable CsvReader refreshed;

    private CsvReader(CsvReader old, List<CsvBlock> blocks, List<Evidence> evidence, boolean verified) {
        this(old.options, new CsvColumns.Named(old.files, old.names), blocks, evidence, verified);
    }

    private CsvReader(
            CsvOptions options,
            CsvColumns.Named named,
            List<CsvBlock> blocks,
            List<Evidence> evidence,
            boolean verified) {
        this.options = options;
        this.files = List.copyOf(named.files());
        this.names = List.copyOf(named.names());
        this.blocks = List.copyOf(blocks);
        this.columns = List.copyOf(CsvColumns.specs(names, options, evidence));
        this.schema = Schema.of(columns.stream()
                .map(column -> new Field(column.name(), column.dtype()))
                .toList());
        this.verified = verified;
    }

    /**
     * Opens files: looks for them, reads their headers and a sample.
     *
     * @param patterns paths, or patterns such as {@code data/part.*.csv}; the files need equal headers
     */
    public static CsvReader open(List<String> patterns, CsvOptions options) {
        CsvColumns.Named named = CsvColumns.read(FileGlob.expand(patterns), options);
        CsvColumns.specs(named.names(), options, Inference.none(named.names().size()));
        try {
            return sampled(options, named, false);
        } catch (StaleSchemaException quotesFound) {
            return sampled(options, named, true);
        }
    }

    private static CsvReader sampled(CsvOptions options, CsvColumns.Named named, boolean exact) {
        List<CsvBlock> pieces = new ArrayList<>();
        int[] sampled = CsvBlocks.sampledFiles(named.files().size());
        for (int file : sampled) {
            CsvFile chosen = named.files().get(file);
            pieces.addAll(CsvBlocks.sample(chosen, options.format().dialect(), sampled.length, isExact(chosen, exact)));
        }
        List<Evidence> evidence =
                Inference.evidence(pieces, options.format(), named.names().size());
        return new CsvReader(options, named, blocks(options, named.files(), exact), evidence, false);
    }

    private static boolean isExact(CsvFile file, boolean asked) {
        return asked || file.size() <= SCANNED_AT_ONCE;
    }

    private static List<CsvBlock> blocks(CsvOptions options, List<CsvFile> files, boolean exact) {
        List<CsvBlock> blocks = new ArrayList<>();
        for (CsvFile file : files) {
            blocks.addAll(
                    CsvBlocks.partitions(file, options.format().dialect(), options.blockBytes(), isExact(file, exact)));
        }
        return blocks;
    }

    @Override
    public String operation() {
        return "read-csv";
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

    /** The file that a partition is read from. */
    public Path file(int partition) {
        return blocks.get(partition).file().path();
    }

    /** Bytes on disk that reading a partition takes. */
    public long fileBytes(int partition) {
        return blocks.get(partition).bytes();
    }

    @Override
    public long estimatedBytes(int partition) {
        long text = columns.stream().filter(column -> column.dtype().isText()).count();
        long values =
                columns.stream().mapToLong(column -> column.dtype().width()).sum();
        // A field takes about as many bytes in the file as in memory, text with its offset or code somewhat more.
        double perField = (values + (SAMPLED_TEXT_BYTES - 8.0) * text) / Math.max(1, columns.size());
        return (long) (fileBytes(partition) * Math.max(1.0, perField / 8));
    }

    @Override
    public Frame read(int partition, List<String> wanted, @Nullable RowFilter filter) {
        return certain(() -> BlockReader.read(blocks.get(partition), plan(wanted, filter)));
    }

    /** The first rows of a partition, as {@link #read} gives them, without reading further than needed. */
    public Frame readFirst(int partition, List<String> wanted, @Nullable RowFilter filter, long rows) {
        return certain(() ->
                BlockReader.read(blocks.get(partition), plan(wanted, filter).withLimit(rows)));
    }

    @Override
    public long countRows(int partition) {
        return certain(() -> BlockReader.rows(blocks.get(partition), options.format(), names.size()));
    }

    private ReadPlan plan(List<String> wanted, @Nullable RowFilter filter) {
        ReadPlan plan = ReadPlan.of(options.format(), names.size(), specs(wanted));
        return filter == null ? plan : plan.withFilter(filter, specs(filter.columns()));
    }

    private List<ColumnSpec> specs(List<String> wanted) {
        return wanted.stream().map(name -> columns.get(schema.indexOf(name))).toList();
    }

    /** Runs a reading; what does not fit metadata that was checked against the whole files means that they have changed. */
    private <T> T certain(Supplier<T> reading) {
        if (!verified) {
            return reading.get();
        }
        try {
            return reading.get();
        } catch (StaleSchemaException e) {
            throw new CsvFormatException("a file has changed since it was opened: %s; read files that nothing writes to"
                    .formatted(e.getMessage()));
        }
    }

    @Override
    public synchronized CsvReader latest() {
        return refreshed == null ? this : refreshed;
    }

    @Override
    public synchronized CsvReader refreshed() {
        if (verified) {
            return this;
        }
        if (refreshed == null) {
            List<CsvBlock> exact = blocks(options, files, true);
            List<Evidence> evidence = Inference.evidence(exact, options.format(), names.size());
            refreshed = new CsvReader(this, exact, evidence, true);
        }
        return Objects.requireNonNull(refreshed);
    }

    /** The files and how many partitions they are cut into. */
    @Override
    public String toString() {
        Path first = files.get(0).path();
        String shown = files.size() == 1 ? first.toString() : "%s and %d more".formatted(first, files.size() - 1);
        return "read-csv %s, %d partitions".formatted(shown, blocks.size());
    }
}
