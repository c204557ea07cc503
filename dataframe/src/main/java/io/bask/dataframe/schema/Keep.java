package io.bask.dataframe.schema;

/** Which of several equal rows stays. */
public enum Keep {
    /** The first one. */
    FIRST,
    /** The last one. */
    LAST,
    /** None of them. */
    NONE
}
