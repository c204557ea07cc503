package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.function.Function1;
import io.bask.function.MethodName;
import io.bask.graph.Kernel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies a function to all elements of a partition at once. */
public record MapPartitionKernel(Function1<List<Object>, Iterable<Object>> function) implements Kernel {
    @Override
    @SuppressWarnings("unchecked")
    public Object run(@Nullable Object[] inputs) throws Exception {
        Iterable<Object> results = function.apply((List<Object>) Objects.requireNonNull(inputs[0]));
        if (results == null) {
            throw new NullPointerException(operation() + " answered null; use List.of() for nothing");
        }
        Partition.Builder builder = new Partition.Builder();
        results.forEach(builder::accept);
        return builder.build();
    }

    @Override
    public String operation() {
        return "mapPartitions(%s)".formatted(MethodName.of(function));
    }
}
