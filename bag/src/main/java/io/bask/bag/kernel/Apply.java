package io.bask.bag.kernel;

import io.bask.bag.partition.RowFunction;
import io.bask.graph.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * Applies a function to the values of items.
 *
 * @param function takes one value an input
 * @param operation what errors call it
 */
public record Apply(RowFunction function, String operation) implements Kernel {
    @Override
    public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
        try {
            return function.apply(inputs.clone());
        } catch (Throwable thrown) {
            throw Failure.of(operation, thrown, inputs);
        }
    }
}
