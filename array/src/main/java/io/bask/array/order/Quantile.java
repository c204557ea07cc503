package io.bask.array.order;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.QuantileMethod;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Which quantiles are asked for.
 *
 * @param q numbers in [0, 1]
 * @param method where they lie
 * @param skipNaN whether NaN is passed over; else one makes all quantiles NaN
 * @param median whether the mean of the one or two middle elements is asked for instead, rounded as a mean is
 */
public record Quantile(List<Double> q, QuantileMethod method, boolean skipNaN, boolean median) implements Serializable {
    /** Copies the list. */
    public Quantile {
        q = List.copyOf(q);
    }

    /** The dtype of quantiles of elements of a dtype. */
    public DType resultDType(DType dtype) {
        if (median) {
            return dtype == DType.FLOAT32 ? dtype : DType.FLOAT64;
        }
        return method.takesElements() ? dtype : DType.FLOAT64;
    }

    private boolean takesElements() {
        return method.takesElements() && !median;
    }

    Rank rank(int number, long n) {
        return median ? Rank.middle(n) : Rank.of(method, n, q.get(number));
    }

    /** Refuses quantiles of no elements where NumPy does, or where NaN cannot be the answer. */
    void requireElements(DType dtype, boolean isEmpty) {
        boolean canBeNaN = dtype.isFloating() || !takesElements();
        if (isEmpty && (!median && !skipNaN || !canBeNaN)) {
            throw new IllegalArgumentException(
                    "quantiles of no elements are not defined, but a line of dtype %s turned out to be empty"
                            .formatted(dtype));
        }
    }

    /** NaN, as {@link #value} writes it. */
    long missing() {
        return takesElements() ? Keys.NAN : Double.doubleToLongBits(Double.NaN);
    }

    /**
     * One quantile of {@code n} elements, at least one, of which none is NaN: a key, or the bits of a double.
     *
     * @param keyAt the key of the element with a rank
     */
    long value(DType dtype, int number, long n, LongUnaryOperator keyAt) {
        Rank rank = rank(number, n);
        long before = keyAt.applyAsLong(rank.previous());
        if (takesElements()) {
            return before;
        }
        long behind = rank.next() == rank.previous() ? before : keyAt.applyAsLong(rank.next());
        return Double.doubleToLongBits(
                median ? mean(dtype, rank, before, behind) : between(dtype, before, behind, rank.weight()));
    }

    private static double mean(DType dtype, Rank rank, long before, long behind) {
        double a = number(dtype, before);
        double b = number(dtype, behind);
        if (rank.previous() == rank.next()) {
            return a;
        }
        return dtype == DType.FLOAT32 ? ((float) a + (float) b) / 2 : (a + b) / 2;
    }

    private static double number(DType dtype, long key) {
        return dtype.isFloating() ? Keys.value(key) : key;
    }

    private static double between(DType dtype, long before, long behind, double weight) {
        double a = number(dtype, before);
        double b = number(dtype, behind);
        double apart = b - a;
        if (dtype == DType.FLOAT32) {
            apart = (float) b - (float) a;
        } else if (!dtype.isFloating()) {
            apart = behind - before;
        }
        return weight >= 0.5 ? b - apart * (1 - weight) : a + apart * weight;
    }

    /** The block of values as {@link #value} writes them. */
    NDArray block(DType dtype, Shape shape, long[] values) {
        if (takesElements()) {
            return Keys.elements(dtype, shape, values);
        }
        double[] numbers = new double[values.length];
        Arrays.setAll(numbers, i -> Double.longBitsToDouble(values[i]));
        return NDArray.wrap(DType.FLOAT64, shape, numbers).astype(resultDType(dtype));
    }
}
