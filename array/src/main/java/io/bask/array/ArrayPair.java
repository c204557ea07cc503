package io.bask.array;

/**
 * The two answers of a function that has two; each is an array of its own, and computing both together shares the work.
 *
 * @param first what NumPy answers first: quotients, fractions, mantissas
 * @param second what NumPy answers second: remainders, whole parts, exponents
 */
public record ArrayPair(Array first, Array second) {}
