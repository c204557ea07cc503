package io.bask.dataframe;

import io.bask.function.Given;

/**
 * How {@link ReshapeMethods#crosstab(CrosstabOptions, java.util.List, String)} counts. Immutable; every method answers changed options.
 *
 * @param shares what counts are shown as shares of
 * @param margins the name of a last column and a last row of totals, or an empty text for none
 * @param keepsEmpty whether there are rows and columns of combinations that no row has
 */
public record CrosstabOptions(Shares shares, String margins, boolean keepsEmpty) {
    /** What counts are shown as shares of. */
    public enum Shares {
        /** Numbers, no shares. */
        NONE,
        /** Of all rows of the table. */
        OF_ALL,
        /** Of those in the row; totals are those of columns alone. */
        OF_ROW,
        /** Of those in the column; totals are those of rows alone. */
        OF_COLUMN
    }

    /** Numbers without totals. */
    public static final CrosstabOptions DEFAULT = new CrosstabOptions(Shares.NONE, "", false);

    /** Checks that everything is there, and that totals are not asked for together with empty rows. */
    public CrosstabOptions {
        Given.notNull(shares, "shares");
        Given.notNull(margins, "margins");
        PivotOptions.requireOneOf(margins, keepsEmpty);
    }

    /** As shares of the whole, of rows or of columns. */
    public CrosstabOptions asShares(Shares wanted) {
        return new CrosstabOptions(wanted, margins, keepsEmpty);
    }

    /** With totals called {@code All}; labels of rows become text. */
    public CrosstabOptions withMargins() {
        return withMargins("All");
    }

    /** With totals called so; labels of rows become text. */
    public CrosstabOptions withMargins(String name) {
        return new CrosstabOptions(shares, name, keepsEmpty);
    }

    /**
     * With rows and columns of all combinations of values, also those that no row has: pandas' {@code dropna=False} for several columns
     * on a side.
     */
    public CrosstabOptions keepingEmpty() {
        return new CrosstabOptions(shares, margins, true);
    }
}
