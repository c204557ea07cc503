package io.bask.array.ufunc;

/**
 * What can be made of whole matrices at once.
 *
 * <p>Each takes one or two matrices and answers one or several.
 */
public enum Factorization {
    /** Orthonormal columns and an upper triangle; {@code (m, n)} gives {@code (m, k)} and {@code (k, n)}. */
    QR("qr", false),
    /** The same of a part of the rows: {@code (m, n)} gives {@code (m, n)} and {@code (n, n)}, zeros where m is less. */
    QR_PANEL("qr", false),
    /** Left vectors, singular values and right vectors: {@code (m, k)}, {@code (k)} and {@code (k, n)}. */
    SVD("svd", false),
    /** Singular values alone. */
    SINGULAR_VALUES("svd", false),
    /** Eigenvalues, rising, and eigenvectors of a symmetric matrix, the lower triangle of which is read. */
    EIGH("eigh", false),
    /** Eigenvalues alone. */
    EIGENVALUES("eigvalsh", false),
    /** A permutation, a lower and an upper triangle: {@code (m, m)}, {@code (m, k)} and {@code (k, n)}. */
    LU("lu", true),
    /** A lower triangle. */
    CHOLESKY("cholesky", true),
    /** What solves {@code a x = b}. */
    SOLVE("solve", true),
    /** The inverse. */
    INVERSE("inv", true),
    /** What solves {@code a x = b} where {@code a} is a lower triangle. */
    SOLVE_LOWER("solve_triangular", true),
    /** What solves {@code a x = b} where {@code a} is an upper triangle. */
    SOLVE_UPPER("solve_triangular", true),
    /** The sign and the logarithm of the size of the determinant. */
    DETERMINANT("det", true),
    /** The product of two matrices. */
    PRODUCT("matmul", true);

    private final String numpyName;
    private final boolean takesComplex;

    Factorization(String numpyName, boolean takesComplex) {
        this.numpyName = numpyName;
        this.takesComplex = takesComplex;
    }

    /** What users call it. */
    public String numpyName() {
        return numpyName;
    }

    /** Whether there is one of complex matrices. */
    public boolean takesComplex() {
        return takesComplex;
    }
}
