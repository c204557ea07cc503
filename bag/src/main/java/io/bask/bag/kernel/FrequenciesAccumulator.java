package io.bask.bag.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts how often each element occurs. */
public enum FrequenciesAccumulator implements Accumulator {
    /** The only one. */
    INSTANCE;

    @Override
    public Object start() {
        return new CountBatch();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        return count(state, element, operation());
    }

    /** Counts an element for what errors call {@code operation}. */
    static @Nullable Object count(@Nullable Object state, @Nullable Object element, String operation) throws Exception {
        try {
            batch(state).add(element);
        } catch (RuntimeException | StackOverflowError thrown) {
            throw Failure.of(operation, thrown, element);
        }
        return state;
    }

    @Override
    public Object seal(@Nullable Object state) {
        return batch(state).table();
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        CountTable all = new CountTable(table(states[0]));
        for (int i = 1; i < states.length; i++) {
            all.addAll(table(states[i]));
        }
        return all;
    }

    @Override
    public Object finish(@Nullable Object state) {
        return new Counts(table(state));
    }

    static CountBatch batch(@Nullable Object state) {
        return (CountBatch) Objects.requireNonNull(state);
    }

    private static CountTable table(@Nullable Object state) {
        return (CountTable) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return "frequencies";
    }
}
