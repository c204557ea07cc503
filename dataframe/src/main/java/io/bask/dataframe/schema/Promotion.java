package io.bask.dataframe.schema;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In which dtype two numbers are computed, by the rules of NumPy 1.24 that pandas 1.5 follows. */
public final class Promotion {
    private static final List<DType> SIGNED = List.of(DType.INT8, DType.INT16, DType.INT32, DType.INT64);
    private static final List<DType> UNSIGNED = List.of(DType.UINT8, DType.UINT16, DType.UINT32, DType.UINT64);

    private Promotion() {}

    /** The dtype of numbers or truth values of both; of two truth values int64, as they are counted. */
    public static DType of(DType a, DType b) {
        if (a == b) {
            return a == DType.BOOL ? DType.INT64 : a;
        }
        if (a == DType.BOOL || b == DType.BOOL) {
            return a == DType.BOOL ? b : a;
        }
        if (a.isFloat() || b.isFloat()) {
            return isSingle(a) && isSingle(b) ? DType.FLOAT32 : DType.FLOAT64;
        }
        if (a.isSigned() == b.isSigned()) {
            return a.width() > b.width() ? a : b;
        }
        DType signed = a.isSigned() ? a : b;
        DType unsigned = a.isSigned() ? b : a;
        for (DType wide : SIGNED) {
            if (wide.width() >= signed.width() && wide.width() > unsigned.width()) {
                return wide;
            }
        }
        return DType.FLOAT64;
    }

    /** True for float32 and what it holds exactly. */
    private static boolean isSingle(DType dtype) {
        return dtype == DType.FLOAT32 || dtype.isInteger() && dtype.width() <= 2;
    }

    /** The dtype of a quotient: whole numbers and truth values divide as float64. */
    public static DType ofQuotient(DType a, DType b) {
        DType both = of(a, b);
        return both.isFloat() ? both : DType.FLOAT64;
    }

    /**
     * What a constant counts as beside another dtype: a number as narrow as the other one where its value fits.
     *
     * @param own the dtype of the constant by itself
     * @param value the constant: a Long, Double, {@link BigInteger} beyond 64 signed bits, or of another class, which keeps its own
     */
    public static DType ofConstant(DType own, @Nullable Object value, DType other) {
        if (value instanceof Double number && other == DType.FLOAT32) {
            boolean fits = Double.isInfinite(number) || Math.abs(number) <= Float.MAX_VALUE || Double.isNaN(number);
            return fits ? DType.FLOAT32 : DType.FLOAT64;
        }
        if (value instanceof Long number && other.isDecimal()) {
            return DType.decimal(Math.max(1, Decimals.digits(number)), 0);
        }
        if (value instanceof Long number && own.isInteger()) {
            if (other.isInteger()) {
                return beside(number, other);
            }
            return other == DType.FLOAT32 ? narrowest(number, number < 0 ? SIGNED : UNSIGNED) : DType.INT64;
        }
        return own;
    }

    private static DType beside(long number, DType other) {
        if (other.holds(number)) {
            return other;
        }
        return narrowest(number, other.isSigned() || number < 0 ? SIGNED : UNSIGNED);
    }

    private static DType narrowest(long number, List<DType> dtypes) {
        for (DType dtype : dtypes) {
            if (dtype.holds(number)) {
                return dtype;
            }
        }
        return DType.INT64;
    }
}
