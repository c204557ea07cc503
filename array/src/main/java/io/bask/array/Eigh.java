package io.bask.array;

/**
 * Eigenvalues and eigenvectors of symmetric or Hermitian matrices.
 *
 * <p>Each is an array of its own; computing several together shares the work.
 *
 * @param w eigenvalues, rising
 * @param v eigenvectors of length 1, one a column
 */
public record Eigh(Array w, Array v) {}
