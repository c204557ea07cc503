package io.bask.bag.kernel;

import org.jspecify.annotations.Nullable;

/** Counts elements. */
public enum CountAccumulator implements Accumulator {
    /** The only one. */
    INSTANCE;

    @Override
    public Object start() {
        return new long[1];
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) {
        counter(state)[0]++;
        return state;
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        long[] sum = new long[1];
        for (Object state : states) {
            sum[0] += counter(state)[0];
        }
        return sum;
    }

    @Override
    public Object finish(@Nullable Object state) {
        return counter(state)[0];
    }

    private static long[] counter(@Nullable Object state) {
        if (state instanceof long[] counter) {
            return counter;
        }
        throw new AssertionError("not a state of count: " + state);
    }

    @Override
    public String operation() {
        return "count";
    }
}
