package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.function.Function1;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splits elements by the hash of their keys, so that those with equal keys come together.
 *
 * @param key of an element
 * @param count number of parts
 */
public record SplitAccumulator(Function1<Object, Object> key, int count, String operation) implements Accumulator {
    @Override
    public Object start() {
        Partition.Builder[] parts = new Partition.Builder[count];
        Arrays.setAll(parts, i -> new Partition.Builder());
        return parts;
    }

    @Override
    public Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        Partition.Builder[] parts = parts(state);
        Object of = Keyed.of(key, element, operation);
        int part;
        try {
            part = Keyed.partition(of, count);
        } catch (RuntimeException | StackOverflowError thrown) {
            throw Failure.of(operation + "'s key", thrown, element);
        }
        parts[part].accept(element);
        return parts;
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        throw new AssertionError("parts of partitions are picked, never combined");
    }

    @Override
    public Object finish(@Nullable Object state) {
        return new Shards(
                Arrays.stream(parts(state)).map(Partition.Builder::build).toList());
    }

    private static Partition.Builder[] parts(@Nullable Object state) {
        return (Partition.Builder[]) Objects.requireNonNull(state);
    }
}
