package io.bask.array;

import io.bask.function.Given;
import java.util.stream.IntStream;

/**
 * Products that add up along axes: of vectors, matrices, stacks of matrices, and of any axes.
 *
 * <p>The dtype is the common one, as in NumPy: whole numbers wrap, of bools the sum is "or". Chunks of the result are those
 * of the axes it keeps; what is added up is added up chunk by chunk, so that no block is larger than those of the result.
 * For sums of products of any kind see {@link ArrayContraction#einsum}.
 */
public sealed interface ArrayProducts permits Array {
    /**
     * The product of matrices: NumPy's {@code x @ y}. An array of one axis is a row on the left, a column on the right;
     * axes before the last two number matrices and stretch to one another.
     *
     * @throws IllegalArgumentException if one has no axes, or the shapes do not suit one another
     */
    default Array matmul(Array other) {
        return Products.matmul(self(), other);
    }

    /**
     * The sum over the last axis of this array and the second to last one of the other; with a scalar, the product of
     * elements.
     *
     * @throws IllegalArgumentException if the two axes differ in length
     */
    default Array dot(Array other) {
        return Products.dot(self(), other);
    }

    /**
     * The sum of all products of elements at one place, those of this array conjugated. The shapes may differ if the
     * number of elements does not.
     *
     * @throws IllegalArgumentException if the numbers of elements differ
     */
    default Array vdot(Array other) {
        return Products.vdot(self(), other);
    }

    /**
     * The sum over the last axes of both; with a scalar, the product of elements.
     *
     * @throws IllegalArgumentException if the last axes differ in length
     */
    default Array inner(Array other) {
        return Products.inner(self(), other);
    }

    /** All products of an element of this array and one of the other, as a matrix; both in row-major order. */
    default Array outer(Array other) {
        return Products.outer(self(), other);
    }

    /**
     * The sum over the last {@code axes} axes of this array and the first of the other; 0 gives all products.
     *
     * @throws IllegalArgumentException if there are not as many axes, or they differ in length
     */
    default Array tensordot(Array other, int axes) {
        Products.require("tensordot", "the other array", other);
        int ndim = self().ndim();
        if (axes < 0 || axes > ndim || axes > other.ndim()) {
            throw new IllegalArgumentException("tensordot over %d axes of shapes %s and %s; use 0 to %d"
                    .formatted(axes, self().shape(), other.shape(), Math.min(ndim, other.ndim())));
        }
        return tensordot(
                other,
                IntStream.range(ndim - axes, ndim).toArray(),
                IntStream.range(0, axes).toArray());
    }

    /**
     * The sum over pairs of axes: {@code axes[i]} of this array and {@code otherAxes[i]} of the other. The result has the
     * axes of this array that are left, then those of the other.
     *
     * @throws IllegalArgumentException if a pair differs in length, or an axis does not exist or is named twice
     */
    default Array tensordot(Array other, int[] axes, int[] otherAxes) {
        Given.notNull(axes, "axes");
        Given.notNull(otherAxes, "otherAxes");
        Products.require("tensordot", "the other array", other);
        return Products.tensordot("tensordot", self(), other, new int[][] {axes, otherAxes});
    }

    /** Each element of this array replaced by itself times the other array: the Kronecker product. */
    default Array kron(Array other) {
        return Products.kron(self(), other);
    }

    private Array self() {
        return (Array) this;
    }
}
