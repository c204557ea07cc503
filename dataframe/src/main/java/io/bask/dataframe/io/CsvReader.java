package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.kernel.csv.BlockReader;
import io.bask.dataframe.kernel.csv.ColumnSpec;
import io.bask.dataframe.kernel.csv.CsvBlock;
import io.bask.dataframe.kernel.csv.CsvFormatException;
import io.bask.dataframe.kernel.csv.Evidence;
import io.bask.dataframe.kernel.csv.Inference;
import io.bask.dataframe.kernel.csv.ReadPlan;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.file.FileGlob;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV files, and files of lines of fixed width, cut into partitions by bytes.
 *
 * <p><b>What is guessed, and how it becomes certain.</b> Making a reader looks at the headers and at a sample: small
 * files as a whole, of large ones pieces from start to end. From the sample come the dtypes, and for large files the
 * belief that they have no quotes, so that any line end is the end of a record. A partition that shows otherwise throws
 * {@link StaleSchemaException}, and {@link #refreshed} then reads all files once, for the exact boundaries of their
 * records and for the exact dtypes. So in the end boundaries and dtypes are those of the whole files read in one piece,
 * however they are cut and whichever partition is read first. Where quotes are found while the reader is made, or files
 * are small, boundaries are exact from the start. One case stays open: some partitions of a large file are read and
 * others never, the sample has no quotes, and a partition without any quote lies inside one quoted field that is longer
 * than the partition; then its lines are taken for records, unless they do not fit.
 *
 * <p>Only the wanted columns are parsed, and with a filter only the rows that it keeps. Reading a partition takes
 * memory for the columns it makes, and a few hundred kilobytes.
 */
public final class CsvReader implements FrameReader {
    private static final long serialVersionUID = 1L;
    private static final int TEXT_BYTES = 16;
    private static final int GZIP_FACTOR = 4;
    private static final long MEASURED_BYTES = 1L << 16;

    private final CsvSource source;
    private final List<CsvBlock> blocks;
    private final List<ColumnSpec> columns;
    private final Schema schema;
    private final boolean verified;
    private @Nullable CsvReader refreshed;
    private transient volatile double recordBytes; // 0 until it was measured

    /** Looks at the blocks to inspect, in parallel, and reads the partitions as what they show. */
    private CsvReader(CsvSource source, CsvBlocks cut, boolean verified) {
        List<Evidence> evidence = Inference.evidence(
                cut.inspected(), source.options().format(), source.names().size());
        this.source = source;
        this.blocks = cut.partitions();
        this.columns = List.copyOf(CsvColumns.specs(source.names(), source.options(), evidence));
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
        return open(patterns, options, Sampling.DEFAULT);
    }

    /** A reader of the same files with the column of paths that the options ask for, if they do. */
    public static FrameReader reader(List<String> patterns, CsvOptions options) {
        CsvReader files = open(patterns, options);
        String path = options.pathColumn();
        return path == null ? files : new PathColumn(files, path);
    }

    /** A reader of lines of fixed width, with the column of paths that the options ask for, if they do. */
    public static FrameReader reader(List<String> patterns, FixedWidths widths, CsvOptions options) {
        Path first = FileGlob.expand(patterns).get(0);
        return reader(patterns, options.cut(widths.cuts(first, options)));
    }

    /** As {@link #open(List, CsvOptions)} with another sample. */
    static CsvReader open(List<String> patterns, CsvOptions options, Sampling sampling) {
        CsvSource source = CsvColumns.read(FileGlob.expand(patterns), options.checked(), sampling);
        // Fails on unknown columns before anything is read.
        CsvColumns.specs(source.names(), options, Inference.none(source.names().size()));
        try {
            return new CsvReader(source, CsvBlocks.sampled(source, false), false);
        } catch (StaleSchemaException quotesFound) {
            return new CsvReader(source, CsvBlocks.sampled(source, true), false);
        }
    }

    @Override
    public String operation() {
        return source.options().format().dialect().cuts() == null ? "read-csv" : "read-fixed-width";
    }

    @Override
    public String identity() {
        return source.files() + " " + source.options() + " " + schema + (verified ? " verified" : "");
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
        double perField = (values + (TEXT_BYTES - 8.0) * text) / Math.max(1, columns.size());
        long bytes = fileBytes(partition) * (blocks.get(partition).file().isStream() ? GZIP_FACTOR : 1);
        return (long) (bytes * Math.max(1.0, perField / 8));
    }

    /** As many as there would be if records were as long everywhere as at the start of the first partition. */
    @Override
    public long estimatedRows(int partition) {
        double each = recordBytes;
        if (each == 0) {
            each = measuredRecord();
            recordBytes = each;
        }
        CsvBlock block = blocks.get(partition);
        double bytes = block.file().isStream() ? (double) block.bytes() * GZIP_FACTOR : block.bytes();
        return Double.isNaN(each) ? -1 : Math.round(bytes / each);
    }

    /** Bytes of a record, NaN where the first bytes tell of none. */
    private double measuredRecord() {
        CsvBlock first = blocks.get(0);
        long to = Math.min(first.to(), first.from() + MEASURED_BYTES);
        CsvBlock some = new CsvBlock(first.file(), first.from(), to, first.entry(), first.assumed());
        try {
            long rows = BlockReader.rows(
                    some, source.options().format(), source.names().size());
            long bytes =
                    Math.min(to, first.file().isStream() ? to : first.file().size()) - first.from();
            return rows == 0 || to == Long.MAX_VALUE ? Double.NaN : (double) bytes / rows;
        } catch (StaleSchemaException | CsvFormatException e) {
            return Double.NaN; // Who reads the rows will say so.
        }
    }

    @Override
    public Frame read(int partition, List<String> wanted, @Nullable RowFilter filter) {
        return certain(() -> BlockReader.read(blocks.get(partition), plan(wanted, filter)));
    }

    @Override
    public Frame readFirst(int partition, List<String> wanted, @Nullable RowFilter filter, long rows) {
        return certain(() ->
                BlockReader.read(blocks.get(partition), plan(wanted, filter).withLimit(rows)));
    }

    @Override
    public long countRows(int partition) {
        return certain(() -> BlockReader.rows(
                blocks.get(partition), source.options().format(), source.names().size()));
    }

    private ReadPlan plan(List<String> wanted, @Nullable RowFilter filter) {
        ReadPlan plan = ReadPlan.of(source.options().format(), source.names().size(), specs(wanted));
        return filter == null ? plan : plan.withFilter(filter, specs(filter.columns()));
    }

    private List<ColumnSpec> specs(List<String> wanted) {
        return wanted.stream().map(name -> columns.get(schema.indexOf(name))).toList();
    }

    /**
     * Runs a reading; what does not fit metadata that was checked against the whole files means that they have changed.
     */
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
            refreshed = new CsvReader(source, CsvBlocks.everything(source), true);
        }
        return Objects.requireNonNull(refreshed);
    }

    /** The files and how many partitions they are cut into. */
    @Override
    public String toString() {
        Path first = source.files().get(0).path();
        int more = source.files().size() - 1;
        String shown = more == 0 ? first.toString() : "%s and %d more".formatted(first, more);
        return "%s %s, %d partitions".formatted(operation(), shown, blocks.size());
    }
}
