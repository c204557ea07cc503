package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws elements with replacement: each draw is an element of the whole bag, all equally likely, whatever the other draws.
 *
 * <p>Each draw is a reservoir of one element. Element number n takes the place of the drawn one with probability 1/n;
 * instead of asking so of each element, a draw knows the number of the element that it changes to next, and the draws
 * wait in a heap. Two partitions' draws are put together by choosing between them in proportion to their elements.
 *
 * @param count how many are drawn
 * @param seed of the draws, together with the number of the partition
 */
public record ChoicesAccumulator(int count, long seed) implements Accumulator {
    private record Change(long at, int draw) implements Serializable {}

    private static final class Draws implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final Comparator<Change> NEXT_FIRST =
                Comparator.comparingLong(Change::at).thenComparingInt(Change::draw);

        private final long seed;
        private final transient SplittableRandom random;
        private final transient PriorityQueue<Change> changes = new PriorityQueue<>(NEXT_FIRST);

        // Serializable wherever the elements are.
        @SuppressWarnings("serial")
        private final @Nullable Object[] drawn;

        private long seen;

        Draws(int count, long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            drawn = new Object[count];
        }
    }

    @Override
    public Object start() {
        return start(0);
    }

    @Override
    public Object start(int partition) {
        Draws draws = new Draws(count, Seeding.of(seed, partition).nextLong());
        for (int draw = 0; draw < count; draw++) {
            draws.changes.add(new Change(1, draw));
        }
        return draws;
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) {
        Draws draws = draws(state);
        long number = ++draws.seen;
        for (Change next = draws.changes.peek(); next != null && next.at == number; next = draws.changes.peek()) {
            draws.changes.remove();
            draws.drawn[next.draw] = element;
            double until = number / (1 - draws.random.nextDouble());
            long at = until >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) until + 1;
            draws.changes.add(new Change(at, next.draw));
        }
        return state;
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        long mixed = 0;
        for (Object state : states) {
            mixed = Seeding.mix(mixed ^ draws(state).seed);
        }
        Draws all = new Draws(count, mixed);
        for (Object state : states) {
            Draws draws = draws(state);
            all.seen += draws.seen;
            for (int draw = 0; draw < count && draws.seen > 0; draw++) {
                if (all.random.nextLong(all.seen) < draws.seen) {
                    all.drawn[draw] = draws.drawn[draw];
                }
            }
        }
        return all;
    }

    @Override
    public Object finish(@Nullable Object state) {
        Draws draws = draws(state);
        if (draws.seen == 0 && count > 0) {
            throw new IllegalStateException(
                    "%d elements cannot be drawn from an empty bag; ask count() first".formatted(count));
        }
        return Partition.copyOf(Arrays.copyOf(draws.drawn, count), 0, count);
    }

    private static Draws draws(@Nullable Object state) {
        return (Draws) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return "choices";
    }
}
