package io.bask.array;

/**
 * Singular vectors and values: {@code u.mul(s).matmul(vh)} is the matrix.
 *
 * <p>Each is an array of its own; computing several together shares the work.
 *
 * @param u left vectors, one a column
 * @param s singular values, falling
 * @param vh right vectors, one a row; complex numbers are conjugated
 */
public record Svd(Array u, Array s, Array vh) {}
