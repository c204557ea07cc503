package io.bask.bag.kernel;

import org.jspecify.annotations.Nullable;

/** Keeps the smallest or the largest element, the first of equal ones. */
public enum ExtremeAccumulator implements Accumulator {
    /** The smallest. */
    MIN("min", -1),
    /** The largest. */
    MAX("max", 1);

    private final String operation;
    private final int sign;

    ExtremeAccumulator(String operation, int sign) {
        this.operation = operation;
        this.sign = sign;
    }

    @Override
    public Object start() {
        return Nothing.YET;
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        return state == Nothing.YET || Ordering.compare(operation, element, state, "use reduce(...)") * (long) sign > 0
                ? element
                : state;
    }

    @Override
    public @Nullable Object combine(@Nullable Object[] states) throws Exception {
        Object best = Nothing.YET;
        for (Object state : states) {
            if (state != Nothing.YET) {
                best = add(best, state);
            }
        }
        return best;
    }

    @Override
    public @Nullable Object finish(@Nullable Object state) {
        if (state == Nothing.YET) {
            throw new IllegalStateException(
                    "%s of an empty bag has no answer; use fold(initial, ...), which answers its initial value"
                            .formatted(operation));
        }
        return state;
    }

    @Override
    public String operation() {
        return operation;
    }
}
