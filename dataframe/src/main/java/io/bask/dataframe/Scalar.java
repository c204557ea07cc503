package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One lazy value out of a table: a maximum, a mean, a number of rows.
 *
 * <p>{@code double max = df.col("weight").max().compute();} A whole number that no double holds exactly is never rounded in
 * silence: {@link #asLong()} gives it, and {@link #asDouble()} the nearest double.
 *
 * @param <T> the value's type
 */
public final class Scalar<T> implements Lazy<T> {
    private final FrameExpr expr;
    private final String label;
    private final Conversion<T> convert;

    /** Makes the value of what stands in the table, null when missing. */
    interface Conversion<T> {
        T of(@Nullable Object value);
    }

    /** The value in the only row and column of {@code expr}, which is null there when missing. */
    Scalar(FrameExpr expr, String label, Conversion<T> convert) {
        this.expr = expr;
        expr.noteSite();
        this.label = label;
        this.convert = convert;
    }

    FrameExpr expr() {
        return expr;
    }

    /** The same value, out of a table that is made later. */
    Scalar<T> later(FrameExpr table) {
        return new Scalar<>(table, label, convert);
    }

    Output<T> output(int[] tasks) {
        return Output.keeping(
                tasks, this::value, partitions -> new Scalar<>(Computed.held(partitions), label, convert));
    }

    private T value(@Nullable Object[] partitions) {
        return convert.of(Computed.whole(partitions).column(0).valueAt(0));
    }

    /**
     * The same value as a whole number, exactly: {@code long last = df.col("id").max().asLong().compute();}
     *
     * <p>For values of whole numbers and bool; of no rows there may be no value, which is an error when computing.
     */
    public Scalar<Long> asLong() {
        DType dtype = expr.schema().field(0).dtype();
        if (!dtype.isInteger() && dtype != DType.BOOL) {
            throw new IllegalArgumentException(
                    "%s is no whole number but %s; use asDouble(), or cast the column".formatted(label, dtype));
        }
        return new Scalar<>(expr, label, value -> {
            if (value == null) {
                throw new NoSuchElementException(
                        "%s of no values has no value; ask for count() first, or use maxValue() or minValue()"
                                .formatted(label));
            }
            return value instanceof Boolean truth ? (truth ? 1L : 0L) : whole(value);
        });
    }

    /**
     * With missing values left out (true, as usual), or missing where a value of the column is, as pandas' {@code skipna=False}; for
     * values that may be missing.
     */
    public Scalar<T> skipNull(boolean skipped) {
        return skipped ? this : new Scalar<>(NullRefusal.of(expr), label, convert);
    }

    /** The same value as the nearest double, also where a whole number has more digits than one holds; NaN when missing. */
    public Scalar<Double> asDouble() {
        DType dtype = expr.schema().field(0).dtype();
        if (!dtype.hasSum()) {
            throw new IllegalArgumentException("%s is no number but %s".formatted(label, dtype));
        }
        return new Scalar<>(expr, label, Scalar::number);
    }

    @Override
    public Scalar<T> persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return FrameFamily.INSTANCE;
    }

    @Override
    public Scalar<T> refreshed(String source) {
        return new Scalar<>(FrameFamily.refreshed(expr, source), label, convert);
    }

    /** What the value is and its dtype; computes nothing. */
    @Override
    public String toString() {
        return "Scalar(%s, dtype=%s)".formatted(label, expr.schema().field(0).dtype());
    }

    /** A missing number as NaN; a whole number with more digits than a double holds is an error that shows it. */
    static Conversion<Double> exactly(String label) {
        return value -> {
            double number = number(value);
            if (value instanceof BigInteger big && new BigDecimal(number).compareTo(new BigDecimal(big)) != 0
                    || value instanceof Long whole && (number == 0x1p63 || (long) number != whole)) {
                throw new ArithmeticException(
                        "%s is %s, and the nearest double is %.0f; use asLong() for the whole number, or asDouble()"
                                .formatted(label, value, number));
            }
            return number;
        };
    }

    /** A missing number as NaN. */
    static double number(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }

    /** A count, which is never missing. */
    static long whole(@Nullable Object value) {
        if (value instanceof BigInteger big && big.bitLength() > 63) {
            throw new ArithmeticException(
                    "%s needs 64 bits without a sign and is no long; use value(Aggregation), or asDouble()"
                            .formatted(big));
        }
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}
