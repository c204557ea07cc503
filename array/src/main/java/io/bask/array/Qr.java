package io.bask.array;

/**
 * An orthonormal and a triangular factor: {@code q.matmul(r)} is the matrix.
 *
 * <p>Each is an array of its own; computing several together shares the work.
 *
 * @param q columns of length 1 at right angles to one another
 * @param r zero below its diagonal
 */
public record Qr(Array q, Array r) {}
