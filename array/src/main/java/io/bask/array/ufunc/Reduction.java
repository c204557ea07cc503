package io.bask.array.ufunc;

import io.bask.array.shape.DType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The functions that make one element of many along some axes, with NumPy's names and dtypes.
 *
 * <p>NaN is handed on by all that compare; of several equal extremes the first one is found. Sums of whole numbers are
 * int64 (NumPy makes uint64 of uint8; there is no such dtype here).
 */
public enum Reduction {
    SUM("sum"),
    PROD("prod"),
    MIN("min"),
    MAX("max"),
    /** The smallest element that is not NaN; NaN if all are. */
    NANMIN("nanmin"),
    /** The largest element that is not NaN; NaN if all are. */
    NANMAX("nanmax"),
    ANY("any"),
    ALL("all"),
    /** How many elements are not zero. */
    COUNT_NONZERO("count_nonzero"),
    MEAN("mean"),
    /** The mean squared distance from the mean. */
    VAR("var"),
    /** The root of {@link #VAR}. */
    STD("std"),
    /** The index of the smallest element. */
    ARGMIN("argmin"),
    /** The index of the largest element. */
    ARGMAX("argmax");

    private final String numpyName;

    Reduction(String numpyName) {
        this.numpyName = numpyName;
    }

    /**
     * The reduction with a NumPy name; {@code amin} and {@code amax} are known.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Reduction of(String numpyName) {
        String name = numpyName.strip().toLowerCase(Locale.ROOT);
        String first = name.equals("amin") || name.equals("amax") ? name.substring(1) : name;
        for (Reduction reduction : values()) {
            if (reduction.numpyName.equals(first)) {
                return reduction;
            }
        }
        throw new IllegalArgumentException("no reduction is called '%s'; there are %s"
                .formatted(
                        numpyName,
                        Arrays.stream(values()).map(Reduction::numpyName).collect(Collectors.joining(", "))));
    }

    /** The name that NumPy gives this reduction. */
    public String numpyName() {
        return numpyName;
    }

    /** Whether the answer is a place instead of a value. */
    public boolean isArg() {
        return this == ARGMIN || this == ARGMAX;
    }

    /** Whether the user may choose the dtype of the elements and of the answer. */
    public boolean takesDType() {
        return this == SUM || this == PROD || this == MEAN || this == VAR || this == STD;
    }

    /** Whether no elements at all have an answer. */
    public boolean hasIdentity() {
        return this != MIN && this != MAX && this != NANMIN && this != NANMAX && !isArg();
    }

    /** The dtype of the answer for elements of a dtype. */
    public DType resultDType(DType dtype) {
        return switch (this) {
            case SUM, PROD -> dtype.isInexact() ? dtype : DType.INT64;
            case MIN, MAX, NANMIN, NANMAX -> dtype;
            case ANY, ALL -> DType.BOOL;
            case COUNT_NONZERO, ARGMIN, ARGMAX -> DType.INT64;
            case MEAN -> dtype.isInexact() ? dtype : DType.FLOAT64;
            case VAR, STD -> dtype.isInexact() ? dtype.realPart() : DType.FLOAT64;
        };
    }

    @Override
    public String toString() {
        return numpyName;
    }
}
