package io.bask.array.ufunc;

/**
 * What can be made of whole matrices at once.
 *
 * <p>Each takes one or two matrices and answers one or several.
 */
public enum Factorization {
    /** Orthonormal columns and an upper triangle; {@code (m, n)} gives {@code (m, k)} and {@code (k, n)}. */
    QR("qr"),
    /** The same of a part of the rows: {@code (m, n)} gives {@code (m, n)} and {@code (n, n)}, zeros where m is less. */
    QR_PANEL("qr"),
    /** Left vectors, singular values and right vectors: {@code (m, k)}, {@code (k)} and {@code (k, n)}. */
    SVD("svd"),
    /** Singular values alone. */
    SINGULAR_VALUES("svd"),
    /** Eigenvalues, rising, and eigenvectors of a symmetric or Hermitian matrix, the lower triangle of which is read. */
    EIGH("eigh"),
    /** Eigenvalues alone. */
    EIGENVALUES("eigvalsh"),
    /** A permutation, a lower and an upper triangle: {@code (m, m)}, {@code (m, k)} and {@code (k, n)}. */
    LU("lu"),
    /** A lower triangle. */
    CHOLESKY("cholesky"),
    /** What solves {@code a x = b}. */
    SOLVE("solve"),
    /** The inverse. */
    INVERSE("inv"),
    /** What solves {@code a x = b} where {@code a} is a lower triangle. */
    SOLVE_LOWER("solve_triangular"),
    /** What solves {@code a x = b} where {@code a} is an upper triangle. */
    SOLVE_UPPER("solve_triangular"),
    /** The sign and the logarithm of the size of the determinant. */
    DETERMINANT("det"),
    /** The product of two matrices. */
    PRODUCT("matmul"),
    /** The same as SVD with as many left vectors as rows and right vectors as columns. */
    SVD_FULL("svd"),
    /** Of a panel of columns: a lower triangle as high as it, an upper one, and which rows were exchanged. */
    LU_PANEL("lu"),
    /** What the first two of LU_PANEL's matrix and the third's exchanges make of columns to the right. */
    LU_UPDATE("lu"),
    /** A matrix with its rows exchanged as one LU_PANEL after the other says. */
    EXCHANGE("lu"),
    /** A lower triangle of a block on the diagonal of a larger matrix. */
    CHOLESKY_DIAGONAL("cholesky"),
    /** What solves {@code a x = b} where {@code a} is a lower triangle on the diagonal of a larger one. */
    DIAGONAL_LOWER("solve_triangular"),
    /** What solves {@code a x = b} where {@code a} is an upper triangle on the diagonal of a larger one. */
    DIAGONAL_UPPER("solve_triangular"),
    /** The same, to solve equations. */
    DIAGONAL_SOLVE("solve"),
    /** The same, to invert. */
    DIAGONAL_INVERSE("inv");

    private final String numpyName;

    Factorization(String numpyName) {
        this.numpyName = numpyName;
    }

    /** What users call it. */
    public String numpyName() {
        return numpyName;
    }
}
