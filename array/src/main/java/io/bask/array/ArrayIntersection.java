package io.bask.array;

/**
 * What two arrays have in common, and where: NumPy's {@code intersect1d(return_indices=True)}; each is an array of its own,
 * and computing several together shares the work.
 *
 * @param values the different elements that both have, in rising order; their number is known when computed
 * @param index the row-major number of the first of each in the first array
 * @param otherIndex the same in the other array
 */
public record ArrayIntersection(Array values, Array index, Array otherIndex) {}
