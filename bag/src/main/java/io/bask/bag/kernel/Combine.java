package io.bask.bag.kernel;

import io.bask.graph.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * Makes one state of several.
 *
 * @param accumulator how
 * @param last whether the state is finished and the result handed out
 */
public record Combine(Accumulator accumulator, boolean last) implements Kernel {
    @Override
    public @Nullable Object run(@Nullable Object[] states) throws Exception {
        Object state = states.length == 1 ? states[0] : accumulator.combine(states);
        return last ? accumulator.finish(state) : state;
    }

    @Override
    public String operation() {
        return accumulator.operation();
    }
}
