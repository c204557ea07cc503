package io.bask.dataframe.schema;

/** How it is measured how far two columns go together. */
public enum Correlation {
    /** Along a straight line: the covariance over both standard deviations. */
    PEARSON,
    /** In their order: Pearson's correlation of ranks. */
    SPEARMAN,
    /** In their order: pairs of rows in the same order in both less those in opposite ones, as a share of pairs without ties (tau-b). */
    KENDALL
}
