package io.bask.bag.kernel;

import io.bask.bag.partition.Pair;
import io.bask.bag.partition.Partition;
import io.bask.function.Function1;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the elements of a partition by key: ends as pairs of a key and the list of its elements, both in the order in
 * which they came.
 *
 * @param key of an element
 * @param value what of an element goes into the list
 */
public record GroupAccumulator(Function1<Object, Object> key, Function1<Object, Object> value) implements Accumulator {
    @Override
    public Object start() {
        return new LinkedHashMap<@Nullable Object, Partition.Builder>();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        Object of = Keyed.of(key, element, operation());
        groups(state).computeIfAbsent(of, any -> new Partition.Builder()).accept(Keyed.of(value, element, operation()));
        return state;
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        throw new AssertionError("partitions are grouped each by itself");
    }

    @Override
    public Object finish(@Nullable Object state) {
        Partition.Builder pairs = new Partition.Builder();
        groups(state).forEach((of, group) -> pairs.accept(new Pair<>(Element.given(of), group.build())));
        return pairs.build();
    }

    @SuppressWarnings("unchecked")
    private static Map<@Nullable Object, Partition.Builder> groups(@Nullable Object state) {
        return (Map<@Nullable Object, Partition.Builder>) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return "groupBy";
    }
}
