package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Objects;

/**
 * How long a window of time is.
 *
 * @param on the column of dates, which ascend
 * @param nanoseconds its length
 * @param closed which of its ends belong to it
 */
public record TimeSpan(String on, long nanoseconds, Closed closed) implements Serializable {
    /** Checks the parts. */
    public TimeSpan {
        Objects.requireNonNull(on, "on is null; name a column of dates");
        Objects.requireNonNull(closed, "closed is null; say which ends belong to a window");
        if (nanoseconds < 1) {
            throw new IllegalArgumentException(
                    "a window of %d ns was asked for; it must be longer".formatted(nanoseconds));
        }
    }

    /** True when a window holds its left end. */
    public boolean holdsLeft() {
        return closed == Closed.LEFT || closed == Closed.BOTH;
    }

    /** True when a window holds its right end. */
    public boolean holdsRight() {
        return closed == Closed.RIGHT || closed == Closed.BOTH;
    }
}
