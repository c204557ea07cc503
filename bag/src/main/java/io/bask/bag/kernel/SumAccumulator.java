package io.bask.bag.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds numbers up, to their sum or their mean. */
public enum SumAccumulator implements Accumulator {
    /** The sum; 0 of no elements. */
    SUM("sum") {
        @Override
        Object result(NumberSum sum) {
            return sum.total();
        }
    },
    /** The mean, as a double. */
    MEAN("mean") {
        @Override
        Object result(NumberSum sum) {
            if (sum.count() == 0) {
                throw new IllegalStateException(
                        "mean of an empty bag has no answer; ask count() first, or use fold(...), which starts from a value");
            }
            return sum.mean();
        }
    };

    private final String operation;

    SumAccumulator(String operation) {
        this.operation = operation;
    }

    abstract Object result(NumberSum sum);

    @Override
    public Object start() {
        return new NumberSum();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) {
        sum(state).add(element, operation);
        return state;
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        NumberSum all = new NumberSum();
        for (Object state : states) {
            all.add(sum(state));
        }
        return all;
    }

    @Override
    public Object finish(@Nullable Object state) {
        return result(sum(state));
    }

    private static NumberSum sum(@Nullable Object state) {
        return (NumberSum) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return operation;
    }
}
