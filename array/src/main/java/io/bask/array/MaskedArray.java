package io.bask.array;

import io.bask.Bask;
import io.bask.array.block.MaskedBlock;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Weak;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A lazy array some elements of which are masked: invalid or missing, so that they do not count. NumPy's {@code numpy.ma}.
 *
 * <pre>{@code
 * MaskedArray m = MaskedArray.maskedLess(x, 0).add(1);
 * System.out.println(m.mean(0).compute());
 * }</pre>
 *
 * <p>Two ordinary arrays, the data and the mask, so that both are optimised as all others. What the data are where they are
 * masked says nothing. Immutable; safe from any thread.
 */
public final class MaskedArray implements MaskedMath, MaskedReductions {
    private final Array data;
    private final @Nullable Array mask;
    private final @Nullable Object fillValue;

    private MaskedArray(Array data, @Nullable Array mask, @Nullable Object fillValue) {
        this.data = data;
        this.mask = mask == null || mask.shape().equals(data.shape()) ? mask : mask.broadcastTo(data.shape());
        this.fillValue = fillValue;
    }

    /** An array nothing of which is masked. */
    public static MaskedArray of(Array data) {
        return new MaskedArray(Given.notNull(data, "data"), null, null);
    }

    /**
     * An array with a mask, which is stretched to its shape: {@code masked_array}.
     *
     * @param mask true where elements do not count; numbers count as true unless they are 0
     */
    public static MaskedArray of(Array data, Array mask) {
        Given.notNull(data, "data");
        return new MaskedArray(data, Given.notNull(mask, "mask").astype(DType.BOOL), null);
    }

    /** {@code x}, masked where a condition is true: {@code masked_where}. */
    public static MaskedArray maskedWhere(Array condition, Array x) {
        return of(x).maskWhere(condition);
    }

    /** {@code x}, masked where it equals a value, which becomes its fill value. */
    public static MaskedArray maskedEqual(Array x, Number value) {
        return maskedWhere(compare(x).eq(scalar(value)), x).marked(value);
    }

    /** {@code x}, masked where it differs from a value. */
    public static MaskedArray maskedNotEqual(Array x, Number value) {
        return maskedWhere(compare(x).ne(scalar(value)), x);
    }

    /** {@code x}, masked where it is greater than a value. */
    public static MaskedArray maskedGreater(Array x, Number value) {
        return maskedWhere(compare(x).gt(scalar(value)), x);
    }

    /** {@code x}, masked where it is greater than a value or equal. */
    public static MaskedArray maskedGreaterEqual(Array x, Number value) {
        return maskedWhere(compare(x).ge(scalar(value)), x);
    }

    /** {@code x}, masked where it is less than a value. */
    public static MaskedArray maskedLess(Array x, Number value) {
        return maskedWhere(compare(x).lt(scalar(value)), x);
    }

    /** {@code x}, masked where it is less than a value or equal. */
    public static MaskedArray maskedLessEqual(Array x, Number value) {
        return maskedWhere(compare(x).le(scalar(value)), x);
    }

    /** {@code x}, masked between two values, both included. */
    public static MaskedArray maskedInside(Array x, double one, double other) {
        Array low = scalar(Math.min(one, other));
        return maskedWhere(compare(x).ge(low).and(x.le(scalar(Math.max(one, other)))), x);
    }

    /** {@code x}, masked below the smaller of two values and above the larger. */
    public static MaskedArray maskedOutside(Array x, double one, double other) {
        Array low = scalar(Math.min(one, other));
        return maskedWhere(compare(x).lt(low).or(x.gt(scalar(Math.max(one, other)))), x);
    }

    /** {@code x}, masked where it is a value but for rounding; {@link #maskedValues(Array, double, double, double)}. */
    public static MaskedArray maskedValues(Array x, double value) {
        return maskedValues(x, value, 1e-5, 1e-8);
    }

    /** {@code x}, masked where it is a value but for {@code atol + rtol * |value|}; whole numbers where they are equal. */
    public static MaskedArray maskedValues(Array x, double value, double rtol, double atol) {
        Given.notNull(x, "x");
        Array close = x.dtype().isInexact()
                ? x.sub(value).abs().le(atol + rtol * Math.abs(value)).or(x.eq(value))
                : x.eq(value);
        return maskedWhere(close, x).marked(value);
    }

    /** {@code x}, masked where it is NaN or infinite. */
    public static MaskedArray maskedInvalid(Array x) {
        return maskedWhere(Given.notNull(x, "x").isfinite().not(), x);
    }

    /** {@code x} where the condition is true, else {@code y}; masked where what is taken is, or the condition. */
    public static MaskedArray where(MaskedArray condition, MaskedArray x, MaskedArray y) {
        Given.notNull(condition, "condition");
        Given.notNull(x, "x");
        Given.notNull(y, "y");
        Array chosen = Array.where(condition.data, x.data, y.data);
        if (condition.mask == null && x.mask == null && y.mask == null) {
            return of(chosen);
        }
        return new MaskedArray(
                chosen, Masks.either(condition.mask, Array.where(condition.data, x.mask(), y.mask())), null);
    }

    /** Arrays one after another along an axis they have. */
    public static MaskedArray concatenate(int axis, MaskedArray... arrays) {
        Given.noneNull(arrays, "arrays");
        Array data = Array.concatenate(axis, each(arrays, array -> array.data));
        boolean isPlain = Arrays.stream(arrays).allMatch(array -> array.mask == null);
        return new MaskedArray(data, isPlain ? null : Array.concatenate(axis, each(arrays, MaskedArray::mask)), null);
    }

    private static Array[] each(MaskedArray[] arrays, java.util.function.Function<MaskedArray, Array> part) {
        return Arrays.stream(arrays).map(part).toArray(Array[]::new);
    }

    private static Array compare(Array x) {
        return Given.notNull(x, "x");
    }

    private static Array scalar(Number value) {
        return Array.scalar(Given.notNull(value, "value"));
    }

    /** Masked also where a condition is true. */
    public MaskedArray maskWhere(Array condition) {
        Array more = Given.notNull(condition, "condition").astype(DType.BOOL);
        return new MaskedArray(data, Masks.either(mask, more), fillValue);
    }

    /** Masked also where elements are NaN or infinite, which the fill value replaces: {@code fix_invalid}. */
    public MaskedArray fixInvalid() {
        Array invalid = data.isfinite().not();
        Array fixed = Array.where(invalid, full(fillValue()), data);
        return new MaskedArray(fixed, Masks.either(mask, invalid), fillValue);
    }

    /**
     * With another value that stands for masked elements where one is needed: a Boolean, Number or {@link Complex}.
     *
     * @throws IllegalArgumentException if elements are whole numbers, and the value is one that their dtype does not hold
     */
    public MaskedArray withFillValue(Object value) {
        requireFill(value);
        return marked(value);
    }

    private MaskedArray marked(Object value) {
        return new MaskedArray(data, mask, value);
    }

    /** What stands for masked elements: unless it was set, true, 999999 or 1e20. */
    public Object fillValue() {
        if (fillValue != null) {
            return fillValue;
        }
        return dtype().isBool() ? true : dtype().isInteger() ? (Object) 999_999L : 1e20;
    }

    /** The elements, also those that are masked. */
    public Array data() {
        return data;
    }

    /** Where elements are masked; bool. */
    public Array mask() {
        if (mask != null) {
            return mask;
        }
        return data.shape().isKnown()
                ? Array.zerosLike(data, DType.BOOL)
                : data.isnan().and(data.isinf());
    }

    @Nullable
    Array maskOrNull() {
        return mask;
    }

    /** An array without mask, the fill value in place of what was masked. */
    public Array filled() {
        return filledWith(fillValue());
    }

    /** {@link #filled()} with a value of the call's own. */
    public Array filled(Object value) {
        requireFill(value);
        return filledWith(value);
    }

    private void requireFill(Object value) {
        Weak kind = Weak.of(Given.notNull(value, "value"));
        if (kind == Weak.INT) {
            dtype().requireFits(((Number) value).longValue());
        }
    }

    Array filledWith(Object value) {
        return mask == null ? data : Array.where(mask, full(value), data);
    }

    private Array full(Object value) {
        boolean isOdd = value instanceof Number number && !Double.isFinite(number.doubleValue());
        if (dtype().isInteger() && isOdd) {
            throw new IllegalArgumentException(
                    "%s cannot fill elements of dtype %s, which have no such value; fill with a whole number, or cast to float64 first"
                            .formatted(value, dtype()));
        }
        return Array.scalar(value).astype(dtype());
    }

    Object largest() {
        DType dtype = dtype();
        return dtype.isInexact()
                ? (Object) Double.POSITIVE_INFINITY
                : dtype.isBool() ? (Object) true : dtype.maxValue();
    }

    Object smallest() {
        DType dtype = dtype();
        return dtype.isInexact()
                ? (Object) Double.NEGATIVE_INFINITY
                : dtype.isBool() ? (Object) false : dtype.minValue();
    }

    /** Other data and mask, with this fill value where the dtype stays of its kind. */
    MaskedArray like(Array newData, @Nullable Array newMask) {
        boolean keeps = newData.dtype() == data.dtype();
        return new MaskedArray(newData, newMask, keeps ? fillValue : null);
    }

    /** The elements that are not masked, in one axis; how many is known when computed. */
    public Array compressed() {
        return mask == null ? data.ravel() : data.get(mask.not());
    }

    /** Where elements are neither masked nor zero: their positions along each axis. */
    public List<Array> nonzero() {
        return filledWith(0L).nonzero();
    }

    /** The product of matrices or vectors, masked elements as 0; masked where none of the factors' pairs is left. */
    public MaskedArray dot(MaskedArray other) {
        Given.notNull(other, "other");
        Array products = filledWith(0L).dot(other.filledWith(0L));
        Array some = mask().not().dot(other.mask().not());
        return new MaskedArray(products, some.astype(DType.BOOL).not(), null);
    }

    /** Sorted along an axis, what is masked last. */
    public MaskedArray sort(int axis) {
        Object last = dtype().isInexact() ? (Object) Double.NaN : largest();
        Array order = filledWith(last).argsort(axis);
        return each(part -> part.takeAlongAxis(order, axis));
    }

    /** What an operation that moves elements makes of data and mask alike, as {@code x -> x.roll(1)}. */
    public MaskedArray each(UnaryOperator<Array> movement) {
        Given.notNull(movement, "movement");
        return new MaskedArray(movement.apply(data), mask == null ? null : movement.apply(mask), fillValue);
    }

    /** The lengths along the axes. */
    public Shape shape() {
        return data.shape();
    }

    /** The type of the elements. */
    public DType dtype() {
        return data.dtype();
    }

    /** Number of axes. */
    public int ndim() {
        return data.ndim();
    }

    /** {@link Array#get(String)} of data and mask. */
    public MaskedArray get(String index) {
        return each(part -> part.get(index));
    }

    /** {@link Array#get(Index...)} of data and mask. */
    public MaskedArray get(Index... index) {
        return each(part -> part.get(index));
    }

    /** {@link Array#reshape} of data and mask. */
    public MaskedArray reshape(long... lengths) {
        return each(part -> part.reshape(lengths));
    }

    /** {@link Array#ravel} of data and mask. */
    public MaskedArray ravel() {
        return each(Array::ravel);
    }

    /** {@link Array#transpose(int...)} of data and mask. */
    public MaskedArray transpose(int... axes) {
        Given.notNull(axes, "axes");
        return each(part -> axes.length == 0 ? part.transpose() : part.transpose(axes));
    }

    /** {@link Array#rechunk} of data and mask. */
    public MaskedArray rechunk(Chunks chunks) {
        return each(part -> part.rechunk(chunks));
    }

    /** The elements as another dtype. */
    public MaskedArray astype(DType dtype) {
        return new MaskedArray(data.astype(dtype), mask, null);
    }

    /** Zeros of this shape and dtype, masked as this is. */
    public MaskedArray zerosLike() {
        return new MaskedArray(Array.zerosLike(data), mask, fillValue);
    }

    /** Ones of this shape and dtype, masked as this is. */
    public MaskedArray onesLike() {
        return new MaskedArray(Array.onesLike(data), mask, fillValue);
    }

    /** Some array of this shape and dtype, masked as this is. */
    public MaskedArray emptyLike() {
        return zerosLike();
    }

    /** Computes data and mask together. */
    public MaskedBlock compute() {
        if (mask == null) {
            return new MaskedBlock(data.compute(), null, fillValue());
        }
        var both = Bask.compute(data, mask);
        return new MaskedBlock(both.get(data), both.get(mask), fillValue());
    }

    /** Computes now and answers an array that holds data and mask in memory. */
    public MaskedArray persist() {
        return new MaskedArray(data.persist(), mask == null ? null : mask.persist(), fillValue);
    }

    /** What is known without computing. */
    @Override
    public String toString() {
        return "MaskedArray<%s, mask=%s, fill_value=%s>".formatted(data, mask == null ? "none" : mask, fillValue());
    }
}
