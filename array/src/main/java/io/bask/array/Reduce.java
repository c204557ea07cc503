package io.bask.array;

import io.bask.array.expr.ReduceTree;
import io.bask.array.shape.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How to reduce: {@code x.sum(Reduce.axis(0).keepdims())}.
 *
 * <p>Immutable; every method answers a changed copy.
 */
public final class Reduce {
    private static final Reduce ALL = new Reduce(new int[0], false, 0, null, ReduceTree.DEFAULT_SPLIT_EVERY);

    private final int[] axes;
    private final boolean keepdims;
    private final int ddof;
    private final @Nullable DType dtype;
    private final int splitEvery;

    private Reduce(int[] axes, boolean keepdims, int ddof, @Nullable DType dtype, int splitEvery) {
        this.axes = axes;
        this.keepdims = keepdims;
        this.ddof = ddof;
        this.dtype = dtype;
        this.splitEvery = splitEvery;
    }

    /** Over all axes. */
    public static Reduce all() {
        return ALL;
    }

    /** Along these axes; negative ones count from the end. */
    public static Reduce axis(int... axes) {
        return new Reduce(axes.clone(), false, 0, null, ReduceTree.DEFAULT_SPLIT_EVERY);
    }

    /** Keeps the reduced axes, with length 1, so that the result broadcasts against the array. */
    public Reduce keepdims() {
        return new Reduce(axes, true, ddof, dtype, splitEvery);
    }

    /** Divides a variance by the number of elements less this; 1 gives the sample's. */
    public Reduce ddof(int less) {
        return new Reduce(axes, keepdims, less, dtype, splitEvery);
    }

    /** Casts the elements first, and the result at last, to a dtype; for sums, products, means and variances only. */
    public Reduce dtype(DType newDtype) {
        return new Reduce(axes, keepdims, ddof, newDtype, splitEvery);
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
        return new Reduce(axes, keepdims, ddof, dtype, blocks);
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
        return "Reduce(axes=%s, keepdims=%s, ddof=%s, dtype=%s, splitEvery=%d)"
                .formatted(
                        axes.length == 0 ? "all" : Arrays.toString(axes),
                        keepdims,
                        ddof,
                        dtype == null ? "default" : dtype,
                        splitEvery);
    }
}
