package io.bask.dataframe.column;

import java.io.Serializable;
import java.util.List;

/** Decides which rows of a partition a reader keeps, looking at some of its columns. Pure; safe from any thread. */
public interface RowFilter extends Serializable {
    /** The columns the decision needs. */
    List<String> columns();

    /**
     * One bit a row: set to keep it.
     *
     * @param rows a frame that has at least {@link #columns()}
     */
    Bitmap test(Frame rows);

    /** What every kept row fulfils, for readers that know bounds of their columns. */
    default Condition condition() {
        return Condition.UNKNOWN;
    }
}
