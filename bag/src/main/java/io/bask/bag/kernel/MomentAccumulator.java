package io.bask.bag.kernel;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Variance or standard deviation of numbers, in one pass.
 *
 * <p>Keeps number, mean and sum of squared distances from the mean; states are merged exactly as if their elements had
 * come one by one, but for rounding. So large numbers that lie close together lose nothing, as sums of squares would.
 *
 * @param ddof what is subtracted from the number of elements before dividing
 * @param root whether the square root is wanted
 */
public record MomentAccumulator(int ddof, boolean root) implements Accumulator {
    private static final class State implements Serializable {
        private static final long serialVersionUID = 1L;

        private long count;
        private double mean;
        private double squares;

        void add(double number) {
            count++;
            double distance = number - mean;
            mean += distance / count;
            squares += distance * (number - mean);
        }

        void add(State other) {
            if (other.count == 0) {
                return;
            }
            long all = count + other.count;
            double distance = other.mean - mean;
            squares += other.squares + distance * distance * ((double) count / all) * other.count;
            mean += distance * other.count / all;
            count = all;
        }
    }

    @Override
    public Object start() {
        return new State();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) {
        state(state).add(number(element));
        return state;
    }

    private double number(@Nullable Object element) {
        if (element instanceof Number number) {
            return number instanceof BigDecimal big ? big.doubleValue() : number.doubleValue();
        }
        if (element instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw new IllegalArgumentException(
                "%s needs numbers; an element is %s; map it to a number first, or filter it out"
                        .formatted(operation(), Failure.typed(element)));
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        State all = new State();
        for (Object state : states) {
            all.add(state(state));
        }
        return all;
    }

    @Override
    public Object finish(@Nullable Object state) {
        State all = state(state);
        if (all.count <= ddof || all.count == 0) {
            throw new IllegalStateException(
                    "%s of %d element%s with ddof %d has no answer: it divides by the number of elements less ddof; ask count() first"
                            .formatted(operation(), all.count, all.count == 1 ? "" : "s", ddof));
        }
        double variance = all.squares / (all.count - ddof);
        return root ? Math.sqrt(variance) : variance;
    }

    private static State state(@Nullable Object state) {
        return (State) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return root ? "std" : "var";
    }
}
