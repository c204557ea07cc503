package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.dataframe.expr.FrameExpr;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One lazy value out of a table: a maximum, a mean, a number of rows.
 *
 * <p>{@code double max = df.col("weight").max().compute();}
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

    Output<T> output(int[] tasks) {
        return new Output<>(tasks, this::value, partitions -> new Scalar<>(Computed.held(partitions), label, convert));
    }

    private T value(@Nullable Object[] partitions) {
        return convert.of(Computed.whole(partitions).column(0).valueAt(0));
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

    /** A missing number as NaN. */
    static double number(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }

    /** A count, which is never missing. */
    static long whole(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}
