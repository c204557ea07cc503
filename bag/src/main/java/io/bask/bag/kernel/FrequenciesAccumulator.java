package io.bask.bag.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts how often each element occurs. */
public enum FrequenciesAccumulator implements Accumulator {
    /** The only one. */
    INSTANCE;

    @Override
    public Object start() {
        return new CountTable();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        add(state, element, 1);
        return state;
    }

    /** Counts an element so many times. */
    void add(@Nullable Object state, @Nullable Object element, long times) throws Exception {
        try {
            table(state).add(element, times);
        } catch (RuntimeException | StackOverflowError thrown) {
            throw Failure.of(operation(), thrown, element);
        }
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        CountTable all = new CountTable();
        for (Object state : states) {
            all.addAll(table(state));
        }
        return all;
    }

    @Override
    public Object finish(@Nullable Object state) {
        return new Counts(table(state));
    }

    private static CountTable table(@Nullable Object state) {
        return (CountTable) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return "frequencies";
    }
}
