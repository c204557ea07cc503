package io.bask.array;

/**
 * Arrays as sets: their different elements, and what they have in common with others.
 *
 * <p>Results are of one axis, in rising order, and in one block; how many elements they have is known when computed.
 * Blocks are reduced to their different elements one by one, these joined in a tree.
 */
public sealed interface ArraySets permits Array {
    /** The different elements of the whole array; all NaN count as one. */
    default Array unique() {
        return Sets.unique(self());
    }

    /**
     * The different elements of the whole array.
     *
     * @param equalNaN whether all NaN count as one; else each is an element of its own
     */
    default Array unique(boolean equalNaN) {
        return Sets.unique(self(), equalNaN);
    }

    /**
     * {@link #unique()} with the places of the first of each, which of them each element is, and how often each comes.
     *
     * <p>Places need known lengths: of an array selected by a mask, {@code computeChunkSizes()} first.
     */
    default ArrayUnique uniqueAll() {
        return Sets.all(self(), true);
    }

    /**
     * {@link #uniqueAll()}, and what NaN count as.
     *
     * @param equalNaN whether all NaN count as one; else each is an element of its own, in the order of their places
     */
    default ArrayUnique uniqueAll(boolean equalNaN) {
        return Sets.all(self(), equalNaN);
    }

    /**
     * The different slices along an axis, in the order of their elements; the array is put into one block. Slices with NaN
     * differ from all others.
     *
     * @throws IllegalArgumentException if the axis does not exist
     */
    default ArrayUnique uniqueAll(int axis) {
        return Sets.all(self(), axis);
    }

    /** {@link #uniqueAll(int)} without the rest. */
    default Array unique(int axis) {
        return uniqueAll(axis).values();
    }

    /** Whether each element is one of others; NaN never is. Of this array's shape and chunks. */
    default Array isin(Array elements) {
        return isin(elements, false);
    }

    /**
     * Whether each element is one of others, or with {@code invert} is not.
     *
     * @param elements of any shape; reduced to different ones first
     */
    default Array isin(Array elements, boolean invert) {
        return Sets.isin(self(), elements, invert);
    }

    /** {@link #isin(Array)}, in row-major order along one axis. */
    default Array in1d(Array elements) {
        return in1d(elements, false);
    }

    /** {@link #isin(Array, boolean)}, in row-major order along one axis. */
    default Array in1d(Array elements, boolean invert) {
        return self().ravel().isin(elements, invert);
    }

    /** The different elements that are in both arrays. */
    default Array intersect1d(Array other) {
        return Sets.intersection(self(), other);
    }

    /**
     * {@link #intersect1d(Array)} with the places of the first of each in both arrays.
     *
     * @throws IllegalArgumentException if a length is not known; call {@code computeChunkSizes()} first
     */
    default ArrayIntersection intersect1dAll(Array other) {
        return Sets.intersectionAll(self(), other);
    }

    /** The different elements that are in either array. */
    default Array union1d(Array other) {
        return Sets.union(self(), other);
    }

    /** The different elements of this array that are not in the other. */
    default Array setdiff1d(Array other) {
        return Sets.difference(self(), other);
    }

    /** The different elements that are in one of the arrays only. */
    default Array setxor1d(Array other) {
        return Sets.exclusive(self(), other);
    }

    private Array self() {
        return (Array) this;
    }
}
