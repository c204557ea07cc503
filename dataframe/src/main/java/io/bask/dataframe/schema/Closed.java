package io.bask.dataframe.schema;

/** Which ends belong to an interval. */
public enum Closed {
    /** The right one. */
    RIGHT,
    /** The left one. */
    LEFT,
    /** Both. */
    BOTH,
    /** None. */
    NEITHER
}
