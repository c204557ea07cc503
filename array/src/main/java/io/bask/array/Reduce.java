package io.bask.array;

import io.bask.array.expr.ReduceTree;
import io.bask.array.shape.DType;
import io.bask.function.Given;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How to reduce: {@code x.sum(Reduce.axis(0).keepdims())}.
 *
 * <p>Immutable; every method answers a changed copy.
 */
public final class Reduce {
    private static final Reduce ALL =
            new Reduce(new int[0], false, 0, null, ReduceTree.DEFAULT_SPLIT_EVERY, null, null);

    private final int[] axes;
    private final boolean keepdims;
    private final int ddof;
    private final @Nullable DType dtype;
    private final int splitEvery;
    private final @Nullable Object initial;
    private final @Nullable Array where;

    private Reduce(
            int[] axes,
            boolean keepdims,
            int ddof,
            @Nullable DType dtype,
            int splitEvery,
            @Nullable Object initial,
            @Nullable Array where) {
        this.axes = axes;
        this.keepdims = keepdims;
        this.ddof = ddof;
        this.dtype = dtype;
        this.splitEvery = splitEvery;
        this.initial = initial;
        this.where = where;
    }

    /** Over all axes. */
    public static Reduce all() {
        return ALL;
    }

    /** Along these axes; negative ones count from the end. */
    public static Reduce axis(int... axes) {
        Given.notNull(axes, "axes");
        return new Reduce(axes.clone(), false, 0, null, ReduceTree.DEFAULT_SPLIT_EVERY, null, null);
    }

    /** Keeps the reduced axes, with length 1, so that the result broadcasts against the array. */
    public Reduce keepdims() {
        return new Reduce(axes, true, ddof, dtype, splitEvery, initial, where);
    }

    /** Divides a variance by the number of elements less this; 1 gives the sample's. */
    public Reduce ddof(int less) {
        return new Reduce(axes, keepdims, less, dtype, splitEvery, initial, where);
    }

    /** Casts the elements first, and the result at last, to a dtype; for sums, products, means and variances only. */
    public Reduce dtype(DType newDtype) {
        Given.notNull(newDtype, "newDtype");
        return new Reduce(axes, keepdims, ddof, newDtype, splitEvery, initial, where);
    }

    /**
     * How many blocks' partial results are combined at once, 4 where nobody says otherwise.
     *
     * @throws IllegalArgumentException if fewer than 2
     */
    public Reduce splitEvery(int blocks) {
        if (blocks < 2) {
            throw new IllegalArgumentException(
                    "splitEvery is %d; at least 2 partial results must be combined at once".formatted(blocks));
        }
        return new Reduce(axes, keepdims, ddof, dtype, blocks, initial, where);
    }

    /** Joins a number to the elements: the start of a sum or product, or one more candidate for the smallest or largest. */
    public Reduce initial(double number) {
        return new Reduce(axes, keepdims, ddof, dtype, splitEvery, number, where);
    }

    /** {@link #initial(double)}, a whole number. */
    public Reduce initial(long number) {
        return new Reduce(axes, keepdims, ddof, dtype, splitEvery, number, where);
    }

    /**
     * Reduces only the elements where a mask is true; a smallest or largest needs {@link #initial(double)} too.
     *
     * @param mask bool, stretched to the shape of the array
     * @throws IllegalArgumentException if it is not bool
     */
    public Reduce where(Array mask) {
        Given.notNull(mask, "mask");
        if (!mask.dtype().isBool()) {
            throw new IllegalArgumentException(
                    "where takes a bool mask but got dtype %s; compare it with something, or cast it with astype(BOOL)"
                            .formatted(mask.dtype()));
        }
        return new Reduce(axes, keepdims, ddof, dtype, splitEvery, initial, mask);
    }

    /** The same without start, mask and dtype: for counts that go with sums. */
    Reduce plain() {
        return new Reduce(axes, keepdims, 0, null, splitEvery, null, null);
    }

    /** This, for an operation that casts to no dtype. */
    Reduce withoutDType(String operation) {
        if (dtype != null) {
            throw new IllegalArgumentException("%s takes no dtype, but %s is asked for; call astype(%s) before or after"
                    .formatted(operation, dtype, dtype.name()));
        }
        return this;
    }

    /** This, for an operation that has no place for a start. */
    Reduce withoutInitial(String operation) {
        if (initial != null) {
            throw new IllegalArgumentException(
                    "%s takes no initial number but got %s; sums, products, smallest and largest do"
                            .formatted(operation, initial));
        }
        return this;
    }

    /**
     * This, for an operation that cannot leave out elements.
     *
     * @param wayOut how to do without
     */
    Reduce withoutWhere(String operation, String wayOut) {
        if (where != null) {
            throw new IllegalArgumentException("%s takes no mask; %s".formatted(operation, wayOut));
        }
        return this;
    }

    @Nullable
    Object initial() {
        return initial;
    }

    @Nullable
    Array where() {
        return where;
    }

    int[] axes() {
        return axes.clone();
    }

    boolean keepsDims() {
        return keepdims;
    }

    int ddof() {
        return ddof;
    }

    @Nullable
    DType dtype() {
        return dtype;
    }

    int splitEvery() {
        return splitEvery;
    }

    @Override
    public String toString() {
        return "Reduce(axes=%s, keepdims=%s, ddof=%s, dtype=%s, splitEvery=%d%s%s)"
                .formatted(
                        axes.length == 0 ? "all" : Arrays.toString(axes),
                        keepdims,
                        ddof,
                        dtype == null ? "default" : dtype,
                        splitEvery,
                        initial == null ? "" : ", initial=" + initial,
                        where == null ? "" : ", where=" + where);
    }
}
