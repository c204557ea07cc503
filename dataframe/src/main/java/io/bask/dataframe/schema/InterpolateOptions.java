package io.bask.dataframe.schema;

import java.util.Objects;

/**
 * What numbers are put in place of missing ones: {@code InterpolateOptions.of(Method.NEAREST).by("t").limit(2)}. Immutable; every method
 * answers changed options.
 *
 * @param method what is between two numbers
 * @param by the column of numbers, dates or timedeltas, which ascend, by which rows lie apart; empty for their places
 * @param limit how many missing numbers in a row are filled at most from a side; 0 for any number
 * @param direction from which side
 * @param area where
 */
public record InterpolateOptions(Method method, String by, int limit, Direction direction, Area area) {
    /** What is between two numbers. */
    public enum Method {
        /** The line between them; beyond the first and the last, these. */
        LINEAR,
        /** The nearer one, of equally near ones the one before; nothing beyond the first and the last. */
        NEAREST,
        /** The one before; nothing beyond the first and the last. */
        ZERO,
        /**
         * The line between them; nothing beyond the first and the last. The same as pandas' {@code slinear}, {@code from_derivatives} and
         * {@code piecewise_polynomial}.
         */
        SLINEAR,
        /**
         * A smooth curve of cubic pieces that rises and falls only where the numbers do (Fritsch and Butland), as SciPy's {@code pchip};
         * beyond the first and the last it goes on.
         */
        PCHIP,
        /** A smooth curve of cubic pieces that follows its neighbours closely, as SciPy's {@code akima}; nothing beyond the first and the last. */
        AKIMA,
        /** The one before, to the end. */
        FFILL,
        /** The one behind, from the beginning. */
        BFILL
    }

    /** From which side a limit counts, and to which side of all numbers filling goes on. */
    public enum Direction {
        /** From the number before; nothing before the first. */
        FORWARD,
        /** From the number behind; nothing behind the last. */
        BACKWARD,
        /** From both. */
        BOTH
    }

    /** Where missing numbers are filled. */
    public enum Area {
        /** Everywhere. */
        ALL,
        /** Between numbers only. */
        INSIDE,
        /** Before the first and behind the last only. */
        OUTSIDE
    }

    /** On straight lines by places of rows, forward. */
    public static final InterpolateOptions DEFAULT =
            new InterpolateOptions(Method.LINEAR, "", 0, Direction.FORWARD, Area.ALL);

    /** Checks that the parts go together. */
    public InterpolateOptions {
        Objects.requireNonNull(method, "method is null; say what is between two numbers");
        Objects.requireNonNull(by, "by is null; name a column, or use \"\" for the places of rows");
        Objects.requireNonNull(direction, "direction is null; say from which side");
        Objects.requireNonNull(area, "area is null; say where");
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "limit %d was asked for; give a number from 1 on, or 0 for none".formatted(limit));
        }
        if (method == Method.FFILL && direction != Direction.FORWARD
                || method == Method.BFILL && direction != Direction.BACKWARD) {
            throw new IllegalArgumentException(
                    "%s goes one way only, not %s; leave out the direction".formatted(method, direction));
        }
    }

    /** With that between two numbers; backward for {@link Method#BFILL}, else forward. */
    public static InterpolateOptions of(Method method) {
        return new InterpolateOptions(
                method, "", 0, method == Method.BFILL ? Direction.BACKWARD : Direction.FORWARD, Area.ALL);
    }

    /** With rows that lie as far apart as the numbers, dates or timedeltas of a column, which ascend. */
    public InterpolateOptions by(String column) {
        return new InterpolateOptions(method, column, limit, direction, area);
    }

    /** With at most so many missing numbers in a row filled, counted from a side. */
    public InterpolateOptions limit(int rows) {
        return new InterpolateOptions(method, by, rows, direction, area);
    }

    /** From another side, or both. */
    public InterpolateOptions direction(Direction which) {
        return new InterpolateOptions(method, by, limit, which, area);
    }

    /** Between numbers only, or outside of them only. */
    public InterpolateOptions area(Area which) {
        return new InterpolateOptions(method, by, limit, direction, which);
    }
}
