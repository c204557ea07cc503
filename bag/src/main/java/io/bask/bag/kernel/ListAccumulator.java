package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.bag.partition.RowFunction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reduces each partition as a list, and the list of what came out of all partitions, in their order.
 *
 * @param perPartition makes a value of the elements of a partition
 * @param aggregate makes the result of those values
 * @param skipsEmpty whether partitions without elements have no value
 */
public record ListAccumulator(RowFunction perPartition, RowFunction aggregate, boolean skipsEmpty, String operation)
        implements Accumulator {
    @Override
    public Object start() {
        return new Partition.Builder();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) {
        ((Partition.Builder) Objects.requireNonNull(state)).accept(element);
        return state;
    }

    @Override
    public Object seal(@Nullable Object state) throws Exception {
        List<@Nullable Object> elements = ((Partition.Builder) Objects.requireNonNull(state)).build();
        if (skipsEmpty && elements.isEmpty()) {
            return Partition.copyOf(new @Nullable Object[0], 0, 0);
        }
        return Partition.copyOf(new @Nullable Object[] {apply(perPartition, elements)}, 0, 1);
    }

    @Override
    public Object combine(@Nullable Object[] states) throws Exception {
        Partition.Builder all = new Partition.Builder();
        for (Object state : states) {
            ((Partition) Objects.requireNonNull(state)).feed(all);
        }
        return all.build();
    }

    @Override
    public @Nullable Object finish(@Nullable Object state) throws Exception {
        return apply(aggregate, (Partition) Objects.requireNonNull(state));
    }

    private @Nullable Object apply(RowFunction function, List<@Nullable Object> values) throws Exception {
        try {
            return function.apply(new @Nullable Object[] {values});
        } catch (Throwable thrown) {
            throw Failure.of(operation, thrown, values);
        }
    }
}
