package io.bask.dataframe;

/**
 * How {@link JoinMethods#concat(java.util.List, ConcatOptions)} puts tables below each other: {@code ConcatOptions.DEFAULT.withNumbers()}, and
 * {@link AlignMethods#concatColumns(java.util.List, ConcatOptions)} beside each other, where labels and columns change places.
 * Immutable; every method answers changed options.
 *
 * @param sharedOnly true for only the columns that all tables have
 * @param numbered true where labels are left behind and rows numbered from 0
 * @param sorted true where columns come in the order of their names
 * @param unique true where labels that are there twice are an error when computing
 */
public record ConcatOptions(boolean sharedOnly, boolean numbered, boolean sorted, boolean unique) {
    /** All columns in the order in which they appear first, rows with the labels that they had. */
    public static final ConcatOptions DEFAULT = new ConcatOptions(false, false, false, false);

    /** With only the columns that all tables have. */
    public ConcatOptions withSharedOnly() {
        return new ConcatOptions(true, numbered, sorted, unique);
    }

    /** With rows numbered from 0, without their labels. */
    public ConcatOptions withNumbers() {
        return new ConcatOptions(sharedOnly, true, sorted, unique);
    }

    /** With columns in the order of their names. */
    public ConcatOptions withColumnsSorted() {
        return new ConcatOptions(sharedOnly, numbered, true, unique);
    }

    /** With an error when computing where two rows have the same labels; rows that are numbered through never have. */
    public ConcatOptions checked() {
        return new ConcatOptions(sharedOnly, numbered, sorted, true);
    }
}
