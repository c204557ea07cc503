package io.bask.dataframe.column;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the values that a column has in some rows, without reading them: bounds, and how many are missing.
 *
 * <p>Values are boxed as literals of expressions are: Boolean, Long, Double, String, nanoseconds as Long for dates. Bounds need
 * not be values that occur, as long as no value lies outside.
 *
 * @param least no value is less; null when unknown or when all values are missing
 * @param greatest no value is greater; null when unknown or when all values are missing
 * @param missing how many values are missing, or -1 when unknown
 * @param rows how many rows there are
 */
public record ValueRange(@Nullable Object least, @Nullable Object greatest, long missing, long rows)
        implements Serializable {
    private static final int UNKNOWN = -1;

    /** Of which nothing is known but the number of rows. */
    public static ValueRange unknown(long rows) {
        return new ValueRange(null, null, UNKNOWN, rows);
    }

    /** One value in all rows, or no value in any where it is null. */
    public static ValueRange constant(@Nullable Object value, long rows) {
        return new ValueRange(value, value, value == null ? rows : 0, rows);
    }

    /** True when it is certain that no row has a value. */
    public boolean isAllMissing() {
        return missing == rows;
    }

    /** False when it is certain that every row has a value. */
    public boolean mayMiss() {
        return missing != 0;
    }

    /**
     * Compares two boxed values as expressions do: numbers as numbers, texts by code point; null when they are of different
     * kinds, or one is NaN or not known well enough.
     */
    public static @Nullable Integer compare(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (isExact(left) && isExact(right)) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
        }
        if (left instanceof Number a && right instanceof Number b) {
            double first = a.doubleValue();
            double second = b.doubleValue();
            return Double.isNaN(first) || Double.isNaN(second) ? null : first < second ? -1 : first > second ? 1 : 0;
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return Boolean.compare(a, b);
        }
        return left instanceof String a && right instanceof String b ? texts(a, b) : null;
    }

    /** True for whole numbers and decimals, which compare without rounding. */
    private static boolean isExact(Object value) {
        return value instanceof Long || value instanceof BigDecimal;
    }

    /** Bounds of texts may be cut in the middle of a character; then nothing is said. */
    private static @Nullable Integer texts(String left, String right) {
        if (left.indexOf('\uFFFD') >= 0 || right.indexOf('\uFFFD') >= 0) {
            return null;
        }
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
