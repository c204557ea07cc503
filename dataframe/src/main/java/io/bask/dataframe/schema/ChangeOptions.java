package io.bask.dataframe.schema;

import java.util.Objects;

/**
 * What missing values count as where changes are computed: {@code ChangeOptions.DEFAULT.limit(2)}. Immutable; every method answers changed
 * options.
 *
 * @param fill which value counts in place of a missing one
 * @param limit in how many rows in a row it does at most; 0 for any number
 */
public record ChangeOptions(Fill fill, int limit) {
    /** Which value counts in place of a missing one. */
    public enum Fill {
        /** The last one before. */
        FORWARD,
        /** The next one behind. */
        BACKWARD,
        /** None. */
        NONE
    }

    /** Missing values count as the last ones before. */
    public static final ChangeOptions DEFAULT = new ChangeOptions(Fill.FORWARD, 0);

    /** Checks that the parts go together. */
    public ChangeOptions {
        Objects.requireNonNull(fill, "fill is null; say which value counts in place of a missing one");
        if (limit < 0 || limit > 0 && fill == Fill.NONE) {
            throw new IllegalArgumentException(
                    "limit %d was asked for with %s; give a number from 1 on and FORWARD or BACKWARD"
                            .formatted(limit, fill));
        }
    }

    /** With another value in place of a missing one. */
    public ChangeOptions fill(Fill which) {
        return new ChangeOptions(which, limit);
    }

    /** With at most so many missing values in a row that another counts for. */
    public ChangeOptions limit(int rows) {
        return new ChangeOptions(fill, rows);
    }
}
