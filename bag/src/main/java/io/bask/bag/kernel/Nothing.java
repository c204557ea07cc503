package io.bask.bag.kernel;

/** The state of a reduction that has not met an element; null will not do, since elements may be null. */
enum Nothing {
    YET
}
