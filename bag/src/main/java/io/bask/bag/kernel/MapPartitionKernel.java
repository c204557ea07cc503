package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.bag.partition.RowFunction;
import io.bask.graph.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * Applies a function to all elements of a partition at once.
 *
 * @param function takes one list for each bag and then the values that are the same for all partitions
 * @param operation what errors call it
 */
public record MapPartitionKernel(RowFunction function, String operation) implements Kernel {
    @Override
    public Object run(@Nullable Object[] inputs) throws Exception {
        Object results = function.apply(inputs.clone());
        if (results == null) {
            throw new NullPointerException(operation + " answered null; use List.of() for nothing");
        }
        Partition.Builder builder = new Partition.Builder();
        ((Iterable<?>) results).forEach(builder::accept);
        return builder.build();
    }
}
