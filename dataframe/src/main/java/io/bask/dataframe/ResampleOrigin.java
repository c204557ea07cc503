package io.bask.dataframe;

/** Where steps of a fixed length are counted from; see {@link Resampler#origin(ResampleOrigin)}. */
public enum ResampleOrigin {
    /** Midnight of the first day. */
    START_DAY,
    /** 1970-01-01. */
    EPOCH,
    /** The first moment. */
    START,
    /** The last moment, backwards. */
    END,
    /** Midnight behind the last moment, backwards. */
    END_DAY;

    boolean isFromEnd() {
        return this == END || this == END_DAY;
    }
}
