package io.bask;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What {@link Bask#waitOn(Lazy, Lazy, Lazy...)} answers: for each lazy object one that waits for all of them. */
public final class Together {
    private final List<Lazy<?>> given;
    private final Map<Lazy<?>, Lazy<?>> waiting = new IdentityHashMap<>();

    Together(List<? extends Lazy<?>> lazies) {
        given = List.copyOf(lazies);
        lazies.forEach(lazy -> waiting.put(lazy, held(lazy)));
    }

    private <T> Lazy<?> held(Lazy<T> lazy) {
        return lazy.family().later(lazy, Deferred.held(lazy, given));
    }

    /**
     * The same as {@code lazy}, of the same kind, but that none of its results is there before all are.
     *
     * @throws IllegalArgumentException where {@code lazy} is not one of those given
     */
    @SuppressWarnings("unchecked") // a family answers members of the same kind
    public <L extends Lazy<?>> L get(L lazy) {
        Lazy<?> found = waiting.get(lazy);
        if (found == null) {
            throw new IllegalArgumentException(
                    "%s does not wait here; ask for one of the %d objects given".formatted(lazy, given.size()));
        }
        return (L) found;
    }

    /** Number of objects. */
    public int size() {
        return given.size();
    }

    @Override
    public String toString() {
        return "Together" + given;
    }
}
