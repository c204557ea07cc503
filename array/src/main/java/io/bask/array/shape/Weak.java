package io.bask.array.shape;

import java.util.Objects;

/**
 * The kind of a plain scalar met beside an array; such a scalar has a kind but no width, so it bends to the array's
 * dtype.
 *
 * <p>A Java {@code long} or {@code int} is {@link #INT}, a {@code double} or {@code float} is {@link #FLOAT}. See
 * {@link DType#promoteWeak(DType, Weak)}.
 */
public enum Weak {
    /** A {@code boolean}. */
    BOOL(DType.BOOL),
    /** A whole number; {@code int64} when nothing says otherwise. */
    INT(DType.INT64),
    /** A floating-point number; {@code float64} when nothing says otherwise. */
    FLOAT(DType.FLOAT64),
    /** A complex number; {@code complex128} when nothing says otherwise. */
    COMPLEX(DType.COMPLEX128);

    private final DType defaultDType;

    Weak(DType defaultDType) {
        this.defaultDType = defaultDType;
    }

    /** The dtype that such a scalar has on its own. */
    public DType defaultDType() {
        return defaultDType;
    }

    /**
     * The kind of a Java scalar: Boolean, a whole or floating-point number, or {@link Complex}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Weak of(Object scalar) {
        Objects.requireNonNull(scalar, "null is not a scalar; use a boolean, a number or a Complex");
        if (scalar instanceof Boolean) {
            return BOOL;
        }
        if (scalar instanceof Complex) {
            return COMPLEX;
        }
        if (scalar instanceof Double || scalar instanceof Float) {
            return FLOAT;
        }
        if (scalar instanceof Long || scalar instanceof Integer || scalar instanceof Short || scalar instanceof Byte) {
            return INT;
        }
        throw new IllegalArgumentException("%s (%s) is not a scalar; use a boolean, a number or a Complex"
                .formatted(scalar, scalar.getClass().getSimpleName()));
    }
}
