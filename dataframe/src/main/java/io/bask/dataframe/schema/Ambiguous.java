package io.bask.dataframe.schema;

/** What becomes of a time of day that clocks show twice, because they were turned back, when it is given a time zone. */
public enum Ambiguous {
    /** An error that shows the time. */
    ERROR,
    /** A missing value. */
    NAT,
    /** By the order of rows: daylight-saving time until the times step back, then standard time. Rows must be in order. */
    INFER,
    /** The first of the two, in daylight-saving time; pandas' {@code True}. */
    DAYLIGHT,
    /** The second of the two, in standard time; pandas' {@code False}. */
    STANDARD
}
