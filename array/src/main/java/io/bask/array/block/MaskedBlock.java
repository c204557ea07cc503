package io.bask.array.block;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.shape.ShortestDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block of memory some elements of which are masked: they are there, but do not count, and print as {@code --}.
 *
 * @param data the elements
 * @param mask where elements do not count, of the same shape, bool; null if all count
 * @param fillValue what stands for a masked element where one is needed: a Boolean, Number or Complex
 */
public record MaskedBlock(NDArray data, @Nullable NDArray mask, Object fillValue) {
    /** NumPy cuts lines of several axes to so many before it prints them. */
    private static final int MOST_SHOWN = 100;

    /** Refuses a mask of another shape or dtype. */
    public MaskedBlock {
        Objects.requireNonNull(data, "data is null; give a block");
        Objects.requireNonNull(fillValue, "fillValue is null; give a value");
        if (mask != null && (!mask.dtype().isBool() || !mask.shape().equals(data.shape()))) {
            throw new IllegalArgumentException(
                    "a mask of dtype %s and shape %s does not suit data of shape %s; give bool of that shape"
                            .formatted(mask.dtype(), mask.shape(), data.shape()));
        }
    }

    /** The lengths along the axes. */
    public Shape shape() {
        return data.shape();
    }

    /** The type of the elements. */
    public DType dtype() {
        return data.dtype();
    }

    /** Whether the element at an index is masked. */
    public boolean isMasked(long... index) {
        return mask != null && mask.longAt(index) != 0;
    }

    /** What Python's {@code str} shows of a masked array of NumPy. */
    @Override
    public String toString() {
        if (mask == null) {
            return data.toString();
        }
        NDArray flags = mask;
        NDArray flatMask =
                NDArray.wrap(DType.BOOL, Shape.of(flags.size()), flags.copy().storageShared());
        NDArray flatData = data.copy().reshape(Shape.of(data.size()));
        if (data.ndim() == 0) {
            return word(flatData, flatMask, 0);
        }
        return ArrayText.words(shown(), position -> word(flatData, flatMask, position));
    }

    private static String word(NDArray data, NDArray mask, int number) {
        if (mask.longAt(number) != 0) {
            return "--";
        }
        return data.dtype().isFloating()
                ? ShortestDecimal.text(data.doubleAt(number))
                : data.dtype().isComplex() ? data.complexAt(number).toString() : whole(data, number);
    }

    private static String whole(NDArray data, int number) {
        long value = data.longAt(number);
        return data.dtype().isBool() ? value != 0 ? "True" : "False" : Long.toString(value);
    }

    /** The row-major numbers of the elements that are printed. */
    private NDArray shown() {
        int ndim = data.ndim();
        long[] lengths = data.shape().lengths();
        long[] cut = lengths.clone();
        for (int axis = 0; axis < ndim && ndim > 1; axis++) {
            cut[axis] = Math.min(lengths[axis], MOST_SHOWN);
        }
        Shape shape = Shape.of(cut);
        long[] numbers = new long[Math.toIntExact(shape.size())];
        long[] index = new long[ndim];
        for (int i = 0; i < numbers.length; i++) {
            long number = 0;
            for (int axis = 0; axis < ndim; axis++) {
                boolean isBehind = cut[axis] < lengths[axis] && index[axis] >= MOST_SHOWN / 2;
                number = number * lengths[axis] + index[axis] + (isBehind ? lengths[axis] - cut[axis] : 0);
            }
            numbers[i] = number;
            for (int axis = ndim - 1; axis >= 0 && ++index[axis] == cut[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return NDArray.wrap(DType.INT64, shape, numbers);
    }
}
