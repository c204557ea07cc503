package io.bask.delayed;

import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.graph.GraphBuilder;
import io.bask.schedule.StaleMetadataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A collection of another kind: as many numbers as it believes its source to have, one task each.
 *
 * @param believed how many numbers the metadata promises; a task finds out where that is wrong
 * @param there how many there are
 */
record Numbers(String source, int believed, int there) implements Lazy<List<Integer>> {
    /** How many tasks have run since a test set it to zero. */
    static final AtomicInteger TASKS = new AtomicInteger();

    /** How often the family was asked to lower. */
    static final AtomicInteger LOWERED = new AtomicInteger();

    @Override
    public Lazy<List<Integer>> persist() {
        return this;
    }

    @Override
    public Lazy<List<Integer>> refreshed(String changed) {
        return changed.equals(source) ? new Numbers(source, there, there) : this;
    }

    @Override
    public Family family() {
        return Kind.INSTANCE;
    }

    private static int read(String source, int i, int believed, int there) {
        TASKS.incrementAndGet();
        if (believed != there) {
            throw new StaleMetadataException(source, "%d and not %d numbers".formatted(there, believed));
        }
        return i;
    }

    private enum Kind implements Family {
        INSTANCE;

        @Override
        public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
            LOWERED.incrementAndGet();
            List<Output<?>> outputs = new ArrayList<>();
            for (Lazy<?> member : members) {
                Numbers numbers = (Numbers) member;
                int[] tasks = new int[numbers.believed];
                if (!graph.contains(numbers.source)) {
                    int layer = graph.layer(numbers.source, new int[] {tasks.length}, 0);
                    for (int i = 0; i < tasks.length; i++) {
                        int element = i;
                        graph.add(layer, i, none -> read(numbers.source, element, numbers.believed, numbers.there));
                    }
                }
                Arrays.setAll(tasks, i -> graph.first(numbers.source) + i);
                outputs.add(new Output<Object>(tasks, Arrays::asList, blocks -> {
                    throw new UnsupportedOperationException("not persisted in these tests");
                }));
            }
            return outputs;
        }

        @Override
        public Map<String, String> explain(Lazy<?> member) {
            return Map.of("expression", "numbers");
        }
    }
}
