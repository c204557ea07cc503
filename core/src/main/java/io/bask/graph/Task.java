package io.bask.graph;

import io.bask.function.Given;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work in a {@link Graph}, as a value to look at.
 *
 * <p>Graphs hold tasks as ints; {@link Graph#task} makes this view for inspection, drawing and hand-made graphs.
 */
public sealed interface Task extends Serializable {
    /** Keys whose results this task reads, in the order in which it reads them. */
    List<Key> dependencies();

    /** A value that is already there. */
    record Data(@Nullable Object value) implements Task {
        @Override
        public List<Key> dependencies() {
            return List.of();
        }
    }

    /** A kernel applied to the results of other tasks. */
    record Call(Kernel kernel, List<Key> dependencies) implements Task {
        /** Names what is missing. */
        public Call {
            Given.notNull(kernel, "kernel");
            Given.noneNull(dependencies, "dependencies");
            dependencies = List.copyOf(dependencies);
        }
    }

    /** A second name for another task's result. */
    record Alias(Key target) implements Task {
        /** Names what is missing. */
        public Alias {
            Given.notNull(target, "target");
        }

        @Override
        public List<Key> dependencies() {
            return List.of(target);
        }
    }
}
