package io.bask.dataframe;

import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * Steps of time as a key of groups: {@code df.groupBy(Grouper.of("t", "M"), "city")}.
 *
 * @param key a column of dates
 * @param rule a frequency such as {@code 15min}, {@code D}, {@code W-MON} or {@code M}, see {@link TimeMethods}
 * @param closedRight true where steps hold their right end; null for what is usual of the frequency
 * @param labelRight true where groups are labelled by the right end of their step; null for what is usual of the frequency
 */
public record Grouper(
        String key,
        String rule,
        @Nullable Boolean closedRight,
        @Nullable Boolean labelRight) {
    /** Checks that key and rule are there. */
    public Grouper {
        Given.notNull(key, "key");
        Given.notNull(rule, "rule");
    }

    /** The steps of a frequency in a column of dates, closed and labelled as is usual of it. */
    public static Grouper of(String key, String rule) {
        return new Grouper(key, rule, null, null);
    }

    /** The same with steps that hold their right end, or their left one. */
    public Grouper closedRight(boolean right) {
        return new Grouper(key, rule, right, labelRight);
    }

    /** The same with labels from the right end of each step, or from the left one. */
    public Grouper labelRight(boolean right) {
        return new Grouper(key, rule, closedRight, right);
    }
}
