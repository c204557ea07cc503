package io.bask;

import io.bask.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something lazy that is done when other lazy objects are; keeps none of their results.
 *
 * <p>Computes to the number of blocks that it waited for. See {@link Bask#checkpoint}.
 */
public final class Checkpoint implements Lazy<Integer> {
    private final List<Lazy<?>> parents;

    Checkpoint(List<? extends Lazy<?>> parents) {
        this.parents = List.copyOf(parents);
    }

    /** What it waits for. */
    public List<Lazy<?>> parents() {
        return parents;
    }

    /** Waits now; what this answers waits for nothing any more, and computes to 0. */
    @Override
    public Checkpoint persist() {
        return Bask.persist(this);
    }

    @Override
    public Checkpoint refreshed(String source) {
        List<Lazy<?>> fresh = new ArrayList<>();
        parents.forEach(parent -> fresh.add(parent.refreshed(source)));
        return new Checkpoint(fresh);
    }

    @Override
    public Family family() {
        return CheckpointFamily.INSTANCE;
    }

    @Override
    public String toString() {
        return "Checkpoint(%d lazy objects)".formatted(parents.size());
    }

    private enum CheckpointFamily implements Family {
        INSTANCE;

        @Override
        public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
            List<Output<?>> outputs = new ArrayList<>();
            for (Lazy<?> member : members) {
                int gate = Gate.add(graph, ((Checkpoint) member).parents, optimize);
                outputs.add(new Output<Integer>(
                        new int[] {gate},
                        blocks -> blocks[0] instanceof Integer count ? count : 0,
                        blocks -> new Checkpoint(List.of())));
            }
            return outputs;
        }

        @Override
        public Map<String, String> explain(Lazy<?> member) {
            return Map.of("expression", "checkpoint of " + ((Checkpoint) member).parents + "\n");
        }

        @Override
        public Lazy<?> later(Lazy<?> member, Deferred<?> deferred) {
            return new Checkpoint(List.of(deferred));
        }
    }
}
