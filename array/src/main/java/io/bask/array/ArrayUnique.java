package io.bask.array;

/**
 * The different elements or slices of an array, and what NumPy's {@code unique} tells of them; each is an array of its own,
 * and computing several together shares the work.
 *
 * @param values the different ones, in rising order; their number is known when computed
 * @param index where the first of each was: its row-major number, or its position on the axis
 * @param inverse which of {@code values} each element, in row-major order, or each position on the axis, is
 * @param counts how often each comes
 */
public record ArrayUnique(Array values, Array index, Array inverse, Array counts) {}
