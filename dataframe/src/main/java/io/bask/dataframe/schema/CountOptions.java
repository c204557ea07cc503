package io.bask.dataframe.schema;

import java.io.Serializable;

/**
 * How values are counted.
 *
 * @param normalize true for shares of all values counted, false for numbers
 * @param sort true for counts in order, false for values in order of first appearance
 * @param ascending true for the rarest value first
 * @param dropNull true when missing values are not counted
 */
public record CountOptions(boolean normalize, boolean sort, boolean ascending, boolean dropNull)
        implements Serializable {
    /** Numbers, the most frequent value first, without missing ones. */
    public static final CountOptions DEFAULT = new CountOptions(false, true, false, true);

    /** The same as shares of all values counted. */
    public CountOptions asShares() {
        return new CountOptions(true, sort, ascending, dropNull);
    }

    /** The same in order of first appearance. */
    public CountOptions unsorted() {
        return new CountOptions(normalize, false, ascending, dropNull);
    }

    /** The same with the rarest value first. */
    public CountOptions rarestFirst() {
        return new CountOptions(normalize, sort, true, dropNull);
    }

    /** The same with missing values counted. */
    public CountOptions withNull() {
        return new CountOptions(normalize, sort, ascending, false);
    }
}
