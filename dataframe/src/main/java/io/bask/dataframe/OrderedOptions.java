package io.bask.dataframe;

import io.bask.dataframe.schema.JoinKind;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;

/**
 * How two tables come together in the order of columns: {@code OrderedOptions.on("t").leftBy("stock").filled()}. Immutable; every method
 * answers changed options.
 *
 * @param on the columns of the left table
 * @param rightOn those of the right table, one for each; usually of the same names
 * @param how which rows come
 * @param fills true where a row without a partner gets the last one before it instead
 * @param leftBy columns of the left table, of whose equal values each group meets the right table by itself
 * @param rightBy the same of the right table; not both
 * @param leftSuffix what columns of the left table get behind their names where both have them
 * @param rightSuffix what those of the right table get
 */
public record OrderedOptions(
        List<String> on,
        List<String> rightOn,
        JoinKind how,
        boolean fills,
        List<String> leftBy,
        List<String> rightBy,
        String leftSuffix,
        String rightSuffix) {
    /** Checks that the parts go together. */
    public OrderedOptions {
        on = List.copyOf(Given.noneNull(on, "on"));
        rightOn = List.copyOf(Given.noneNull(rightOn, "rightOn"));
        Given.notNull(how, "how");
        leftBy = List.copyOf(Given.noneNull(leftBy, "leftBy"));
        rightBy = List.copyOf(Given.noneNull(rightBy, "rightBy"));
        Given.notNull(leftSuffix, "leftSuffix");
        Given.notNull(rightSuffix, "rightSuffix");
        if (on.isEmpty() || how == JoinKind.SEMI || how == JoinKind.ANTI) {
            throw new IllegalArgumentException(
                    "mergeOrdered by %s, %s: give columns of both tables, and INNER, LEFT, RIGHT or OUTER"
                            .formatted(on, how));
        }
        if (on.size() != rightOn.size()) {
            throw new IllegalArgumentException(
                    "columns %s of the left table and %s of the right one; give one for each".formatted(on, rightOn));
        }
        if (!leftBy.isEmpty() && !rightBy.isEmpty()) {
            throw new IllegalArgumentException(
                    "groups of both tables were asked for, by %s and %s; give leftBy or rightBy"
                            .formatted(leftBy, rightBy));
        }
        checkApart(on, leftBy);
        checkApart(on, rightBy);
        checkApart(rightOn, leftBy);
        checkApart(rightOn, rightBy);
    }

    private static void checkApart(List<String> keys, List<String> groups) {
        for (String key : keys) {
            if (groups.contains(key)) {
                throw new IllegalArgumentException(
                        "column '%s' was given to order by and to make groups of; give it once".formatted(key));
            }
        }
    }

    /** In the order of these columns, all rows of both, those without a partner with missing values. */
    public static OrderedOptions on(String... columns) {
        Given.noneNull(columns, "columns");
        List<String> names = Arrays.asList(columns);
        return new OrderedOptions(names, names, JoinKind.OUTER, false, List.of(), List.of(), "_x", "_y");
    }

    /** In the order of these columns of the left table; those of the right table follow with {@link #rightOn(String...)}. */
    public static OrderedOptions leftOn(String... columns) {
        return on(columns);
    }

    /**
     * With columns of these names of the right table, one for each of the left table's. Columns of different names both come out, missing
     * where a row has no partner.
     */
    public OrderedOptions rightOn(String... columns) {
        List<String> names = Arrays.asList(Given.noneNull(columns, "columns"));
        return new OrderedOptions(on, names, how, fills, leftBy, rightBy, leftSuffix, rightSuffix);
    }

    /** With all rows of both (as usual), of one of them, or those that both have. */
    public OrderedOptions how(JoinKind which) {
        return new OrderedOptions(on, rightOn, which, fills, leftBy, rightBy, leftSuffix, rightSuffix);
    }

    /** With the last row before in place of a partner that is not there. */
    public OrderedOptions filled() {
        return new OrderedOptions(on, rightOn, how, true, leftBy, rightBy, leftSuffix, rightSuffix);
    }

    /** With each group of equal values of the left table's columns by itself, in the order of first appearance. */
    public OrderedOptions leftBy(String... columns) {
        List<String> names = Arrays.asList(Given.noneNull(columns, "columns"));
        return new OrderedOptions(on, rightOn, how, fills, names, rightBy, leftSuffix, rightSuffix);
    }

    /** With each group of equal values of the right table's columns by itself, in the order of first appearance. */
    public OrderedOptions rightBy(String... columns) {
        List<String> names = Arrays.asList(Given.noneNull(columns, "columns"));
        return new OrderedOptions(on, rightOn, how, fills, leftBy, names, leftSuffix, rightSuffix);
    }

    /** With other ends for the names that both tables have. */
    public OrderedOptions suffixes(String left, String right) {
        return new OrderedOptions(on, rightOn, how, fills, leftBy, rightBy, left, right);
    }
}
