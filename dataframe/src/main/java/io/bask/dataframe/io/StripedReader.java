package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads files whose rows come in stripes, neighbouring stripes of a file put together to partitions.
 *
 * <p>For authors of readers: a format says what a {@link StripedFile} is. A partition reads the columns that are wanted; with a filter it
 * leaves out stripes whose bounds no kept row can lie in, reads the columns that the filter looks at, and the others only where a row is
 * kept. A file of which no stripe is read is not opened. Immutable; safe from any thread.
 */
public final class StripedReader implements FrameReader {
    private static final long serialVersionUID = 1L;
    /** Arrays of as many elements as there are rows have to be possible. */
    private static final long MOST_ROWS = Integer.MAX_VALUE - 8;

    private final String operation;
    private final Schema schema;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Partition> partitions;

    private final String identity;
    private final String described;

    /**
     * Neighbouring stripes of a file.
     *
     * @param file the file
     * @param from the first one
     * @param to the one behind the last; the same for a file without any
     */
    private record Partition(StripedFile file, int from, int to) implements Serializable {
        long sum(IntToLongFunction ofStripe) {
            long sum = 0;
            for (int stripe = from; stripe < to; stripe++) {
                sum += ofStripe.applyAsLong(stripe);
            }
            return sum;
        }
    }

    /**
     * What users chose.
     *
     * @param partitionBytes stripes are put together to partitions of at most so many bytes; a larger stripe is one by itself
     * @param text all that changes what is read, in words
     */
    public record Choice(long partitionBytes, String text) {
        /** Checks that there are words. */
        public Choice {
            Given.notNull(text, "text");
        }
    }

    /**
     * A reader of these files, at least one, in order.
     *
     * @param operation what it does, for example {@code read-orc}
     * @param schema the columns that each of the files has
     */
    public StripedReader(String operation, List<? extends StripedFile> files, Schema schema, Choice choice) {
        this.operation = Given.notNull(operation, "operation");
        this.schema = Given.notNull(schema, "schema");
        Given.noneNull(files, "files");
        Given.notNull(choice, "choice");
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files for %s; give one at least".formatted(operation));
        }
        List<Partition> cut = new ArrayList<>();
        StringBuilder all = new StringBuilder(choice.text());
        for (StripedFile file : files) {
            cut(file, choice.partitionBytes(), cut);
            all.append(' ').append(file.identity());
        }
        this.partitions = List.copyOf(cut);
        this.identity = all.toString();
        this.described =
                "%s %s, %d partitions, %s".formatted(operation, files.get(0).path(), partitions.size(), choice.text());
    }

    private static void cut(StripedFile file, long most, List<Partition> into) {
        int from = 0;
        long bytes = 0;
        long rows = 0;
        for (int stripe = 0; stripe < file.stripes(); stripe++) {
            boolean isFull = bytes + file.bytes(stripe) > most || rows + file.rows(stripe) > MOST_ROWS;
            if (isFull && stripe > from) {
                into.add(new Partition(file, from, stripe));
                from = stripe;
                bytes = 0;
                rows = 0;
            }
            bytes += file.bytes(stripe);
            rows += file.rows(stripe);
        }
        into.add(new Partition(file, from, file.stripes()));
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public long countRows(int partition) {
        Partition part = partitions.get(partition);
        return part.sum(part.file()::rows);
    }

    @Override
    public long estimatedBytes(int partition) {
        Partition part = partitions.get(partition);
        return part.sum(part.file()::bytes);
    }

    @Override
    public long estimatedRows(int partition) {
        return countRows(partition);
    }

    @Override
    public FrameReader refreshed() {
        return this;
    }

    @Override
    public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) throws IOException {
        return readFirst(partition, columns, filter, Long.MAX_VALUE);
    }

    @Override
    public Frame readFirst(int partition, List<String> columns, @Nullable RowFilter filter, long rows)
            throws IOException {
        Partition part = partitions.get(partition);
        FramePieces pieces = new FramePieces(schema.select(columns));
        boolean readsFile = false;
        for (int stripe = part.from(); stripe < part.to(); stripe++) {
            readsFile |= mayKeep(part.file(), stripe, filter);
        }
        try (StripedFile.OpenStripes open = readsFile ? part.file().open() : null) {
            if (filter != null) {
                addKept(pieces, open, part, filter, rows);
            } else if (open != null) {
                open.addAll(pieces, part.file(), part.from(), part.to(), rows);
            }
        }
        return part.file().finished(pieces.frame());
    }

    private static boolean mayKeep(StripedFile file, int stripe, @Nullable RowFilter filter) {
        return filter == null || filter.condition().mayHold(column -> file.range(stripe, column));
    }

    /** The rows that a filter keeps; a file that is not open has none. */
    private void addKept(
            FramePieces pieces, StripedFile.@Nullable OpenStripes open, Partition part, RowFilter filter, long limit)
            throws IOException {
        for (int i = part.from(); i < part.to() && pieces.kept() < limit; i++) {
            int stripe = i;
            int rows = (int) part.file().rows(stripe);
            if (open == null || !mayKeep(part.file(), stripe, filter)) {
                pieces.skip(rows);
            } else {
                pieces.addKept(filter, schema, rows, names -> open.read(stripe, names, rows));
            }
        }
    }

    /** Options, files and partitions. */
    @Override
    public String toString() {
        return described;
    }
}
