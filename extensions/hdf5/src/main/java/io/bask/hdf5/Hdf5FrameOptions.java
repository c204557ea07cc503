package io.bask.hdf5;

import io.bask.file.BlockSize;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How to read tables of HDF5 files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: all columns and rows, in partitions of about 64 MB as stored, less where memory is small, row labels as they were
 * written.
 *
 * @param columns the columns to read, in order; none for all
 * @param start the first row to read
 * @param stop the row behind the last one to read; {@code Long.MAX_VALUE} for all
 * @param partitionRows rows of a partition at most; 0 for as many as are about 64 MB
 */
public record Hdf5FrameOptions(List<String> columns, long start, long stop, long partitionRows)
        implements Serializable {
    private static final Hdf5FrameOptions DEFAULTS = new Hdf5FrameOptions(List.of(), 0, Long.MAX_VALUE, 0);

    /** Copies the columns and checks the numbers. */
    public Hdf5FrameOptions {
        columns = List.copyOf(Given.noneNull(columns, "columns"));
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns %s: one is named twice; name each once".formatted(columns));
        }
        if (start < 0 || stop <= start) {
            throw new IllegalArgumentException(
                    "rows %d to %d are none; begin at 0 or more and stop behind the start".formatted(start, stop));
        }
        if (partitionRows < 0 || partitionRows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("partitions of %d rows; give from 1 to %d, or 0 for a suitable number"
                    .formatted(partitionRows, Integer.MAX_VALUE));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static Hdf5FrameOptions defaults() {
        return DEFAULTS;
    }

    /** Reads these columns only, in this order. */
    public Hdf5FrameOptions withColumns(String... names) {
        List<String> wanted = Arrays.asList(Given.noneNull(names, "names"));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "no columns to read; name one or more, or leave withColumns out for all");
        }
        return new Hdf5FrameOptions(wanted, start, stop, partitionRows);
    }

    /** Reads the rows from one, counted from 0, to the one before another; of one table of one file only. */
    public Hdf5FrameOptions withRows(long first, long behind) {
        return new Hdf5FrameOptions(columns, first, behind, partitionRows);
    }

    /** Reads the rows from this one on, counted from 0; of one table of one file only. */
    public Hdf5FrameOptions withRowsFrom(long first) {
        return new Hdf5FrameOptions(columns, first, Long.MAX_VALUE, partitionRows);
    }

    /** Partitions of so many rows, but for the last of each table: Dask's {@code chunksize}. */
    public Hdf5FrameOptions withPartitionRows(long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("partitions of %d rows; give at least one".formatted(rows));
        }
        return new Hdf5FrameOptions(columns, start, stop, rows);
    }

    boolean hasRange() {
        return start > 0 || stop < Long.MAX_VALUE;
    }

    /** How many rows a partition of a table has. */
    long rowsOf(StoredTable table) {
        if (table.isPickled()) {
            // Pickles are read whole.
            return Integer.MAX_VALUE;
        }
        if (partitionRows > 0) {
            return partitionRows;
        }
        long bytes = 1;
        long chunk = 1;
        for (StoredRows source : table.sources()) {
            bytes += source.rowBytes();
            chunk = Math.max(chunk, source.chunkRows());
        }
        long rows = Math.max(1, Math.min(Integer.MAX_VALUE, BlockSize.standard()) / bytes);
        return rows > chunk ? rows / chunk * chunk : rows;
    }
}
