package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Diagonal;
import io.bask.array.expr.Full;
import io.bask.array.expr.Picks;
import io.bask.array.expr.Points;
import io.bask.array.expr.Scatter;
import io.bask.array.shape.Axis;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.array.shape.UnknownLengthException;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * NumPy's functions that take elements out of an array by position or by mask, put others in, and tell where elements
 * are.
 *
 * <p>Arrays never change: what NumPy's {@code put}, {@code putmask}, {@code fill_diagonal} and so on change, methods of
 * the same names here answer as a new array.
 */
public sealed interface ArraySelection permits Array {
    /** The elements with these row-major numbers; negative ones count from the end. See {@link #take(Index, int)}. */
    default Array take(Index positions) {
        return self().ravel().take(positions, 0);
    }

    /**
     * What these positions take along an axis, whose place the axes of {@code positions} take. An array of bools is no mask
     * here but positions 0 and 1, as in NumPy; {@link #compress(Array, int)} takes masks.
     *
     * @throws IndexOutOfBoundsException if a position is not on the axis, even if other axes leave nothing to take; only of
     *     an array that has an empty axis in front of this one positions are not looked at
     */
    default Array take(Index positions, int axis) {
        Given.notNull(positions, "positions");
        int along = Axis.normalize(axis, self().ndim());
        Index numbers = Taking.numbers(positions);
        return self().shape().isKnown() && self().shape().isEmpty()
                ? Taking.ofEmpty(self(), numbers, along)
                : self().get(along(along, numbers));
    }

    /** {@link #take(Index)} of whole numbers of which some may lie beyond the ends. */
    default Array take(Array positions, OutOfRange beyond) {
        Given.notNull(positions, "positions");
        return self().ravel().take(positions, 0, beyond);
    }

    /**
     * {@link #take(Index, int)} of whole numbers of which some may lie beyond the ends.
     *
     * @throws IllegalArgumentException if the positions are not whole numbers, or there is nothing to take
     */
    default Array take(Array positions, int axis, OutOfRange beyond) {
        Given.notNull(positions, "positions");
        Given.notNull(beyond, "beyond");
        int along = Axis.normalize(axis, self().ndim());
        return take(beyond.within(positions, self().shape().length(along), "take"), along);
    }

    /**
     * For each element of {@code positions}, the element of this array at this position along an axis, and at the same
     * places along the others: what {@code argsort} and {@code argmax} with kept axes are for.
     *
     * @throws IllegalArgumentException if there are not as many axes, or their other lengths do not stretch
     */
    default Array takeAlongAxis(Array positions, int axis) {
        Given.notNull(positions, "positions");
        return self().get(alongAxis(positions, axis));
    }

    /** This array with the elements that {@link #takeAlongAxis} takes replaced. */
    default Array putAlongAxis(Array positions, Array values, int axis) {
        Given.notNull(positions, "positions");
        Given.notNull(values, "values");
        return self().with(Slice.of(alongAxis(positions, axis)), values);
    }

    private Index[] alongAxis(Array positions, int axis) {
        int ndim = self().ndim();
        int along = Axis.normalize(axis, ndim);
        if (positions.ndim() != ndim) {
            throw new IllegalArgumentException(
                    "positions of shape %s do not suit an array of shape %s; give them %d axes"
                            .formatted(positions.shape(), self().shape(), ndim));
        }
        Index[] index = new Index[ndim];
        for (int i = 0; i < ndim; i++) {
            long[] open = new long[ndim];
            Arrays.fill(open, 1);
            open[i] = self().shape().length(i);
            index[i] = i == along
                    ? positions
                    : Array.arange(open[i], Chunks.whole()).reshape(open);
        }
        return index;
    }

    private Index[] along(int axis, Index positions) {
        return Taking.along(axis, positions);
    }

    /**
     * Where a mask of one axis is true, along an axis; the mask may be shorter than the axis.
     *
     * @throws IllegalArgumentException if the mask is longer, not bool, or has another number of axes
     */
    default Array compress(Array mask, int axis) {
        Given.notNull(mask, "mask");
        int along = Axis.normalize(axis, self().ndim());
        if (mask.ndim() != 1) {
            throw new IllegalArgumentException(
                    "compress takes a mask of one axis but got shape %s; use get for others".formatted(mask.shape()));
        }
        Array part = self();
        if (!mask.shape().isAlike(0, part.shape(), along)
                && mask.shape().length(0) < part.shape().length(along)) {
            part = part.get(along(along, Index.to(mask.shape().length(0))));
        }
        return part.get(along(along, mask.astype(DType.BOOL)));
    }

    /** {@link #compress(Array, int)} of the elements in row-major order. */
    default Array compress(Array mask) {
        return self().ravel().compress(mask, 0);
    }

    /** The elements, in row-major order, where a mask of as many elements is true. */
    default Array extract(Array mask) {
        Given.notNull(mask, "mask");
        Array flags = mask.astype(DType.BOOL);
        return mask.shape().equals(self().shape())
                ? self().get(flags)
                : self().ravel().get(flags.ravel());
    }

    /** The positions along each axis, in row-major order, of elements that are not zero; lengths are known when computed. */
    default List<Array> nonzero() {
        if (self().ndim() == 0) {
            throw new IllegalArgumentException(
                    "nonzero of an array without axes is not defined; give it an axis with expandDims(0)");
        }
        List<Array> along = new ArrayList<>();
        Nonzero.of(self().astype(DType.BOOL)).forEach(expr -> along.add(new Array(expr)));
        return along;
    }

    /** The row-major numbers of elements that are not zero; their number is known when computed. */
    default Array flatnonzero() {
        Array line = self().ndim() == 0 ? self().expandDims(0) : self();
        return Nonzero.flat(line.astype(DType.BOOL));
    }

    /** The positions of elements that are not zero, one row an element; their number is known when computed. */
    default Array argwhere() {
        if (self().ndim() == 0) {
            return flatnonzero().expandDims(1).get(Index.all(), Index.range(0, 0));
        }
        return Array.stack(1, nonzero().toArray(Array[]::new));
    }

    /** The main diagonal of the first two axes, as the last axis; see {@link #diagonal(long, int, int)}. */
    default Array diagonal() {
        return diagonal(0, 0, 1);
    }

    /**
     * The elements whose position along {@code axis2} is that along {@code axis1} plus {@code offset}: the two axes are
     * dropped, the diagonal becomes the last axis.
     *
     * <p>Each block of the result is a view of one block.
     *
     * @throws IllegalArgumentException if the two axes are one, or do not exist
     */
    default Array diagonal(long offset, int axis1, int axis2) {
        return new Array(Diagonal.of(self().expr(), offset, axis1, axis2));
    }

    /** The sum of the main diagonal of the first two axes. */
    default Array trace() {
        return trace(0, 0, 1);
    }

    /** The sum of a {@link #diagonal(long, int, int)}. */
    default Array trace(long offset, int axis1, int axis2) {
        return diagonal(offset, axis1, axis2).sum(-1);
    }

    /** {@link #trace(long, int, int)}, added up as a dtype. */
    default Array trace(long offset, int axis1, int axis2, DType dtype) {
        Given.notNull(dtype, "dtype");
        return diagonal(offset, axis1, axis2).sum(Reduce.axis(-1).dtype(dtype));
    }

    /** This array with a value on the main diagonal; see {@link #fillDiagonal(Array, boolean)}. */
    default Array fillDiagonal(double value) {
        return fillDiagonal(new Array(Full.scalar(self().dtype(), value)), false);
    }

    /**
     * This array with values on the diagonal that runs from its first element on.
     *
     * @param values repeated, in row-major order, as often as it takes
     * @param wrap whether the diagonal of a tall matrix starts again below the end
     * @throws IllegalArgumentException if there is but one axis, or there are more than two that are not equally long
     */
    default Array fillDiagonal(Array values, boolean wrap) {
        Given.notNull(values, "values");
        Shape shape = self().shape();
        if (shape.ndim() < 2) {
            throw new IllegalArgumentException(
                    "an array of shape %s has no diagonal; give it two axes".formatted(shape));
        }
        for (int axis = 1; shape.ndim() > 2 && axis < shape.ndim(); axis++) {
            if (shape.length(axis) != shape.length(0)) {
                throw new IllegalArgumentException(
                        "all axes of shape %s must be equally long to have a diagonal; take two of them"
                                .formatted(shape));
            }
        }
        long step = 1;
        long inner = 1;
        for (int axis = shape.ndim() - 1; axis > 0; axis--) {
            inner *= shape.length(axis);
            step += inner;
        }
        long end = shape.ndim() == 2 && !wrap ? shape.length(1) * shape.length(1) : shape.size();
        long stop = Math.min(shape.size(), end);
        long[] numbers = new long[Math.toIntExact((stop + step - 1) / step)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * step;
        }
        return put(Index.of(numbers), values);
    }

    /**
     * This array with the elements of these row-major numbers replaced: what NumPy's {@code put} leaves.
     *
     * @param positions {@link Index#of positions} or an array of whole numbers
     * @param values repeated as often as it takes; those left over are not used
     */
    default Array put(Index positions, Array values) {
        Given.notNull(values, "values");
        Given.notNull(positions, "positions");
        Shape shape = self().shape();
        Shape size = Shape.of(shape.size());
        Index plain = new IndexReader(size).read(Slice.of(positions)).get(0);
        if (plain instanceof Index.At at) {
            plain = NDArray.of(at.position());
        }
        if (!(plain instanceof Index.ByArray array)) {
            throw new IllegalArgumentException(
                    "put takes positions, not %s; use with for the rest".formatted(positions));
        }
        IndexPart flat = IndexPart.of(array, size, 0, 0);
        if (flat.shape().size() == 0) {
            return self();
        }
        Array line = repeated(values, flat.shape().size());
        int[] axes = new int[shape.ndim()];
        Arrays.setAll(axes, axis -> axis);
        Picks picks;
        if (flat.isInMemory()) {
            Shape one = Shape.of(flat.shape().size());
            picks = Picks.of(
                    axes, 0, new Points(one, unraveled(flat.positions().get(0).toLongArray(), shape)));
        } else {
            Array numbers = new Array(flat.computed()).ravel();
            Array whole =
                    Array.where(numbers.lt(0L), numbers.astype(DType.INT64).add(shape.size()), numbers);
            picks = Picks.of(
                    axes,
                    0,
                    Array.unravelIndex(whole, shape).stream().map(Array::expr).toList());
        }
        ArrayExpr target = shape.ndim() == 0 ? self().expandDims(0).expr() : self().expr();
        if (shape.ndim() == 0) {
            return new Array(target)
                    .with(Index.of(new long[1]), line.at(line.size() - 1))
                    .squeeze();
        }
        return new Array(Scatter.of(target, picks, line.expr()));
    }

    /** {@link #put(Index, Array)} at whole numbers of which some may lie beyond the ends. */
    default Array put(Array positions, Array values, OutOfRange beyond) {
        Given.notNull(positions, "positions");
        Given.notNull(values, "values");
        Given.notNull(beyond, "beyond");
        return put(beyond.within(positions, self().size(), "put"), values);
    }

    private static long[][] unraveled(long[] numbers, Shape shape) {
        long[][] along = new long[shape.ndim()][numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            long rest = numbers[i];
            for (int axis = shape.ndim() - 1; axis >= 0; axis--) {
                along[axis][i] = rest % shape.length(axis);
                rest /= shape.length(axis);
            }
        }
        return along;
    }

    /** Values one after another, from the first again where there are too few. */
    private static Array repeated(Array values, long count) {
        Array line = values.ndim() == 0 ? values.expandDims(0) : values.ravel();
        if (line.size() == 0) {
            throw new IllegalArgumentException(
                    "%d elements cannot be set to no values; give at least one".formatted(count));
        }
        if (line.size() >= count) {
            return line.get(Index.to(count));
        }
        long[] numbers = new long[Math.toIntExact(count)];
        Arrays.setAll(numbers, i -> i % line.size());
        return line.size() == 1 ? line : line.get(Index.of(numbers));
    }

    /**
     * This array with values where a mask is true, each the value of its own row-major number: NumPy's {@code putmask}.
     *
     * @param mask bool, of this shape
     * @param values repeated as often as it takes to have as many as this array has elements
     */
    default Array putmask(Array mask, Array values) {
        Given.notNull(mask, "mask");
        Given.notNull(values, "values");
        if (!mask.shape().equals(self().shape())) {
            throw new IllegalArgumentException(
                    "a mask of shape %s does not suit an array of shape %s, as they must be equal; %s"
                            .formatted(
                                    mask.shape(),
                                    self().shape(),
                                    UnknownLengthException.wayOut(
                                            mask.shape().canEqual(self().shape()),
                                            "stretch it with broadcastTo(...)")));
        }
        boolean alike = values.shape().equals(self().shape()) || values.ndim() == 0;
        if (!alike && self().size() == 0) {
            return self();
        }
        Array shaped = values;
        if (!alike) {
            Array line = repeated(values, self().size());
            shaped = line.size() == 1 ? line.at(0) : line.reshape(self().shape().lengths());
        }
        ArrayExpr flags = mask.astype(DType.BOOL).expr();
        return new Array(MaskedAssignment.where(flags, shaped.expr(), self().expr()));
    }

    /** This array without one position along an axis. */
    default Array delete(long position, int axis) {
        return delete(Index.at(position), axis);
    }

    /**
     * This array without some positions along an axis.
     *
     * @param positions a position, a range, {@link Index#of positions}, or an array or mask in memory
     * @throws IndexOutOfBoundsException if a position is not on the axis
     * @throws IllegalArgumentException if they are something else, or an array of another dtype or of several axes
     */
    default Array delete(Index positions, int axis) {
        Given.notNull(positions, "positions");
        int along = Axis.normalize(axis, self().ndim());
        return Editing.delete(self(), positions, along);
    }

    /**
     * This array with values in front of a position along an axis.
     *
     * @param values stretched to this shape but for the axis, of which they may have any length, or none: then one
     *     position is inserted
     */
    default Array insert(long position, Array values, int axis) {
        Given.notNull(values, "values");
        return Insertion.insert(self(), position, values, Axis.normalize(axis, self().ndim()));
    }

    /**
     * This array with values in front of several positions along an axis, as they are before anything is inserted.
     *
     * @param values stretched to as many positions along the axis
     * @throws IndexOutOfBoundsException if a position is not on the axis
     * @throws IllegalArgumentException if positions are as {@link #delete(Index, int)} refuses them
     */
    default Array insert(Index positions, Array values, int axis) {
        Given.notNull(positions, "positions");
        Given.notNull(values, "values");
        return Insertion.insert(self(), positions, values, Axis.normalize(axis, self().ndim()));
    }

    private Array self() {
        return (Array) this;
    }
}
