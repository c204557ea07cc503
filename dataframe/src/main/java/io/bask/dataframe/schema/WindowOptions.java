package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What some windows are told besides.
 *
 * @param number a quantile's fraction, or the share of the newest value of falling weights
 * @param ddof what the divisor of variances is less than the number of values
 * @param adjust true where falling weights are made to add up to one
 * @param ignoreNull true where weights do not fall at rows without a value
 * @param ends which ends belong to windows of so many rows
 * @param span how long windows are, or in which time falling weights halve, where that is a time
 * @param shape how much the rows of a window weigh, or null where all alike
 * @param ranking how values are ranked, or null
 * @param own a user's function of the values, or null
 * @param identity what tells that function apart from others
 */
public record WindowOptions(
        double number,
        int ddof,
        boolean adjust,
        boolean ignoreNull,
        Closed ends,
        @Nullable TimeSpan span,
        @Nullable WindowShape shape,
        @Nullable RankOptions ranking,
        @Nullable WindowReduction own,
        String identity)
        implements Serializable {
    /** Nothing besides. */
    public static final WindowOptions NONE =
            new WindowOptions(0, 1, true, false, Closed.RIGHT, null, null, null, null, "");

    /** Checks the divisor. */
    public WindowOptions {
        Objects.requireNonNull(ends, "ends is null; say which ends belong to a window");
        if (ddof < 0) {
            throw new IllegalArgumentException("ddof %d was asked for; it must not be negative".formatted(ddof));
        }
    }

    /** The same with another number. */
    public WindowOptions withNumber(double value) {
        return new WindowOptions(value, ddof, adjust, ignoreNull, ends, span, shape, ranking, own, identity);
    }

    /** The same with another divisor. */
    public WindowOptions withDdof(int value) {
        return new WindowOptions(number, value, adjust, ignoreNull, ends, span, shape, ranking, own, identity);
    }

    /** The same with weights that add up to one, or do not. */
    public WindowOptions withAdjust(boolean value) {
        return new WindowOptions(number, ddof, value, ignoreNull, ends, span, shape, ranking, own, identity);
    }

    /** The same with weights that fall at values only, or at all rows. */
    public WindowOptions withIgnoreNull(boolean value) {
        return new WindowOptions(number, ddof, adjust, value, ends, span, shape, ranking, own, identity);
    }

    /** The same with other ends of windows of so many rows. */
    public WindowOptions withEnds(Closed value) {
        return new WindowOptions(number, ddof, adjust, ignoreNull, value, span, shape, ranking, own, identity);
    }

    /** The same with windows of that time. */
    public WindowOptions withSpan(@Nullable TimeSpan value) {
        return new WindowOptions(number, ddof, adjust, ignoreNull, ends, value, shape, ranking, own, identity);
    }

    /** The same with rows of these weights. */
    public WindowOptions withShape(WindowShape value) {
        return new WindowOptions(number, ddof, adjust, ignoreNull, ends, span, value, ranking, own, identity);
    }

    /** The same with values ranked so. */
    public WindowOptions withRanking(RankOptions value) {
        return new WindowOptions(number, ddof, adjust, ignoreNull, ends, span, shape, value, own, identity);
    }

    /** The same with a user's function. */
    public WindowOptions withOwn(WindowReduction value, String name) {
        return new WindowOptions(number, ddof, adjust, ignoreNull, ends, span, shape, ranking, value, name);
    }

    /** All of it as a text that is the same for equal options. */
    public String text() {
        return "%s %d %s %s %s %s %s %s %s"
                .formatted(number, ddof, adjust, ignoreNull, ends, span, shape, ranking, identity);
    }
}
