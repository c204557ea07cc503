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
 */
public record PivotOptions(
        Aggregation aggregation, @Nullable Object filler, String margins) {
    /** Means, missing where there are no rows, without totals. */
    public static final PivotOptions DEFAULT = new PivotOptions(Aggregation.MEAN, null, "");

    /** Checks that everything is there. */
    public PivotOptions {
        Given.notNull(aggregation, "aggregation");
        Given.notNull(margins, "margins");
    }

    /** With another aggregation. */
    public PivotOptions with(Aggregation wanted) {
        return new PivotOptions(wanted, filler, margins);
    }

    /** With a value in place of missing ones. */
    public PivotOptions filledWith(Object value) {
        return new PivotOptions(aggregation, Given.notNull(value, "value"), margins);
    }

    /** With aggregates of all rows and columns, called {@code All}; labels of rows become text. */
    public PivotOptions withMargins() {
        return withMargins("All");
    }

    /** With aggregates of all rows and columns, called so; labels of rows become text. */
    public PivotOptions withMargins(String name) {
        return new PivotOptions(aggregation, filler, name);
    }
}
