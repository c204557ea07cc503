package io.bask.dataframe.column;

import io.bask.dataframe.schema.Schema;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table partition by partition: what stands behind a source.
 *
 * <p>Made by a reader of one format, called by tasks from many threads at once. Immutable; metadata is looked up when the
 * reader is made, values only in {@link #read}. A reader whose schema rests on a sample throws
 * {@link StaleSchemaException} from {@link #read} when a partition does not fit it; then {@link #refreshed()} is asked for
 * a reader that fits the whole source.
 */
public interface FrameReader extends Serializable {
    /** What this reader does, in a word or two joined by dashes, for example {@code read-csv}. */
    String operation();

    /** Names the source and every option that changes what is read; two readers with one identity read the same. */
    String identity();

    /** Names and dtypes of all columns. */
    Schema schema();

    /** Number of partitions, at least 1. */
    int partitions();

    /**
     * Reads one partition as a {@link Frame#partition} with its source's rows numbered from 0.
     *
     * @param partition from 0
     * @param columns which columns to read, in that order; may be empty
     * @param filter which rows to keep, or null for all; columns that only the filter needs are not part of the result
     */
    Frame read(int partition, List<String> columns, @Nullable RowFilter filter) throws Exception;

    /**
     * The first rows of what {@link #read} would answer, at least that many where there are so many.
     *
     * <p>A reader that can stops reading early; then {@link Frame#sourceRows()} may be less than the partition has.
     */
    default Frame readFirst(int partition, List<String> columns, @Nullable RowFilter filter, long rows)
            throws Exception {
        return read(partition, columns, filter);
    }

    /** Number of rows of one partition, found without reading values where the format allows. */
    long countRows(int partition) throws Exception;

    /** Rough size of one partition in memory when all columns are read, in bytes; 0 when unknown. */
    long estimatedBytes(int partition);

    /** About how many rows one partition has, found without reading all of it; -1 when unknown. */
    default long estimatedRows(int partition) {
        return -1;
    }

    /**
     * A reader with the same options after its metadata was checked against the whole source.
     *
     * <p>May be asked several times for one change; a reader remembers its answer.
     */
    FrameReader refreshed();

    /** What {@link #refreshed()} has answered, if it was ever asked; else this reader. Costs nothing. */
    default FrameReader latest() {
        return this;
    }
}
