package io.bask.dataframe;

import io.bask.dataframe.schema.Aggregation;
import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * How {@link ReshapeMethods#pivotTable(PivotOptions, String, java.util.List, String)} aggregates. Immutable; every method answers changed
 * options.
 *
 * @param aggregation what stands in between
 * @param filler a value in place of missing ones, or null
 * @param margins the name of a last column and a last row of totals, or an empty text for none
 * @param keepsEmpty whether rows and columns without any value stay, and those of combinations that no row has are added
 */
public record PivotOptions(
        Aggregation aggregation, @Nullable Object filler, String margins, boolean keepsEmpty) {
    /** Means, missing where there are no rows, without totals. */
    public static final PivotOptions DEFAULT = new PivotOptions(Aggregation.MEAN, null, "", false);

    /** Checks that everything is there, and that totals are not asked for together with empty rows. */
    public PivotOptions {
        Given.notNull(aggregation, "aggregation");
        Given.notNull(margins, "margins");
        requireOneOf(margins, keepsEmpty);
    }

    static void requireOneOf(String margins, boolean keepsEmpty) {
        if (keepsEmpty && !margins.isEmpty()) {
            throw new IllegalArgumentException(
                    "totals called '%s' were asked for together with empty rows and columns; ask for one of them"
                            .formatted(margins));
        }
    }

    /** With another aggregation. */
    public PivotOptions with(Aggregation wanted) {
        return new PivotOptions(wanted, filler, margins, keepsEmpty);
    }

    /** With a value in place of missing ones. */
    public PivotOptions filledWith(Object value) {
        return new PivotOptions(aggregation, Given.notNull(value, "value"), margins, keepsEmpty);
    }

    /** With aggregates of all rows and columns, called {@code All}; labels of rows become text. */
    public PivotOptions withMargins() {
        return withMargins("All");
    }

    /** With aggregates of all rows and columns, called so; labels of rows become text. */
    public PivotOptions withMargins(String name) {
        return new PivotOptions(aggregation, filler, name, keepsEmpty);
    }

    /**
     * With rows and columns that have no value, pandas' {@code dropna=False}; of several columns for rows, or for columns, all
     * combinations of their values, also those that no row has.
     */
    public PivotOptions keepingEmpty() {
        return new PivotOptions(aggregation, filler, margins, true);
    }
}
