package io.bask.array;

/**
 * A determinant that may be too large for a number: {@code sign.mul(logabsdet.exp())}.
 *
 * <p>Each is an array of its own; computing several together shares the work.
 *
 * @param sign -1, 0 or 1; of complex matrices a number of size 1, or 0
 * @param logabsdet the natural logarithm of its size
 */
public record SlogDet(Array sign, Array logabsdet) {}
