package io.bask.dataframe;

/**
 * How {@link OrderMethods#setIndex(IndexOptions, String...)} makes labels of columns. Immutable; every method answers changed options.
 *
 * @param drop true where the columns that become labels are no columns any more
 * @param append true where they become further levels behind the labels that there are
 * @param sort true where rows are sorted by their labels
 * @param unique true where labels that are there twice are an error when computing
 */
public record IndexOptions(boolean drop, boolean append, boolean sort, boolean unique) {
    /** As {@link OrderMethods#setIndex(String)}: columns become the labels, and rows are sorted by them. */
    public static final IndexOptions DEFAULT = new IndexOptions(true, false, true, false);

    /** With labels that stay columns too. */
    public IndexOptions keepingColumns() {
        return new IndexOptions(false, append, sort, unique);
    }

    /** With the columns as further levels behind the labels that there are. */
    public IndexOptions appended() {
        return new IndexOptions(drop, true, sort, unique);
    }

    /** With rows where they are. */
    public IndexOptions unsorted() {
        return new IndexOptions(drop, append, false, unique);
    }

    /** With an error when computing where two rows have the same labels. */
    public IndexOptions checked() {
        return new IndexOptions(drop, append, sort, true);
    }
}
