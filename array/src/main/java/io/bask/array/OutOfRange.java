package io.bask.array;

import io.bask.array.shape.DType;

/** What becomes of positions beyond the ends of an axis: NumPy's {@code mode} of {@code take}, {@code choose} and so on. */
public enum OutOfRange {
    /** They are an error; negative ones down to minus the length count from the end. */
    RAISE,
    /** They go around: the first position follows the last one. */
    WRAP,
    /** They become the nearest end; negative ones the first position. */
    CLIP;

    /** The positions as they are meant on an axis; those that raise are left as they are. */
    Array within(Array positions, long length, String who) {
        ArrayChoice.requireWhole(who, positions);
        if (this == RAISE) {
            return positions;
        }
        if (length == 0 && positions.shape().isKnown() && positions.size() > 0) {
            throw new IllegalArgumentException(
                    "%s cannot take positions of an axis without any; its length is 0".formatted(who));
        }
        Array whole = positions.astype(DType.INT64);
        long last = Math.max(0, length - 1);
        return this == WRAP ? whole.mod(Math.max(1, length)) : whole.clip(0L, last);
    }
}
