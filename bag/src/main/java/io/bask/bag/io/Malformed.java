package io.bask.bag.io;

/** What becomes of bytes that are no text in the encoding of their file. */
public enum Malformed {
    /** The computation fails and says which file, line and byte. */
    FAIL,
    /** Each is replaced by U+FFFD. */
    REPLACE,
    /** They are left out. */
    IGNORE
}
