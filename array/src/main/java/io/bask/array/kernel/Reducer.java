package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Loop;
import io.bask.array.shape.Axis;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Reduction;
import io.bask.array.ufunc.Ufunc;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A reduction of an array along some axes, in three steps that make a tree: {@link #chunk} reduces a block,
 * {@link #combine} joins what is known of several blocks, {@link #finish} gives the answer.
 *
 * <p>{@link #chunk} takes a {@link Program} instead of an array: its result is reduced as it is computed, a tile at a
 * time, and never stored. The answer has the shape of the array without the reduced axes; keeping them with length 1 is
 * for the caller to do. The bits of the answer depend on the chunks, the memory layout of the blocks and the shape of
 * the tree, never on threads, on the {@link Tier} or on the width of vectors.
 *
 * <p>Immutable, serializable, safe from any thread.
 */
public final class Reducer implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Reduction reduction;
    private final DType dtype;
    private final Shape whole;
    private final boolean[] isReduced;
    private final int ddof;

    private Reducer(Reduction reduction, DType dtype, Shape whole, boolean[] isReduced, int ddof) {
        this.reduction = reduction;
        this.dtype = dtype;
        this.whole = whole;
        this.isReduced = isReduced;
        this.ddof = ddof;
    }

    /**
     * A reduction of an array.
     *
     * @param dtype the array's dtype
     * @param whole the array's shape: {@code argmin} and {@code argmax} answer with places in it
     * @param axes the axes to reduce, negative ones counted from the end; all of them to reduce to one element
     * @param ddof for {@code var} and {@code std}: how much smaller than the number of elements the divisor is
     * @throws IllegalArgumentException if an axis is out of range or given twice, or a place is asked for along some
     *     axes but not all
     */
    public static Reducer of(Reduction reduction, DType dtype, Shape whole, int[] axes, int ddof) {
        boolean[] isReduced = new boolean[whole.ndim()];
        for (int axis : axes) {
            int normal = Axis.normalize(axis, whole.ndim());
            if (isReduced[normal]) {
                throw new IllegalArgumentException(
                        "axis %d is given twice to %s; give each axis once".formatted(axis, reduction));
            }
            isReduced[normal] = true;
        }
        if (reduction.isArg() && axes.length != 1 && axes.length != whole.ndim()) {
            throw new IllegalArgumentException(
                    "%s finds a place along 1 axis or in the whole array, not along %d of %d axes"
                            .formatted(reduction, axes.length, whole.ndim()));
        }
        return new Reducer(reduction, dtype, whole, isReduced, ddof);
    }

    /** A reduction of a whole array to one element. */
    public static Reducer ofAll(Reduction reduction, DType dtype, Shape whole) {
        int[] axes = new int[whole.ndim()];
        java.util.Arrays.setAll(axes, axis -> axis);
        return of(reduction, dtype, whole, axes, 0);
    }

    /** What is reduced to what. */
    public Reduction reduction() {
        return reduction;
    }

    /** The shape of what is reduced. */
    public Shape whole() {
        return whole;
    }

    /** This reduction of an array of another shape of as many axes. */
    public Reducer over(Shape shape) {
        return new Reducer(reduction, dtype, shape, isReduced, ddof);
    }

    /** This reduction of so many elements of one axis to one. */
    Reducer flat(long count) {
        return new Reducer(reduction, dtype, Shape.of(count), new boolean[] {true}, ddof);
    }

    /** Whether the answer follows from the sum of float64 numbers and how many they are. */
    boolean isSum() {
        return (reduction == Reduction.SUM || reduction == Reduction.MEAN) && dtype == DType.FLOAT64;
    }

    /** The dtype of the answer. */
    public DType resultDType() {
        return reduction.resultDType(dtype);
    }

    /** The shape of the answer for a block of a shape: without the reduced axes. */
    public Shape resultShape(Shape block) {
        Shape result = block;
        for (int axis = isReduced.length - 1; axis >= 0; axis--) {
            result = isReduced[axis] ? result.remove(axis) : result;
        }
        return result;
    }

    /** Reduces a block. */
    public Partial chunk(NDArray block, Placement at, Tier tier) {
        return chunk(Program.identity(block.dtype()), List.of(block), at, tier);
    }

    /**
     * Reduces the only result of a program for a block.
     *
     * @param inputs one block for each input of the program
     * @param at the shape of the program's result, and the place of the block in the whole array
     */
    public Partial chunk(Program program, List<NDArray> inputs, Placement at, Tier tier) {
        if (program.outputs().size() != 1 || program.outputDType(0) != dtype) {
            throw new IllegalArgumentException(
                    "%s of dtype %s cannot reduce a program with results %s; it needs just one"
                            .formatted(
                                    reduction,
                                    dtype,
                                    program.outputs().stream()
                                            .map(output -> program.instructions()
                                                    .get(output)
                                                    .dtype())
                                            .toList()));
        }
        LaneOrder order = LaneOrder.of(at.shape(), isReduced, inputs);
        if (order.reduced() == 0 && !reduction.hasIdentity()) {
            return new Partial(0, List.of());
        }
        List<NDArray> parts = new ArrayList<>();
        for (DType part : partDTypes()) {
            parts.add(NDArray.zeros(part, resultShape(at.shape())));
        }
        Feed feed = Feed.of(program, inputs, at, order.axes());
        if (order.inner() > Feed.TILE) {
            feed.walkInStrips();
        }
        new LaneReduction(state(program, feed, order, tier), order).run(parts);
        if (reduction.isArg()) {
            Places.toWhole((long[]) parts.get(1).storageShared(), at, isReduced, whole);
        }
        return new Partial(order.reduced(), parts);
    }

    /**
     * Reduces the only result of a program for a block whose inputs lie in pieces, all of it to one element.
     *
     * @param inputs one for each input of the program, all of the result's shape
     */
    public Partial chunkInPieces(Program program, List<Mosaic> inputs, Placement at, Tier tier) {
        if (at.shape().isEmpty()) {
            List<NDArray> nothing = program.inputs().stream()
                    .map(input -> NDArray.zeros(input, at.shape()))
                    .toList();
            return chunk(program, nothing, at, tier);
        }
        List<Partial> partials = new ArrayList<>();
        for (Mosaic.Box box : Mosaic.boxes(inputs, at.shape())) {
            List<NDArray> views = inputs.stream().map(input -> input.view(box)).toList();
            partials.add(chunk(program, views, at.part(box.start(), box.shape()), tier));
        }
        return combine(partials);
    }

    private LaneState state(Program program, Feed feed, LaneOrder order, Tier tier) {
        return switch (reduction) {
            case SUM, PROD, MIN, MAX, NANMIN, NANMAX, ANY, ALL, COUNT_NONZERO, MEAN ->
                new FoldState(tail(), program, feed, tier);
            case VAR, STD -> new MomentState(dtype, program, feed, tier);
            case ARGMIN, ARGMAX ->
                new ArgState(
                        reduction == Reduction.ARGMAX,
                        dtype,
                        (int) Math.min(order.inner(), Feed.TILE),
                        program,
                        feed,
                        tier);
        };
    }

    private FoldState.Tail tail() {
        return switch (reduction) {
            case PROD -> new FoldState.Tail(Ufunc.MULTIPLY, resultDType(), false);
            case MIN -> new FoldState.Tail(Ufunc.MINIMUM, dtype, false);
            case MAX -> new FoldState.Tail(Ufunc.MAXIMUM, dtype, false);
            case NANMIN -> new FoldState.Tail(Ufunc.FMIN, dtype, false);
            case NANMAX -> new FoldState.Tail(Ufunc.FMAX, dtype, false);
            case ANY -> new FoldState.Tail(Ufunc.LOGICAL_OR, DType.BOOL, false);
            case ALL -> new FoldState.Tail(Ufunc.LOGICAL_AND, DType.BOOL, false);
            case COUNT_NONZERO -> new FoldState.Tail(Ufunc.ADD, DType.INT64, true);
            case MEAN -> new FoldState.Tail(Ufunc.ADD, dtype.isComplex() ? DType.COMPLEX128 : DType.FLOAT64, false);
            default -> new FoldState.Tail(Ufunc.ADD, resultDType(), false);
        };
    }

    private List<DType> partDTypes() {
        return switch (reduction) {
            case VAR, STD -> java.util.Collections.nCopies(dtype.isComplex() ? 4 : 2, DType.FLOAT64);
            case ARGMIN, ARGMAX -> List.of(dtype, DType.INT64);
            default -> List.of(tail().dtype());
        };
    }

    /**
     * Joins what is known of several blocks of elements that go to the same answer, in the order given.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    public Partial combine(List<Partial> partials) {
        if (partials.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has nothing to combine; give at least one partial result".formatted(reduction));
        }
        List<Partial> known =
                partials.stream().filter(partial -> partial.count() > 0).toList();
        if (known.size() < 2) {
            return known.isEmpty() ? partials.get(0) : known.get(0);
        }
        List<NDArray> joined =
                new ArrayList<>(known.get(0).parts().stream().map(NDArray::copy).toList());
        long count = known.get(0).count();
        for (Partial partial : known.subList(1, known.size())) {
            List<NDArray> parts = partial.parts().stream().map(NDArray::dense).toList();
            join(joined, count, parts, partial.count());
            count += partial.count();
        }
        return new Partial(count, joined);
    }

    private void join(List<NDArray> into, long intoCount, List<NDArray> from, long fromCount) {
        if (reduction == Reduction.VAR || reduction == Reduction.STD) {
            MomentState.join(into, intoCount, from, fromCount);
            return;
        }
        Loop merge = reduction.isArg()
                ? new ArgState.Tail(reduction == Reduction.ARGMAX ? Ufunc.GREATER : Ufunc.LESS, false).merge(dtype)
                : tail().merge();
        Object[] arrays = new Object[2 * into.size()];
        for (int i = 0; i < into.size(); i++) {
            arrays[i] = into.get(i).storageShared();
            arrays[into.size() + i] = from.get(i).storageShared();
        }
        merge.run(arrays, new long[0], new double[0], 0, (int) into.get(0).size());
    }

    /**
     * The answer.
     *
     * @throws IllegalArgumentException if there were no elements and the reduction of none is not defined
     */
    public NDArray finish(Partial partial) {
        if (partial.count() == 0 && !reduction.hasIdentity()) {
            throw new IllegalArgumentException(
                    "%s of an array of shape %s has no answer: there are no elements along the reduced axes; select one or more"
                            .formatted(reduction, whole));
        }
        return switch (reduction) {
            case ARGMIN, ARGMAX -> partial.parts().get(1);
            case MEAN -> Moments.mean(partial.parts().get(0), partial.count(), resultDType());
            case VAR -> Moments.variance(partial, ddof, resultDType());
            case STD -> Moments.deviation(partial, ddof, resultDType());
            default -> partial.parts().get(0);
        };
    }

    @Override
    public String toString() {
        return reduction + " of " + dtype + " " + whole;
    }
}
