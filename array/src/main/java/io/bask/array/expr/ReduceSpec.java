package io.bask.array.expr;

import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.ufunc.Reduction;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How axes are reduced.
 *
 * @param kind what becomes of the elements that meet
 * @param axes which axes, in [0, ndim) and rising
 * @param keepdims whether reduced axes stay, with length 1
 * @param ddof what is taken off the count that a variance is divided by
 * @param splitEvery how many partial results are joined at once
 */
public record ReduceSpec(Reduction kind, int[] axes, boolean keepdims, int ddof, int splitEvery)
        implements Serializable {
    /** Copies and sorts the axes. */
    public ReduceSpec {
        axes = axes.clone();
        Arrays.sort(axes);
        if (splitEvery < 2) {
            throw new IllegalArgumentException(
                    "splitEvery is %d; at least 2 partial results must be joined at once".formatted(splitEvery));
        }
    }

    /** All axes of an array, or those named; negative ones count from the end. */
    public static int[] axes(int ndim, int... named) {
        if (named.length > 0) {
            return Axis.normalizeAll(named, ndim);
        }
        int[] all = new int[ndim];
        Arrays.setAll(all, axis -> axis);
        return all;
    }

    /** Which axes, in [0, ndim) and rising; a copy. */
    @Override
    public int[] axes() {
        return axes.clone();
    }

    /** The grid of the result for an array of a grid. */
    public ChunkGrid result(ChunkGrid input) {
        List<ChunkLengths> lengths = new ArrayList<>(input.axes());
        for (int i = axes.length - 1; i >= 0; i--) {
            if (keepdims) {
                lengths.set(axes[i], ChunkLengths.single(1));
            } else {
                lengths.remove(axes[i]);
            }
        }
        return ChunkGrid.of(lengths);
    }

    /** Number of tasks that combine partial results, when the last combination is a task of its own. */
    long combineTasks(ChunkGrid input) {
        long tasks = 0;
        for (ReduceTree.Level level : ReduceTree.levels(input, axes, splitEvery)) {
            tasks += level.size();
        }
        return tasks;
    }

    Token.Builder with(Token.Builder token) {
        return token.with(kind.numpyName()).with(axes).with(keepdims).with(ddof).with(splitEvery);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReduceSpec that
                && kind == that.kind
                && Arrays.equals(axes, that.axes)
                && keepdims == that.keepdims
                && ddof == that.ddof
                && splitEvery == that.splitEvery;
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(axes);
    }

    /** What {@code explain} shows. */
    @Override
    public String toString() {
        String text = "axes " + Arrays.toString(axes) + (keepdims ? ", keepdims" : "");
        boolean spread = kind == Reduction.VAR || kind == Reduction.STD;
        return spread && ddof != 0 ? text + ", ddof " + ddof : text;
    }
}
