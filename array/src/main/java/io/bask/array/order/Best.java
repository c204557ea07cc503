package io.bask.array.order;

import io.bask.array.block.NDArray;
import io.bask.memory.SizeOf;
import io.bask.memory.Sized;
import java.io.Serializable;

/**
 * The best elements of each line so far, in the order of the answer, and where they were.
 *
 * @param values the elements
 * @param positions int64, in the whole array, of the same shape
 */
public record Best(NDArray values, NDArray positions) implements Serializable, Sized {
    @Override
    public long bytes() {
        return SizeOf.of(values.storageShared()) + SizeOf.of(positions.storageShared());
    }
}
