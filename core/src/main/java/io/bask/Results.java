package io.bask;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@link Bask#compute(Lazy, Lazy, Lazy...)} answers: one result for each lazy object given. Immutable. */
public final class Results {
    private final Map<Lazy<?>, @Nullable Object> results = new IdentityHashMap<>();

    private final List<Lazy<?>> given;

    Results(List<? extends Lazy<?>> lazies, List<@Nullable Object> values) {
        given = List.copyOf(lazies);
        for (int i = 0; i < lazies.size(); i++) {
            results.put(lazies.get(i), values.get(i));
        }
    }

    /**
     * The result of {@code lazy}.
     *
     * @throws IllegalArgumentException where {@code lazy} is not one of the objects that were computed
     */
    @SuppressWarnings("unchecked")
    public <T> T get(Lazy<T> lazy) {
        if (!results.containsKey(lazy)) {
            throw new IllegalArgumentException(
                    "%s was not computed here; ask for one of the %d objects given to compute"
                            .formatted(lazy, results.size()));
        }
        return (T) results.get(lazy);
    }

    /** Number of results. */
    public int size() {
        return results.size();
    }

    /** Each object's description and its result, a line each, in the order in which they were given. */
    @Override
    public String toString() {
        return given.stream()
                .map(lazy -> lazy + " = " + results.get(lazy))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
