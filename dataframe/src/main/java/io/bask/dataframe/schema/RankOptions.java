package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Objects;

/**
 * How values are ranked.
 *
 * @param ties what equal values get
 * @param ascending true where the least value has rank 1
 * @param percent true for ranks as shares of the number of values
 * @param missing what missing values get
 */
public record RankOptions(Ties ties, boolean ascending, boolean percent, Missing missing) implements Serializable {
    /** Means of ties, the least first, missing values without a rank. */
    public static final RankOptions DEFAULT = new RankOptions(Ties.AVERAGE, true, false, Missing.KEEP);

    /** What equal values get. */
    public enum Ties {
        /** The mean of their places. */
        AVERAGE,
        /** The least of their places. */
        MIN,
        /** The greatest of their places. */
        MAX,
        /** Each its own place, in row order. */
        FIRST,
        /** The number of distinct values up to them. */
        DENSE
    }

    /** What missing values get. */
    public enum Missing {
        /** No rank. */
        KEEP,
        /** The first ranks. */
        TOP,
        /** The last ranks. */
        BOTTOM
    }

    /** Checks that everything is there. */
    public RankOptions {
        Objects.requireNonNull(ties, "ties");
        Objects.requireNonNull(missing, "missing");
    }

    /** The same with other ranks for equal values. */
    public RankOptions withTies(Ties other) {
        return new RankOptions(other, ascending, percent, missing);
    }

    /** The same with the greatest value first. */
    public RankOptions descending() {
        return new RankOptions(ties, false, percent, missing);
    }

    /** The same as shares of the number of values. */
    public RankOptions asPercent() {
        return new RankOptions(ties, ascending, true, missing);
    }

    /** The same with other ranks for missing values. */
    public RankOptions withMissing(Missing other) {
        return new RankOptions(ties, ascending, percent, other);
    }
}
