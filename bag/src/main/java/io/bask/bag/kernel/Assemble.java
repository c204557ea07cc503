package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.graph.Kernel;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the results of another collection together into the one value that it computes to.
 *
 * @param result as that collection does it
 * @param partition whether the value is to be a partition, so that it must be something to iterate over
 */
public record Assemble(Function<@Nullable Object[], ?> result, boolean partition) implements Kernel {
    @Override
    public @Nullable Object run(@Nullable Object[] blocks) {
        Object value = result.apply(blocks);
        if (!partition || value instanceof Partition) {
            return value;
        }
        if (!(value instanceof Iterable<?> elements)) {
            throw new IllegalArgumentException(
                    "a partition of a bag came out as %s; what a bag is made from must compute to a list or another Iterable"
                            .formatted(Failure.typed(value)));
        }
        Partition.Builder builder = new Partition.Builder();
        for (Iterator<?> iterator = elements.iterator(); iterator.hasNext(); ) {
            builder.accept(iterator.next());
        }
        return builder.build();
    }

    @Override
    public String operation() {
        return "compute";
    }
}
