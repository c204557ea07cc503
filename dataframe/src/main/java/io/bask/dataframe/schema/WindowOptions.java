package io.bask.dataframe.schema;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What some windows are told besides.
 *
 * @param number a quantile's fraction, or the share of the newest value of falling weights
 * @param ddof what the divisor of variances is less than the number of values
 * @param adjust true where falling weights are made to add up to one
 * @param ignoreNull true where weights do not fall at rows without a value
 * @param span how long windows are, where that is a time
 * @param own a user's function of the values, or null
 * @param identity what tells that function apart from others
 */
public record WindowOptions(
        double number,
        int ddof,
        boolean adjust,
        boolean ignoreNull,
        @Nullable TimeSpan span,
        @Nullable WindowReduction own,
        String identity)
        implements Serializable {
    /** Nothing besides. */
    public static final WindowOptions NONE = new WindowOptions(0, 1, true, false, null, null, "");

    /** Checks the divisor. */
    public WindowOptions {
        if (ddof < 0) {
            throw new IllegalArgumentException("ddof %d was asked for; it must not be negative".formatted(ddof));
        }
    }

    /** The same with another number. */
    public WindowOptions withNumber(double value) {
        return new WindowOptions(value, ddof, adjust, ignoreNull, span, own, identity);
    }

    /** The same with another divisor. */
    public WindowOptions withDdof(int value) {
        return new WindowOptions(number, value, adjust, ignoreNull, span, own, identity);
    }

    /** The same with windows of that time. */
    public WindowOptions withSpan(@Nullable TimeSpan value) {
        return new WindowOptions(number, ddof, adjust, ignoreNull, value, own, identity);
    }

    /** The same with a user's function. */
    public WindowOptions withOwn(WindowReduction value, String name) {
        return new WindowOptions(number, ddof, adjust, ignoreNull, span, value, name);
    }

    /** All of it as a text that is the same for equal options. */
    public String text() {
        return "%s %d %s %s %s %s".formatted(number, ddof, adjust, ignoreNull, span, identity);
    }
}
