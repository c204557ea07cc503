package io.bask.dataframe.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The rules of decimals: how many digits results have, as DuckDB has them, and which numbers a dtype holds.
 *
 * <p>Sums and differences have a digit more than both sides, products the digits of both; results are cut at 38 digits, and numbers that
 * then do not fit are errors when computing. Quotients are float64.
 */
public final class Decimals {
    private Decimals() {}

    /** How many decimal digits a whole number has; none for zero. */
    static int digits(long number) {
        int digits = 0;
        for (long rest = number; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** The narrowest dtype of a number; one of more than 38 digits is an error. */
    public static DType dtype(BigDecimal number) {
        boolean isFar = (long) number.precision() - number.scale() > DType.MOST_DIGITS;
        BigDecimal plain = number.scale() < 0 && !isFar ? number.setScale(0) : number;
        int precision = Math.max(Math.max(1, plain.precision()), plain.scale());
        if (isFar || precision > DType.MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "%s has more than %d digits; round it, or give a double".formatted(number, DType.MOST_DIGITS));
        }
        return DType.decimal(precision, plain.scale());
    }

    /** Whole numbers as decimals that hold all of them; decimals as they are. */
    private static DType asDecimal(DType dtype) {
        int digits = switch (dtype.kind()) {
            case INT8, UINT8 -> 3;
            case INT16, UINT16 -> 5;
            case INT32, UINT32 -> 10;
            case INT64 -> 19;
            case UINT64 -> 20;
            default -> 0;
        };
        return digits == 0 ? dtype : DType.decimal(digits, 0);
    }

    private static DType cut(int precision, int scale) {
        return DType.decimal(Math.min(DType.MOST_DIGITS, Math.max(precision, Math.max(1, scale))), scale);
    }

    /** The dtype that holds the values of both, one of which is decimal and the other decimal or a number. */
    static DType wider(DType a, DType b) {
        if (a.isFloat() || b.isFloat()) {
            return DType.FLOAT64;
        }
        DType left = asDecimal(a);
        DType right = asDecimal(b);
        int scale = Math.max(left.scale(), right.scale());
        int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return cut(whole + scale, scale);
    }

    /** The dtype of arithmetic of two operands, one of which is decimal and the other decimal or a number. */
    static DType result(BinaryOp op, DType a, DType b) {
        if (a.isFloat() || b.isFloat() || op == BinaryOp.DIV || op == BinaryOp.POW) {
            return DType.FLOAT64;
        }
        DType left = asDecimal(a);
        DType right = asDecimal(b);
        DType both = wider(a, b);
        return switch (op) {
            case MUL -> {
                int scale = left.scale() + right.scale();
                if (scale > DType.MOST_DIGITS) {
                    throw new IllegalArgumentException(
                            "%s * %s has %d digits behind the point, and %d are possible; cast one side to fewer"
                                    .formatted(a, b, scale, DType.MOST_DIGITS));
                }
                yield cut(left.precision() + right.precision(), scale);
            }
            case MOD -> both;
            case FLOORDIV -> cut(left.precision() - left.scale() + right.scale() + 1, 0);
            default -> cut(both.precision() + 1, both.scale());
        };
    }

    /** The dtype of decimals rounded at that many digits behind the point, or before it for a negative number. */
    public static DType rounded(DType dtype, int decimals) {
        int scale = Math.max(0, decimals);
        return decimals >= dtype.scale() ? dtype : cut(dtype.precision() - dtype.scale() + scale + 1, scale);
    }

    /** 10 to that power. */
    public static BigInteger power(int exponent) {
        return BigInteger.TEN.pow(exponent);
    }

    /** The digits of a number in a dtype, rounded half away from zero; null when it has too many before the point. */
    public static @Nullable BigInteger rounded(BigDecimal number, DType dtype) {
        // Numbers far beyond are told by their size, without writing out their zeros.
        if (number.signum() != 0 && (long) number.precision() - number.scale() > DType.MOST_DIGITS + 1) {
            return null;
        }
        if ((long) number.precision() - number.scale() < -dtype.scale() - 1L) {
            return BigInteger.ZERO;
        }
        BigInteger unscaled =
                number.setScale(dtype.scale(), RoundingMode.HALF_UP).unscaledValue();
        return unscaled.abs().compareTo(power(dtype.precision())) < 0 ? unscaled : null;
    }

    /** The digits of a number in a dtype; null when the dtype does not hold it exactly. */
    public static @Nullable BigInteger exactly(BigDecimal number, DType dtype) {
        BigInteger unscaled = rounded(number, dtype);
        return unscaled != null && new BigDecimal(unscaled, dtype.scale()).compareTo(number) == 0 ? unscaled : null;
    }

    /** True when a value is a decimal or a whole number that the dtype holds exactly. */
    public static boolean fits(Object value, DType dtype) {
        if (value instanceof BigDecimal decimal) {
            return exactly(decimal, dtype) != null;
        }
        return value instanceof Long whole && exactly(BigDecimal.valueOf(whole), dtype) != null;
    }
}
