package io.bask;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import io.bask.graph.Layer;
import io.bask.graph.Literal;
import io.bask.memory.Kept;
import io.bask.memory.MemoryBudget;
import io.bask.memory.Sized;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a graph the tasks that keep results beyond the run: one behind each output, so that a result that is kept may go
 * to disk while the run goes on.
 */
final class Persisting {
    private Persisting() {}

    /** The same outputs, kept. */
    static List<Output<?>> outputs(List<Output<?>> outputs, GraphBuilder builder) {
        Graph written = builder.build();
        List<Output<?>> kept = new ArrayList<>(outputs.size());
        for (int i = 0; i < outputs.size(); i++) {
            int[] tasks = outputs.get(i).tasks().clone();
            if (!outputs.get(i).keeps() || tasks.length == 0) {
                kept.add(outputs.get(i));
                continue;
            }
            int layer = builder.layer(layer(written, tasks, i));
            for (int block = 0; block < tasks.length; block++) {
                tasks[block] = builder.add(layer, block, kernel(written, tasks[block]), tasks[block]);
            }
            kept.add(outputs.get(i).at(tasks));
        }
        return kept;
    }

    private static Layer layer(Graph written, int[] tasks, int output) {
        Layer first = written.layer(tasks[0]);
        return new Layer(
                "keep-%d-%s".formatted(output, first.name()),
                new int[] {tasks.length},
                0,
                first.site(),
                first.annotations());
    }

    private static Kernel kernel(Graph written, int task) {
        return written.kernel(task) instanceof Literal literal ? new Hold(literal.value()) : new Hold(null);
    }

    /** What the tasks answered, to hand to a family. */
    static @Nullable Object persisted(Output<?> output, @Nullable Object[] results) {
        return output.persisted().apply(output.keeps() ? kept(results) : results);
    }

    private static @Nullable Object[] kept(@Nullable Object[] results) {
        @Nullable Object[] kept = new Object[results.length];
        for (int i = 0; i < results.length; i++) {
            kept[i] = ((Held) Objects.requireNonNull(results[i])).kept();
        }
        return kept;
    }

    /**
     * Keeps what it reads.
     *
     * @param there what there is already in the graph: kept, or the user's own; null where it is computed
     */
    private record Hold(@Nullable Object there) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            if (there instanceof Kept<?> kept) {
                return new Held(kept);
            }
            Object value = inputs[0];
            if (value == null) {
                return new Held(null);
            }
            return new Held(there == null ? MemoryBudget.shared().persisted().keep(value) : Kept.uncounted(value));
        }

        @Override
        public String operation() {
            return "keep";
        }
    }

    /** A kept result on its way out of the run, of which it takes nothing. */
    private record Held(@Nullable Kept<?> kept) implements Sized {
        @Override
        public long bytes() {
            return 0;
        }
    }
}
