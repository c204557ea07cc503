package io.bask.dataframe;

import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;

/**
 * How two tables are merged: on which columns, which rows are kept, and what equal names become.
 *
 * <pre>{@code
 * visits.merge(patients, MergeOptions.on("patient").how(JoinKind.LEFT).validate(Uniqueness.MANY_TO_ONE));
 * orders.merge(items, MergeOptions.leftOn("item").rightOn("id").suffixes("", "_item"));
 * }</pre>
 *
 * <p>Immutable; every method answers changed options. Defaults: inner, suffixes {@code _x} and {@code _y}, no indicator,
 * nothing validated, and Bask chooses between bringing a small right table to every partition and exchanging both by key.
 *
 * @param leftKeys columns of the left table; empty for the columns that both have
 * @param rightKeys as many columns of the right table
 * @param kind which rows are kept
 * @param leftSuffix appended to names of left columns that the right table has too
 * @param rightSuffix appended to names of right columns that the left table has too
 * @param indicator name of a column that says where a row comes from; empty for none
 * @param uniqueness what is demanded of the keys
 * @param plan how rows come together
 * @param npartitions partitions of the result where both sides are exchanged; 0 for the larger number of both
 */
public record MergeOptions(
        List<String> leftKeys,
        List<String> rightKeys,
        JoinKind kind,
        String leftSuffix,
        String rightSuffix,
        String indicator,
        Uniqueness uniqueness,
        Plan plan,
        int npartitions) {
    /** How the rows of two tables come together. */
    public enum Plan {
        /** By the sizes of both. */
        AUTOMATIC,
        /** All of the right table meets every partition of the left one. */
        BROADCAST,
        /** Both are exchanged by the hash of their keys. */
        EXCHANGE
    }

    /** Copies the lists and checks what can be checked without tables. */
    public MergeOptions {
        leftKeys = List.copyOf(Given.noneNull(leftKeys, "leftKeys"));
        rightKeys = List.copyOf(Given.noneNull(rightKeys, "rightKeys"));
        Given.notNull(kind, "kind");
        Given.notNull(leftSuffix, "leftSuffix");
        Given.notNull(rightSuffix, "rightSuffix");
        Given.notNull(indicator, "indicator");
        Given.notNull(uniqueness, "uniqueness");
        Given.notNull(plan, "plan");
        if (npartitions < 0) {
            throw new IllegalArgumentException(
                    "%d partitions asked for; give at least one, or 0 to let Bask choose".formatted(npartitions));
        }
    }

    /** On the columns that both tables have. */
    public static MergeOptions onShared() {
        return on();
    }

    /** On these columns, which both tables have. */
    public static MergeOptions on(String... columns) {
        Given.noneNull(columns, "columns");
        List<String> keys = Arrays.asList(columns);
        return new MergeOptions(keys, keys, JoinKind.INNER, "_x", "_y", "", Uniqueness.MANY_TO_MANY, Plan.AUTOMATIC, 0);
    }

    /** On these columns of the left table; say next which of the right they are compared with. */
    public static MergeOptions leftOn(String... columns) {
        Given.noneNull(columns, "columns");
        return new MergeOptions(
                Arrays.asList(columns),
                List.of(),
                JoinKind.INNER,
                "_x",
                "_y",
                "",
                Uniqueness.MANY_TO_MANY,
                Plan.AUTOMATIC,
                0);
    }

    /** Every left row with every right row. */
    public static MergeOptions cross() {
        return on().how(JoinKind.CROSS);
    }

    /** With these columns of the right table as keys. */
    public MergeOptions rightOn(String... columns) {
        Given.noneNull(columns, "columns");
        return new MergeOptions(
                leftKeys,
                Arrays.asList(columns),
                kind,
                leftSuffix,
                rightSuffix,
                indicator,
                uniqueness,
                plan,
                npartitions);
    }

    /** With these rows kept. */
    public MergeOptions how(JoinKind which) {
        Given.notNull(which, "which");
        return new MergeOptions(
                leftKeys, rightKeys, which, leftSuffix, rightSuffix, indicator, uniqueness, plan, npartitions);
    }

    /** With these appended to names that both tables have; empty text leaves one side's names as they are. */
    public MergeOptions suffixes(String left, String right) {
        Given.notNull(left, "left");
        Given.notNull(right, "right");
        return new MergeOptions(leftKeys, rightKeys, kind, left, right, indicator, uniqueness, plan, npartitions);
    }

    /** With a category column {@code _merge} that says {@code both}, {@code left_only} or {@code right_only}. */
    public MergeOptions withIndicator() {
        return withIndicator("_merge");
    }

    /** With a category column of that name that says {@code both}, {@code left_only} or {@code right_only}. */
    public MergeOptions withIndicator(String name) {
        Given.notNull(name, "name");
        return new MergeOptions(
                leftKeys, rightKeys, kind, leftSuffix, rightSuffix, name, uniqueness, plan, npartitions);
    }

    /** With an error when computing where keys occur more often than that. */
    public MergeOptions validate(Uniqueness demanded) {
        Given.notNull(demanded, "demanded");
        return new MergeOptions(
                leftKeys, rightKeys, kind, leftSuffix, rightSuffix, indicator, demanded, plan, npartitions);
    }

    /** With rows brought together this way. */
    public MergeOptions by(Plan how) {
        Given.notNull(kind, "kind");
        return new MergeOptions(
                leftKeys, rightKeys, kind, leftSuffix, rightSuffix, indicator, uniqueness, how, npartitions);
    }

    /** With that many partitions where both sides are exchanged. */
    public MergeOptions withPartitions(int count) {
        return new MergeOptions(leftKeys, rightKeys, kind, leftSuffix, rightSuffix, indicator, uniqueness, plan, count);
    }
}
