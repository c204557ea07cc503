package io.bask.array.kernel.simd;

import java.util.Optional;

/**
 * The innermost loop of a product of matrices: a small tile of the result, kept in registers while rows and columns are
 * multiplied through.
 *
 * <p>There is one only where the Vector API is; plain Java is faster with another loop.
 */
public abstract class ProductTile {
    ProductTile() {}

    /** Initialised by the first caller, so that the choice is made once. */
    private static final class Holder {
        static final Optional<ProductTile> INSTANCE =
                VectorModule.choose(System.getProperty("bask.vector", "auto"), ProductTile.class, "VectorProductTile");
    }

    /** The implementation for this JVM, if it has one. */
    public static Optional<ProductTile> instance() {
        return Holder.INSTANCE;
    }

    /** The implementation that uses the Vector API, if this JVM has it. */
    static Optional<ProductTile> vector() {
        return VectorModule.load(ProductTile.class, "VectorProductTile");
    }

    /** How many rows a tile has. */
    public abstract int rows();

    /** How many columns a tile has. */
    public abstract int columns();

    /**
     * {@code c[at + i * stride + j] = fma(a[i], b[j], c[at + i * stride + j])} for {@code depth} columns {@code a} and rows
     * {@code b}, one after the other, so that every element is a chain in their order.
     *
     * @param a columns of {@link #rows} elements, one behind the other
     * @param from where the first begins
     * @param b rows of {@link #columns} elements, one behind the other
     * @param first where the first begins
     */
    public abstract void add(double[] a, int from, double[] b, int first, int depth, double[] c, int at, int stride);
}
