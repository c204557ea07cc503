package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws elements without replacement, each set of that many equally likely.
 *
 * <p>Every element gets a random ticket; those with the lowest tickets are kept, in the order of their tickets, which is
 * random too. However states are combined, the same tickets win.
 *
 * @param count how many are drawn
 * @param seed of the tickets, together with the number of the partition
 */
public record SampleAccumulator(int count, long seed) implements Accumulator {
    private record Ticket(@Nullable Object element, long number) implements Serializable {}

    private static final class Drawn implements Serializable {
        private static final long serialVersionUID = 1L;

        private final SplittableRandomHolder random;
        private final PriorityQueue<Ticket> highestFirst =
                new PriorityQueue<>((left, right) -> Long.compare(right.number, left.number));
        private long seen;

        Drawn(SplittableRandomHolder random) {
            this.random = random;
        }
    }

    /** The generator of a pass; states that travel have no further use for theirs. */
    private static final class SplittableRandomHolder implements Serializable {
        private static final long serialVersionUID = 1L;

        private transient @Nullable SplittableRandom random;

        SplittableRandomHolder(SplittableRandom random) {
            this.random = random;
        }

        long next() {
            return Objects.requireNonNull(random).nextLong();
        }
    }

    @Override
    public Object start() {
        return start(0);
    }

    @Override
    public Object start(int partition) {
        return new Drawn(new SplittableRandomHolder(Seeding.of(seed, partition)));
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) {
        Drawn drawn = drawn(state);
        drawn.seen++;
        keep(drawn, new Ticket(element, drawn.random.next()));
        return state;
    }

    private void keep(Drawn drawn, Ticket ticket) {
        if (drawn.highestFirst.size() < count) {
            drawn.highestFirst.add(ticket);
            return;
        }
        Ticket highest = drawn.highestFirst.peek();
        if (highest != null && ticket.number < highest.number) {
            drawn.highestFirst.remove();
            drawn.highestFirst.add(ticket);
        }
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        Drawn all = new Drawn(drawn(states[0]).random);
        for (Object state : states) {
            Drawn drawn = drawn(state);
            all.seen += drawn.seen;
            drawn.highestFirst.forEach(ticket -> keep(all, ticket));
        }
        return all;
    }

    @Override
    public Object finish(@Nullable Object state) {
        Drawn drawn = drawn(state);
        if (drawn.seen < count) {
            throw new IllegalArgumentException(
                    "%d elements cannot be drawn from %d without replacement; draw fewer, or use choices(...), which may draw an element again"
                            .formatted(count, drawn.seen));
        }
        List<Ticket> tickets = new ArrayList<>(drawn.highestFirst);
        tickets.sort(Comparator.comparingLong(Ticket::number));
        Partition.Builder elements = new Partition.Builder();
        tickets.forEach(ticket -> elements.accept(ticket.element));
        return elements.build();
    }

    private static Drawn drawn(@Nullable Object state) {
        return (Drawn) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return "sample";
    }
}
