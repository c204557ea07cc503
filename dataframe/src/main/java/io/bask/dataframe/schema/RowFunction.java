package io.bask.dataframe.schema;

import java.io.Serializable;

/** A function of one value of a row, with its parameters: of text, of a date, of a number, or a user's own. */
public sealed interface RowFunction extends Serializable
        permits TextFunction,
                DateFunction,
                CutFunction,
                MathFunction,
                FiniteNumber,
                ZoneFunction,
                PeriodFunction,
                CategoryFunction,
                CategoryChange,
                OwnFunction {
    /** The dtype of the result; an operand it is not defined for is an error that names it. */
    DType result(DType operand);

    /** True when no value can make it fail. */
    default boolean isTotal() {
        return true;
    }
}
