package io.bask.dataframe;

import io.bask.dataframe.schema.JoinKind;
import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * How two tables get the same labels and columns: {@code AlignOptions.DEFAULT.how(JoinKind.LEFT).filledWith(0)}. Immutable; every method
 * answers changed options.
 *
 * @param how which labels and columns come out: those of both, of one of them, or those that both have
 * @param axis whether labels, columns or both are made the same
 * @param filler a value for rows and columns that a table lacks, or null for missing ones
 * @param method how missing values are filled afterwards, those that were there before too
 * @param limit how many missing values in a row are filled at most; 0 for any number
 */
public record AlignOptions(
        JoinKind how, Axis axis, @Nullable Object filler, ReindexOptions.Method method, int limit) {
    /** What is made the same. */
    public enum Axis {
        /** The labels of rows. */
        ROWS,
        /** The names of columns. */
        COLUMNS,
        /** Both. */
        BOTH
    }

    /** All labels and columns of both, missing values where a table lacks one. */
    public static final AlignOptions DEFAULT =
            new AlignOptions(JoinKind.OUTER, Axis.BOTH, null, ReindexOptions.Method.NONE, 0);

    /** Checks that the parts go together. */
    public AlignOptions {
        Given.notNull(how, "how");
        Given.notNull(axis, "axis");
        Given.notNull(method, "method");
        if (how == JoinKind.SEMI || how == JoinKind.ANTI) {
            throw new IllegalArgumentException("tables align by INNER, LEFT, RIGHT or OUTER, not by " + how);
        }
        if (method == ReindexOptions.Method.NEAREST) {
            throw new IllegalArgumentException("missing values are filled by FFILL or BFILL, not by " + method);
        }
        if (limit < 0 || limit > 0 && method == ReindexOptions.Method.NONE) {
            throw new IllegalArgumentException(
                    "limit %d was asked for with the method %s; give a number from 1 on and FFILL or BFILL"
                            .formatted(limit, method));
        }
    }

    /** With the labels and columns of both, of one of them, or those that both have. */
    public AlignOptions how(JoinKind which) {
        return new AlignOptions(which, axis, filler, method, limit);
    }

    /** With labels, columns or both made the same. */
    public AlignOptions axis(Axis which) {
        return new AlignOptions(how, which, filler, method, limit);
    }

    /** With a value for rows and columns that a table lacks. */
    public AlignOptions filledWith(Object value) {
        return new AlignOptions(how, axis, Given.notNull(value, "value"), method, limit);
    }

    /** With missing values filled by those before or behind, those that were there before too. */
    public AlignOptions method(ReindexOptions.Method which) {
        return new AlignOptions(how, axis, filler, which, limit);
    }

    /** With so many missing values in a row filled at most. */
    public AlignOptions limit(int rows) {
        return new AlignOptions(how, axis, filler, method, rows);
    }
}
