package io.bask.array;

/** On which side of equal elements {@code searchsorted} finds a place. */
public enum SearchSide {
    /** Before them. */
    LEFT,
    /** Behind them. */
    RIGHT
}
