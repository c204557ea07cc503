package io.bask.array.block;

import java.io.Serializable;
import java.util.List;

/**
 * A user's reduction, in three steps that make a tree: each block becomes a partial result, partial results are joined, and
 * the last one becomes a block of the answer.
 *
 * <p>Pure, as a {@link BlockFunction} is.
 *
 * @param <P> a partial result; serializable
 */
public interface BlockReduction<P> extends Serializable {
    /**
     * Reduces a block by itself.
     *
     * @param axes the axes that are reduced, in [0, ndim) and rising
     */
    P chunk(NDArray block, int[] axes) throws Exception;

    /** Joins partial results of neighbours, two or more, in the order of their blocks. */
    P combine(List<P> partials) throws Exception;

    /** Makes the answer, of the shape of the array without the reduced axes. */
    NDArray aggregate(P partial) throws Exception;
}
