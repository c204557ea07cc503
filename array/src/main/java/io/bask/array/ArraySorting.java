package io.bask.array;

import io.bask.function.Given;

/**
 * Sorts, and the largest and smallest elements.
 *
 * <p>The order is NumPy's: NaN behind all numbers; complex numbers by real part, then by imaginary part. Sorts are stable.
 * The result is cut as the array is. An axis of several chunks is put into one for the sort, the other axes cut finer where
 * blocks would grow too large; a long array of one axis is sorted block by block and the sorted blocks exchanged, so that no
 * task needs more than a block of it. Negative axes count from the end. An axis whose length is only known when computed
 * ends up in one block.
 */
public sealed interface ArraySorting permits Array {
    /** The elements in rising order along the last axis; {@code ravel()} first to sort all of them. */
    default Array sort() {
        return sort(-1);
    }

    /**
     * The elements in rising order along an axis.
     *
     * @throws IllegalArgumentException if the axis does not exist
     */
    default Array sort(int axis) {
        return Sorting.sort(self(), axis, false);
    }

    /** {@link #argsort(int)} along the last axis. */
    default Array argsort() {
        return argsort(-1);
    }

    /**
     * The positions, int64, that put the elements along an axis in rising order; of equal elements the first comes first.
     *
     * @throws IllegalArgumentException if the axis does not exist
     */
    default Array argsort(int axis) {
        return Sorting.sort(self(), axis, true);
    }

    /**
     * The elements along an axis in such an order that the ones of these ranks are where a sort puts them, smaller ones
     * before, larger ones behind: here, all of them sorted.
     *
     * @param kth ranks; negative ones count from the end
     * @throws IllegalArgumentException if a rank is not on the axis
     */
    default Array partition(int axis, long... kth) {
        Given.notNull(kth, "kth");
        Sorting.requireRank(self(), axis, kth, "partition");
        return sort(axis);
    }

    /**
     * The positions that {@link #partition} takes its elements from.
     *
     * @param kth ranks; negative ones count from the end
     * @throws IllegalArgumentException if a rank is not on the axis
     */
    default Array argpartition(int axis, long... kth) {
        Given.notNull(kth, "kth");
        Sorting.requireRank(self(), axis, kth, "argpartition");
        return argsort(axis);
    }

    /** {@link #topk(long, int)} along the last axis. */
    default Array topk(long k) {
        return topk(k, -1);
    }

    /**
     * The {@code k} largest elements along an axis, the largest first; for a negative {@code k} the smallest, the smallest
     * first. All of them where the axis is shorter. NaN counts as larger than all numbers.
     *
     * <p>Each block is reduced by itself, in one pass; the result is one chunk along the axis.
     */
    default Array topk(long k, int axis) {
        return Sorting.topk(self(), k, axis, false);
    }

    /** {@link #argtopk(long, int)} along the last axis. */
    default Array argtopk(long k) {
        return argtopk(k, -1);
    }

    /** The positions, int64, of what {@link #topk(long, int)} takes; of equal elements the first comes first. */
    default Array argtopk(long k, int axis) {
        return Sorting.topk(self(), k, axis, true);
    }

    private Array self() {
        return (Array) this;
    }
}
