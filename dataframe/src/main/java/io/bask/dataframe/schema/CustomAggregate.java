package io.bask.dataframe.schema;

import java.io.Serializable;

/** How a user's own aggregation is called and what comes out; the one to implement is {@code column.CustomAggregation}. */
public interface CustomAggregate extends Serializable {
    /** How it is called in names of columns and in plans. */
    String name();

    /** The dtype of its results for values of that dtype; values it does not take are an error. */
    DType result(DType operand);
}
