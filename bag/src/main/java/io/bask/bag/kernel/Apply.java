package io.bask.bag.kernel;

import io.bask.function.Function1;
import io.bask.function.MethodName;
import io.bask.graph.Kernel;
import org.jspecify.annotations.Nullable;

/** Applies a function to the value of an item. */
public record Apply(Function1<Object, Object> function) implements Kernel {
    @Override
    public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
        try {
            return function.apply(inputs[0]);
        } catch (Throwable thrown) {
            throw Failure.of(operation(), thrown, inputs[0]);
        }
    }

    @Override
    public String operation() {
        return "map(%s)".formatted(MethodName.of(function));
    }
}
