package io.bask.array;

/** For which places of two signals a convolution is answered. */
public enum Convolution {
    /** All at which they overlap. */
    FULL,
    /** As many as the longer one has elements, around the middle. */
    SAME,
    /** Those at which one lies within the other. */
    VALID
}
