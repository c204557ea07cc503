package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.RowFilter;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to read out of the blocks of a file.
 *
 * @param format how the text is to be understood
 * @param width how many fields a record has
 * @param output the columns to produce, in this order
 * @param tested the columns that the filter looks at; empty without one
 * @param filter which rows to keep; null for all
 * @param limit read no more rows than this from a block, after the filter
 */
public record ReadPlan(
        CsvFormat format,
        int width,
        List<ColumnSpec> output,
        List<ColumnSpec> tested,
        @Nullable RowFilter filter,
        long limit)
        implements Serializable {
    /** Copies the lists and checks that every column lies within a record. */
    public ReadPlan {
        Objects.requireNonNull(format, "format");
        output = List.copyOf(output);
        tested = List.copyOf(tested);
        for (ColumnSpec column : output) {
            Objects.checkIndex(column.position(), width);
        }
        for (ColumnSpec column : tested) {
            Objects.checkIndex(column.position(), width);
        }
        if (limit < 0) {
            throw new IllegalArgumentException("a limit of %d rows is below zero; use 0 or more".formatted(limit));
        }
    }

    /** All rows of these columns. */
    public static ReadPlan of(CsvFormat format, int width, List<ColumnSpec> output) {
        return new ReadPlan(format, width, output, List.of(), null, Long.MAX_VALUE);
    }

    /** The same, for rows that the filter keeps. */
    public ReadPlan withFilter(RowFilter kept, List<ColumnSpec> columns) {
        return new ReadPlan(format, width, output, columns, kept, limit);
    }

    /** The same, for that many rows of each block at most. */
    public ReadPlan withLimit(long rows) {
        return new ReadPlan(format, width, output, tested, filter, rows);
    }
}
