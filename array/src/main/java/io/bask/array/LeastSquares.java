package io.bask.array;

/**
 * What comes closest to solving {@code a x = b}.
 *
 * <p>Each is an array of its own; computing several together shares the work.
 *
 * @param x the solution; the shortest of them where there are several
 * @param residuals sums of squared distances, one a column of {@code b}; none unless there are more rows than columns
 * @param rank the rank of the matrix
 * @param s its singular values, falling
 */
public record LeastSquares(Array x, Array residuals, Array rank, Array s) {}
