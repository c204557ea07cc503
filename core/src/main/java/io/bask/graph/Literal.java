package io.bask.graph;

import org.jspecify.annotations.Nullable;

/**
 * The kernel of a {@link Task.Data}: hands out a value that was there before the graph ran.
 *
 * <p>Refers to the value and never copies it, nor do passes: a value exists once however many tasks read it, in memory and
 * in a serialized graph.
 */
public record Literal(@Nullable Object value) implements Kernel {
    @Override
    public @Nullable Object run(@Nullable Object[] inputs) {
        return value;
    }

    @Override
    public String operation() {
        return "data";
    }
}
