package io.bask.array.shape;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One element of an index, between two commas of {@code x[2, ::3, None, ..., mask]}.
 *
 * <p>See {@link Slice}.
 */
public sealed interface Index extends Serializable {

    /** One position, which drops its axis; negative counts from the end. */
    record At(long position) implements Index {
        @Override
        public String toString() {
            return Long.toString(position);
        }
    }

    /**
     * Every {@code step}-th position from {@code start} up to, not including, {@code stop}.
     *
     * <p>Positions may be negative to count from the end, beyond the end to be clipped, or absent to mean the axis's
     * end on that side. A negative step walks backwards.
     */
    record Range(@Nullable Long start, @Nullable Long stop, long step) implements Index {
        /** Refuses a step of zero. */
        public Range {
            if (step == 0) {
                throw new IllegalArgumentException(
                        "slice step cannot be zero in %s; use 1 for every element".formatted(text(start, stop, step)));
            }
        }

        private static String text(@Nullable Long start, @Nullable Long stop, long step) {
            return (start == null ? "" : start) + ":" + (stop == null ? "" : stop) + (step == 1 ? "" : ":" + step);
        }

        @Override
        public String toString() {
            return text(start, stop, step);
        }
    }

    /** A new axis of length 1. */
    record NewAxis() implements Index {
        @Override
        public String toString() {
            return "None";
        }
    }

    /** As many whole axes as it takes for the others to reach the last axis. */
    record Ellipsis() implements Index {
        @Override
        public String toString() {
            return "...";
        }
    }

    /**
     * An array of positions, or a mask: {@code io.bask.array.Array} and {@code io.bask.array.block.NDArray} are such.
     *
     * <p>An index that has one is NumPy's advanced index; a {@link Slice} has none when it is resolved.
     */
    non-sealed interface ByArray extends Index {}

    /** Several positions along one axis; negative ones count from the end. */
    record Positions(long... positions) implements Index {
        /** Copies. */
        public Positions {
            positions = positions.clone();
        }

        /** The positions; a copy. */
        @Override
        public long[] positions() {
            return positions.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Positions that && Arrays.equals(positions, that.positions);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(positions);
        }

        @Override
        public String toString() {
            return Arrays.toString(positions);
        }
    }

    /** A whole axis. */
    record All() implements Index {
        @Override
        public String toString() {
            return ":";
        }
    }

    /** One position, which drops its axis. */
    static Index at(long position) {
        return new At(position);
    }

    /** The positions from {@code start} up to, not including, {@code stop}. */
    static Index range(long start, long stop) {
        return new Range(start, stop, 1);
    }

    /** Every {@code step}-th position from {@code start} up to, not including, {@code stop}. */
    static Index range(long start, long stop, long step) {
        return new Range(start, stop, step);
    }

    /** The positions from {@code start} to the end. */
    static Index from(long start) {
        return new Range(start, null, 1);
    }

    /** The positions before {@code stop}. */
    static Index to(long stop) {
        return new Range(null, stop, 1);
    }

    /** Every {@code step}-th position of the axis; a negative step starts at the end. */
    static Index every(long step) {
        return new Range(null, null, step);
    }

    /** Several positions along one axis, in any order and number; negative ones count from the end. */
    static Index of(long... positions) {
        Objects.requireNonNull(positions, "positions is null; give a value");
        return new Positions(positions);
    }

    /** A whole axis. */
    static Index all() {
        return new All();
    }

    /** A new axis of length 1. */
    static Index newAxis() {
        return new NewAxis();
    }

    /** As many whole axes as it takes. */
    static Index ellipsis() {
        return new Ellipsis();
    }
}
