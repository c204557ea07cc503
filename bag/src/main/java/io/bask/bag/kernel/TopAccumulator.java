package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.function.Function1;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the largest elements, the first of equal ones before the others, and ends as a partition in falling order.
 *
 * <p>A heap of as many elements as are wanted; most elements cost one comparison.
 *
 * @param most how many are kept
 * @param key what elements are compared by; null for the elements themselves
 */
public record TopAccumulator(int most, @Nullable Function1<Object, Object> key) implements Accumulator {
    private static final String WAY_OUT = "give a key that is";

    private static final class Top implements Serializable {
        private static final long serialVersionUID = 1L;

        private final PriorityQueue<Ranked> heap = new PriorityQueue<>(Ranked::compareWorstFirst);
        private long seen;
    }

    /** Of equal keys, the one that came earlier ranks higher. */
    private record Ranked(
            @Nullable Object element, @Nullable Object key, long number) implements Serializable {
        static int compareWorstFirst(Ranked left, Ranked right) {
            int order = Ordering.compare("topK", left.key, right.key, WAY_OUT);
            return order != 0 ? order : Long.compare(right.number, left.number);
        }
    }

    @Override
    public Object start() {
        return new Top();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        Object of = key == null ? element : Keyed.of(key, element, operation());
        add(top(state), element, of);
        return state;
    }

    private void add(Top top, @Nullable Object element, @Nullable Object of) {
        long number = top.seen++;
        if (top.heap.size() < most) {
            top.heap.add(new Ranked(element, of, number));
            if (top.heap.size() == 1) {
                Ordering.compare(operation(), of, of, WAY_OUT);
            }
            return;
        }
        Ranked worst = top.heap.peek();
        if (worst != null && Ordering.compare(operation(), of, worst.key, WAY_OUT) > 0) {
            top.heap.remove();
            top.heap.add(new Ranked(element, of, number));
        }
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        Top all = new Top();
        for (Object state : states) {
            List<Ranked> inOrder = bestFirst(top(state));
            inOrder.sort((left, right) -> Long.compare(left.number, right.number));
            inOrder.forEach(ranked -> add(all, ranked.element, ranked.key));
        }
        return all;
    }

    private static List<Ranked> bestFirst(Top top) {
        List<Ranked> ranked = new ArrayList<>(top.heap);
        ranked.sort((left, right) -> Ranked.compareWorstFirst(right, left));
        return ranked;
    }

    @Override
    public Object finish(@Nullable Object state) {
        Partition.Builder elements = new Partition.Builder();
        bestFirst(top(state)).forEach(ranked -> elements.accept(ranked.element));
        return elements.build();
    }

    private static Top top(@Nullable Object state) {
        return (Top) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return "topK";
    }
}
