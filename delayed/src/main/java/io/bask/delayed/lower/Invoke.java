package io.bask.delayed.lower;

import io.bask.delayed.expr.Operation;
import io.bask.delayed.expr.Pattern;
import io.bask.graph.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function of the user.
 *
 * @param function what is called
 * @param arguments how its arguments come about; null where they are the task's inputs, in order
 */
record Invoke(Operation function, Pattern @Nullable [] arguments) implements Kernel {
    @Override
    public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
        return function.apply(arguments(inputs));
    }

    @Override
    public @Nullable Object[] arguments(@Nullable Object[] inputs) {
        if (arguments == null) {
            return inputs;
        }
        @Nullable Object[] filled = new Object[arguments.length];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = arguments[i].fill(inputs);
        }
        return filled;
    }

    @Override
    public String operation() {
        return function.name();
    }
}
