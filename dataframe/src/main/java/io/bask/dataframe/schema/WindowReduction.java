package io.bask.dataframe.schema;

import java.io.Serializable;

/** A user's function of the values of a window; missing ones are NaN. */
@FunctionalInterface
public interface WindowReduction extends Serializable {
    /** What it makes of the values; NaN for a missing result. The array is the function's own. */
    double of(double[] values) throws Exception;
}
