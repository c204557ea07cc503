package io.bask.array.ufunc;

import io.bask.array.shape.DType;

/** The functions that make each element of those before it along an axis and of itself. */
public enum Accumulation {
    /** All elements so far added; whole numbers and bools as int64. */
    CUMSUM("cumsum"),
    /** All elements so far multiplied; whole numbers and bools as int64. */
    CUMPROD("cumprod"),
    /** The largest element so far; NaN from the first NaN on. */
    CUMMAX("cummax"),
    /** The last element so far that is not NaN. */
    PUSH("push");

    private final String operation;

    Accumulation(String operation) {
        this.operation = operation;
    }

    /** What {@code explain} calls it. */
    public String operation() {
        return operation;
    }

    /** The dtype of the result for elements of a dtype, which are cast to it before. */
    public DType resultDType(DType dtype) {
        return this == PUSH || dtype.isInexact() ? dtype : DType.INT64;
    }
}
