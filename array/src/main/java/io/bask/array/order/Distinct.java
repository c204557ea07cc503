package io.bask.array.order;

import io.bask.array.block.NDArray;
import io.bask.memory.SizeOf;
import io.bask.memory.Sized;
import java.io.Serializable;

/**
 * Different elements so far, in order.
 *
 * @param values of one axis
 * @param index row-major number, in the whole array, of the first of each; empty where nobody asks
 * @param counts how often each comes; empty where nobody asks
 */
public record Distinct(NDArray values, long[] index, long[] counts) implements Serializable, Sized {
    @Override
    public long bytes() {
        return SizeOf.of(values.storageShared()) + SizeOf.of(index) + SizeOf.of(counts);
    }
}
