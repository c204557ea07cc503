package io.bask.hdf5;

/** Names that Bask and pandas agree on. */
final class FrameNames {
    /** A note of Bask: so many rows were numbered, and have no labels of their own. */
    static final String NUMBERED = "bask_numbered";
    /** What pandas calls the values of a series without a name. */
    static final String VALUES = "values";

    private FrameNames() {}
}
