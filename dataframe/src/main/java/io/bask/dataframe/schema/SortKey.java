package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Objects;

/**
 * A column that rows are ordered by.
 *
 * @param column the column
 * @param descending true for the greatest value first
 * @param nullsFirst true for missing values before all others, whatever the direction
 */
public record SortKey(String column, boolean descending, boolean nullsFirst) implements Serializable {
    /** Checks that there is a column. */
    public SortKey {
        Objects.requireNonNull(column, "column is null; give a value");
    }

    /** The least value first, missing values last. */
    public static SortKey ascending(String column) {
        Objects.requireNonNull(column, "column is null; give a value");
        return new SortKey(column, false, false);
    }

    /** The greatest value first, missing values last. */
    public static SortKey descending(String column) {
        Objects.requireNonNull(column, "column is null; give a value");
        return new SortKey(column, true, false);
    }

    /** The same with missing values before all others. */
    public SortKey withNullsFirst() {
        return new SortKey(column, descending, true);
    }

    /** For example {@code weight desc}. */
    @Override
    public String toString() {
        return column + (descending ? " desc" : "") + (nullsFirst ? " nulls first" : "");
    }
}
