package io.bask.array;

/**
 * Triangular factors with exchanged rows: {@code p.matmul(l).matmul(u)} is the matrix.
 *
 * <p>Each is an array of its own; computing several together shares the work.
 *
 * @param p a permutation
 * @param l zero above its diagonal, which is of ones
 * @param u zero below its diagonal
 */
public record Lu(Array p, Array l, Array u) {}
