package io.bask.dataframe;

import io.bask.function.Given;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the nearest row of another table is found: {@code AsofOptions.on("t").by("stock").direction(Direction.NEAREST)}.
 *
 * @param leftOn the column of numbers or times of the left table
 * @param rightOn that of the right table
 * @param by columns of the left table that have to be equal to others
 * @param rightBy these others of the right table
 * @param direction where to look
 * @param exact true where a row with an equal value counts
 * @param tolerance how far away a row may be: a number, or a {@link java.time.Duration} for times; null for any distance
 * @param leftSuffix what columns of the left table get behind their names where both have them
 * @param rightSuffix what those of the right table get
 */
public record AsofOptions(
        String leftOn,
        String rightOn,
        List<String> by,
        List<String> rightBy,
        Direction direction,
        boolean exact,
        @Nullable Object tolerance,
        String leftSuffix,
        String rightSuffix)
        implements Serializable {
    /** Where the nearest row is looked for. */
    public enum Direction {
        /** The last row whose value is not greater. */
        BACKWARD,
        /** The first row whose value is not less. */
        FORWARD,
        /** The nearer one of both, of equally near ones the one before. */
        NEAREST
    }

    /** Checks that the parts are there. */
    public AsofOptions {
        Given.notNull(leftOn, "leftOn");
        Given.notNull(rightOn, "rightOn");
        by = List.copyOf(Given.noneNull(by, "by"));
        rightBy = List.copyOf(Given.noneNull(rightBy, "rightBy"));
        Given.notNull(direction, "direction");
        Given.notNull(leftSuffix, "leftSuffix");
        Given.notNull(rightSuffix, "rightSuffix");
    }

    /** By a column of that name in both tables: the last row before, or at, each row's value. */
    public static AsofOptions on(String column) {
        return new AsofOptions(column, column, List.of(), List.of(), Direction.BACKWARD, true, null, "_x", "_y");
    }

    /** By a column of the left table and another one of the right table. */
    public static AsofOptions on(String left, String right) {
        return new AsofOptions(left, right, List.of(), List.of(), Direction.BACKWARD, true, null, "_x", "_y");
    }

    /** The same among rows that are equal in these columns of both tables. */
    public AsofOptions by(String... columns) {
        Given.noneNull(columns, "columns");
        return leftBy(columns).rightBy(columns);
    }

    /** The same among rows that are equal in these columns of the left table and those that {@link #rightBy} names of the right one. */
    public AsofOptions leftBy(String... columns) {
        List<String> names = Arrays.asList(Given.noneNull(columns, "columns"));
        return new AsofOptions(leftOn, rightOn, names, rightBy, direction, exact, tolerance, leftSuffix, rightSuffix);
    }

    /** The same among rows that are equal in these columns of the right table and those that {@link #leftBy} names of the left one. */
    public AsofOptions rightBy(String... columns) {
        List<String> names = Arrays.asList(Given.noneNull(columns, "columns"));
        return new AsofOptions(leftOn, rightOn, by, names, direction, exact, tolerance, leftSuffix, rightSuffix);
    }

    /** The same in another direction. */
    public AsofOptions direction(Direction where) {
        return new AsofOptions(leftOn, rightOn, by, rightBy, where, exact, tolerance, leftSuffix, rightSuffix);
    }

    /** With rows of equal values (true, as usual), or without. */
    public AsofOptions exact(boolean allowed) {
        return new AsofOptions(leftOn, rightOn, by, rightBy, direction, allowed, tolerance, leftSuffix, rightSuffix);
    }

    /** The same with rows at most that far away: a number, or a {@link java.time.Duration} for times. */
    public AsofOptions tolerance(Object distance) {
        Given.notNull(distance, "distance");
        boolean isNegative = distance instanceof Number number && !(number.doubleValue() >= 0)
                || distance instanceof Duration duration && duration.isNegative();
        if (isNegative) {
            throw new IllegalArgumentException("a tolerance of %s was asked for; give 0 or more".formatted(distance));
        }
        return new AsofOptions(leftOn, rightOn, by, rightBy, direction, exact, distance, leftSuffix, rightSuffix);
    }

    /** The same with ends for the names that both tables have. */
    public AsofOptions suffixes(String left, String right) {
        return new AsofOptions(leftOn, rightOn, by, rightBy, direction, exact, tolerance, left, right);
    }
}
