package io.bask.graph;

import org.jspecify.annotations.Nullable;

/** The kernel of a {@link Task.Alias}: hands on its only input. */
public enum Forward implements Kernel {
    /** The only one. */
    INSTANCE;

    @Override
    public @Nullable Object run(@Nullable Object[] inputs) {
        return inputs[0];
    }

    @Override
    public String operation() {
        return "alias";
    }
}
