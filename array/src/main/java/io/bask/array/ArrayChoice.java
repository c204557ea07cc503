package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Guard;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The static methods of {@link Array} that choose between arrays, and that make or convert indices. */
public abstract sealed class ArrayChoice extends ArrayContraction permits ArrayJoining {
    ArrayChoice() {}

    /**
     * For each element, that of the choice with this number: NumPy's {@code choose}; all are stretched to a common shape.
     *
     * <p>A number that is not in [0, number of choices) fails when it is computed.
     *
     * @throws IllegalArgumentException if there is no choice, or the numbers are not whole
     */
    public static Array choose(Array numbers, Array... choices) {
        Given.noneNull(choices, "choices");
        Given.notNull(numbers, "numbers");
        Given.noneNull(choices, "choices");
        if (choices.length == 0) {
            throw new IllegalArgumentException("choose needs at least one array to choose from; got none");
        }
        requireWhole("choose", numbers);
        Array checked = guarded(numbers, choices.length, "choice");
        DType dtype = promoted(List.of(choices));
        Array result = choices[0].astype(dtype);
        for (int i = 1; i < choices.length; i++) {
            result = Array.where(checked.eq((long) i), choices[i].astype(dtype), result);
        }
        return choices.length == 1 ? Array.where(checked.eq(0L), result, result) : result;
    }

    /** {@link #choose(Array, Array...)} by numbers of which some may be those of no choice. */
    public static Array choose(OutOfRange beyond, Array numbers, Array... choices) {
        Given.notNull(beyond, "beyond");
        Given.notNull(numbers, "numbers");
        Given.noneNull(choices, "choices");
        return choose(beyond.within(numbers, choices.length, "choose"), choices);
    }

    /**
     * For each element, that of the first choice whose condition is true, else {@code otherwise}: NumPy's
     * {@code select}.
     *
     * @throws IllegalArgumentException if there are not as many choices as conditions, or none, or one is not bool
     */
    public static Array select(List<Array> conditions, List<Array> choices, Array otherwise) {
        Given.notNull(otherwise, "otherwise");
        Given.noneNull(conditions, "conditions");
        Given.noneNull(choices, "choices");
        if (conditions.isEmpty() || conditions.size() != choices.size()) {
            throw new IllegalArgumentException("select got %d conditions and %d choices; give as many, at least one"
                    .formatted(conditions.size(), choices.size()));
        }
        List<Array> all = new ArrayList<>(choices);
        all.add(otherwise);
        DType dtype = promoted(all);
        Array result = otherwise.astype(dtype);
        for (int i = conditions.size() - 1; i >= 0; i--) {
            requireMask("select", conditions.get(i));
            result = Array.where(conditions.get(i), choices.get(i).astype(dtype), result);
        }
        return result;
    }

    /**
     * {@link #select(List, List, Array)} with a number where no condition is true; NumPy's default is 0.
     *
     * @throws IllegalArgumentException also if the number does not fit in the dtype of the choices
     */
    public static Array select(List<Array> conditions, List<Array> choices, long otherwise) {
        Given.noneNull(conditions, "conditions");
        Given.noneNull(choices, "choices");
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("select got no choices; give as many as conditions, at least one");
        }
        DType dtype = promoted(choices);
        return select(conditions, choices, new Array(Full.scalar(dtype.isBool() ? DType.INT64 : dtype, otherwise)));
    }

    /**
     * An array with functions applied where conditions are true: NumPy's {@code piecewise}.
     *
     * <p>Each function gets the elements where its condition is true, along one axis, and answers as many; where several
     * are true the last one counts. With one function more than conditions, it is for all other elements; without, those
     * are 0. The result has the dtype of {@code x}.
     *
     * @throws IllegalArgumentException if the numbers of conditions and functions do not go together
     */
    public static Array piecewise(Array x, List<Array> conditions, List<UnaryOperator<Array>> functions) {
        Given.notNull(x, "x");
        Given.noneNull(conditions, "conditions");
        Given.notNull(functions, "functions");
        int count = conditions.size();
        if (count == 0 || functions.size() < count || functions.size() > count + 1) {
            throw new IllegalArgumentException(
                    "piecewise got %d conditions and %d functions; give one function a condition, and at most one for the rest"
                            .formatted(count, functions.size()));
        }
        List<Array> all = new ArrayList<>(conditions);
        if (functions.size() > count) {
            Array none = conditions.get(0);
            for (Array condition : conditions.subList(1, count)) {
                none = none.logicalOr(condition);
            }
            all.add(none.logicalNot());
        }
        Array zero = Array.scalar(0).astype(x.dtype());
        Array result = Array.where(all.get(0), zero, zero);
        for (int i = 0; i < all.size(); i++) {
            requireMask("piecewise", all.get(i));
            result = result.with(all.get(i), functions.get(i).apply(x.get(all.get(i))));
        }
        return result;
    }

    /**
     * The index of a grid of positions: for each axis, those that are given for it, whatever the other axes; NumPy's
     * {@code ix_}.
     *
     * <pre>{@code x.get(Array.ix(Index.of(0, 2), Index.of(1, 3)))   // rows 0 and 2, and of them columns 1 and 3}</pre>
     *
     * @param sequences each {@link Index#of positions}, or an array or mask of one axis
     */
    public static Index[] ix(Index... sequences) {
        Given.notNull(sequences, "sequences");
        Index[] result = new Index[sequences.length];
        for (int axis = 0; axis < sequences.length; axis++) {
            int after = sequences.length - 1 - axis;
            Index sequence = sequences[axis];
            if (sequence instanceof Array array && array.ndim() == 1) {
                Array open = array.dtype().isBool() ? Nonzero.flat(array) : array;
                for (int i = 0; i < axis; i++) {
                    open = open.expandDims(0);
                }
                for (int i = 0; i < after; i++) {
                    open = open.expandDims(-1);
                }
                result[axis] = open;
            } else {
                result[axis] = open(sequence, axis, after);
            }
        }
        return result;
    }

    private static NDArray open(Index sequence, int before, int after) {
        NDArray positions;
        if (sequence instanceof Index.Positions listed) {
            positions = NDArray.of(listed.positions());
        } else if (sequence instanceof NDArray array && array.ndim() == 1) {
            positions = array.dtype().isBool()
                    ? IndexPart.of(array, array.shape(), 0, 0).positions().get(0)
                    : array;
        } else {
            throw new IllegalArgumentException(
                    "%s is no sequence of positions; use Index.of(...) or an array of one axis".formatted(sequence));
        }
        long[] lengths = new long[before + 1 + after];
        Arrays.fill(lengths, 1);
        lengths[before] = positions.size();
        return positions.reshape(lengths);
    }

    /**
     * The positions along each axis of elements that are numbered in row-major order: NumPy's {@code unravel_index}.
     *
     * <p>A number that is not in [0, elements of the shape) fails when it is computed.
     */
    public static List<Array> unravelIndex(Array numbers, Shape shape) {
        Given.notNull(shape, "shape");
        Given.notNull(numbers, "numbers");
        requireWhole("unravelIndex", numbers);
        return Nonzero.unravel(guarded(numbers, shape.size(), "index"), shape);
    }

    /**
     * The row-major numbers of elements at these positions along each axis: NumPy's {@code ravel_multi_index}.
     *
     * <p>A position that is not in [0, length of the axis) fails when it is computed.
     *
     * @throws IllegalArgumentException if there is not one array an axis
     */
    public static Array ravelMultiIndex(List<Array> positions, Shape shape) {
        Given.notNull(positions, "positions");
        Given.notNull(shape, "shape");
        if (positions.size() != shape.ndim() || positions.isEmpty()) {
            throw new IllegalArgumentException(
                    "%d arrays of positions do not suit shape %s; give one an axis".formatted(positions.size(), shape));
        }
        Array result = null;
        for (int axis = 0; axis < shape.ndim(); axis++) {
            requireWhole("ravelMultiIndex", positions.get(axis));
            Array along = guarded(positions.get(axis), shape.length(axis), "index");
            result = result == null ? along : result.mul(shape.length(axis)).add(along);
        }
        return Objects.requireNonNull(result);
    }

    /** {@link #unravelIndex(Array, Shape)} of elements numbered in column-major order if so wished: NumPy's {@code "F"}. */
    public static List<Array> unravelIndex(Array numbers, Shape shape, boolean columnMajor) {
        Given.notNull(shape, "shape");
        if (!columnMajor) {
            return unravelIndex(numbers, shape);
        }
        return reversed(unravelIndex(numbers, reversed(shape)));
    }

    /**
     * {@link #ravelMultiIndex(List, Shape)} of positions of which some may lie beyond the ends.
     *
     * @param columnMajor whether elements are numbered in column-major order: NumPy's {@code "F"}
     */
    public static Array ravelMultiIndex(List<Array> positions, Shape shape, OutOfRange beyond, boolean columnMajor) {
        Given.noneNull(positions, "positions");
        Given.notNull(shape, "shape");
        Given.notNull(beyond, "beyond");
        List<Array> within = new ArrayList<>();
        for (int axis = 0; axis < positions.size(); axis++) {
            long length = axis < shape.ndim() ? shape.length(axis) : 0;
            within.add(beyond.within(positions.get(axis), length, "ravelMultiIndex"));
        }
        return columnMajor ? ravelMultiIndex(reversed(within), reversed(shape)) : ravelMultiIndex(within, shape);
    }

    private static Shape reversed(Shape shape) {
        long[] lengths = shape.lengths();
        long[] result = new long[lengths.length];
        Arrays.setAll(result, axis -> lengths[lengths.length - 1 - axis]);
        return Shape.of(result);
    }

    private static List<Array> reversed(List<Array> arrays) {
        List<Array> result = new ArrayList<>(arrays);
        Collections.reverse(result);
        return result;
    }

    /** Whole numbers as int64 that must be in [0, high) when they are computed. */
    static Array guarded(Array numbers, long high, String what) {
        return new Array(new Guard(numbers.astype(DType.INT64).expr(), 0, high, what));
    }

    static void requireWhole(String who, Array numbers) {
        if (!numbers.dtype().isInteger() && !numbers.dtype().isBool()) {
            throw new IllegalArgumentException("%s needs whole numbers but got dtype %s; cast them with astype(INT64)"
                    .formatted(who, numbers.dtype()));
        }
    }

    private static void requireMask(String who, Array mask) {
        if (!mask.dtype().isBool()) {
            throw new IllegalArgumentException(
                    "a condition of %s must be bool but has dtype %s; compare it with something, or cast it with astype(BOOL)"
                            .formatted(who, mask.dtype()));
        }
    }

    private static DType promoted(List<Array> arrays) {
        DType dtype = arrays.get(0).dtype();
        for (Array array : arrays) {
            dtype = DType.promote(dtype, array.dtype());
        }
        return dtype;
    }
}
