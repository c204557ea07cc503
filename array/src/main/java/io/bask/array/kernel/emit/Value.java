package io.bask.array.kernel.emit;

import io.bask.array.shape.DType;

/**
 * A number of some dtype in code under construction: one node, or two for a complex number.
 *
 * @param dtype its dtype
 * @param re the node of the number, or of its real part
 * @param im the node of the imaginary part; -1 for a real number
 */
public record Value(DType dtype, int re, int im) {

    /** A real number. */
    public static Value real(DType dtype, int node) {
        return new Value(dtype, node, -1);
    }
}
