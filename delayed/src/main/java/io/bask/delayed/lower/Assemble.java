package io.bask.delayed.lower;

import io.bask.graph.Kernel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the blocks of another collection together into the one value that it computes to.
 *
 * @param result as that collection does it
 */
record Assemble(Function<@Nullable Object[], ?> result) implements Kernel {
    @Override
    public @Nullable Object run(@Nullable Object[] blocks) {
        return result.apply(blocks);
    }

    @Override
    public String operation() {
        return "compute";
    }
}
