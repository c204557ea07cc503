package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.schema.DType;
import java.io.Serializable;

/**
 * Which kinds of text a column has been seen to hold.
 *
 * <p>A set; merging is union, so the evidence of a file does not depend on how it was cut or in which order it was
 * read, and what is inferred from a part can only widen. The kinds and the dtype they ask for are those of pandas'
 * reader, but for two rules: whole numbers with missing values stay whole, and true/false with missing values stay
 * booleans.
 *
 * @param kinds one bit a kind
 */
public record Evidence(int kinds) implements Serializable {
    /** No row so far. */
    public static final Evidence NONE = new Evidence(0);

    static final int WHOLE = 1;
    static final int DECIMAL = 2;
    static final int TRUTH = 4;
    static final int TEXT = 8;
    static final int MISSING = 16;

    private static final int NUMBER = WHOLE | DECIMAL;

    /** What both have seen. */
    public Evidence merge(Evidence other) {
        return new Evidence(kinds | other.kinds);
    }

    /** True when no value has been seen. */
    public boolean isEmpty() {
        return (kinds & ~MISSING) == 0;
    }

    /**
     * The narrowest dtype for everything seen.
     *
     * <p>Whole numbers are int64; with decimals, or beyond 64 bits, float64; true and false are bool; anything else,
     * and booleans mixed with numbers, is text. A column of missing values only is float64, one without any rows text.
     */
    public DType dtype() {
        if (kinds == 0) {
            return DType.STRING;
        }
        if ((kinds & TEXT) != 0 || ((kinds & TRUTH) != 0 && (kinds & NUMBER) != 0)) {
            return DType.STRING;
        }
        if ((kinds & TRUTH) != 0) {
            return DType.BOOL;
        }
        return (kinds & ~MISSING) == WHOLE ? DType.INT64 : DType.FLOAT64;
    }
}
