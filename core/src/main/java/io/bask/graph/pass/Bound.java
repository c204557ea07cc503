package io.bask.graph.pass;

import io.bask.graph.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * A kernel some of whose inputs are known beforehand.
 *
 * @param kernel what runs
 * @param inputs as the kernel reads them, {@link Open} where a result of the run goes
 */
record Bound(Kernel kernel, @Nullable Object[] inputs) implements Kernel {
    /** Marks an input that the run fills in. */
    enum Open {
        INPUT
    }

    @Override
    public @Nullable Object run(@Nullable Object[] results) throws Exception {
        return kernel.run(filled(results));
    }

    @Override
    public @Nullable Object[] arguments(@Nullable Object[] results) {
        return kernel.arguments(filled(results));
    }

    private @Nullable Object[] filled(@Nullable Object[] results) {
        @Nullable Object[] all = inputs.clone();
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == Open.INPUT) {
                all[i] = results[next++];
            }
        }
        return all;
    }

    @Override
    public String operation() {
        return kernel.operation();
    }
}
