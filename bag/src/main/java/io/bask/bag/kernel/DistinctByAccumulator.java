package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.function.Function1;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first of the elements with equal keys, in the order in which they came; ends as a partition.
 *
 * @param key of an element
 */
public record DistinctByAccumulator(Function1<Object, Object> key) implements Accumulator {
    @Override
    public Object start() {
        return new LinkedHashMap<@Nullable Object, @Nullable Object>();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        Map<@Nullable Object, @Nullable Object> firsts = firsts(state);
        Object of = Keyed.of(key, element, operation());
        if (!firsts.containsKey(of)) {
            firsts.put(of, element);
        }
        return state;
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
        for (Object state : states) {
            firsts(state).forEach((of, element) -> {
                if (!all.containsKey(of)) {
                    all.put(of, element);
                }
            });
        }
        return all;
    }

    @Override
    public Object finish(@Nullable Object state) {
        Partition.Builder elements = new Partition.Builder();
        firsts(state).values().forEach(elements::accept);
        return elements.build();
    }

    @SuppressWarnings("unchecked")
    private static Map<@Nullable Object, @Nullable Object> firsts(@Nullable Object state) {
        return (Map<@Nullable Object, @Nullable Object>) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return "distinct";
    }
}
