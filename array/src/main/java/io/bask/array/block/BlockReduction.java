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

    /** {@link #chunk(NDArray, int[])}, told where the block lies in the array; lengths only known when computed count as 0. */
    default P chunk(NDArray block, int[] axes, BlockInfo.Place place) throws Exception {
        return chunk(block, axes);
    }

    /** Joins partial results of neighbours, two or more, in the order of their blocks. */
    P combine(List<P> partials) throws Exception;

    /** Makes the answer, of the shape of the array without the reduced axes. */
    NDArray aggregate(P partial) throws Exception;

    /**
     * A reduction whose last partial result holds several answers, made from one pass over the array.
     *
     * @param <P> a partial result; serializable
     */
    interface Parts<P> extends BlockReduction<P> {
        @Override
        default P chunk(NDArray block, int[] axes) {
            throw new UnsupportedOperationException("this reduction has to know where blocks lie; give it the place");
        }

        @Override
        P chunk(NDArray block, int[] axes, BlockInfo.Place place) throws Exception;

        @Override
        default NDArray aggregate(P partial) throws Exception {
            return aggregate(partial, 0);
        }

        /** Makes one of the answers. */
        NDArray aggregate(P partial, int part) throws Exception;
    }
}
