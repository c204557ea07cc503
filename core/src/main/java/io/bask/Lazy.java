package io.bask;

import io.bask.annotation.Annotations;
import io.bask.diagnostics.Drawing;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that is not computed yet: a collection, or a value that will come out of one.
 *
 * <p>Building a lazy object costs next to nothing and reads no data. {@link #compute} optimises the expression, lowers
 * it to a task graph and runs it on all cores; {@link Bask#compute(Lazy, Lazy, Lazy...)} does so for several at once and
 * runs what they share a single time. Immutable; safe from any thread.
 *
 * @param <T> what {@link #compute} answers
 */
public interface Lazy<T> {
    /**
     * Computes and answers the result.
     *
     * @throws io.bask.schedule.TaskFailedException where a task failed; the cause is what it threw
     * @throws java.util.concurrent.CancellationException where the calling thread was interrupted
     */
    default T compute() {
        return Bask.compute(this);
    }

    /**
     * Computes now and answers a lazy object of the same kind and value that holds the results in memory.
     *
     * <p>Use it for what several later computations start from. The optimiser cannot see past it.
     */
    Lazy<T> persist();

    /**
     * The expression as written and after each phase of the optimiser, as text; phases that follow each other and change nothing share
     * one short line.
     */
    default String explain() {
        StringBuilder text = new StringBuilder();
        List<String> idle = new ArrayList<>();
        String above = "";
        for (Map.Entry<String, String> phase : phases().entrySet()) {
            String tree = phase.getValue();
            if (tree.equals(above)) {
                idle.add(phase.getKey());
                continue;
            }
            text.append(unchanged(idle)).append(phase.getKey()).append(":\n").append(tree.indent(2));
            text.append('\n');
            idle.clear();
            above = tree;
        }
        return text.append(unchanged(idle)).toString();
    }

    private static String unchanged(List<String> phases) {
        return phases.isEmpty() ? "" : String.join(", ", phases) + ": as above\n\n";
    }

    /**
     * The expression after one phase of the optimiser, as text.
     *
     * @throws IllegalArgumentException where there is no such phase; the message lists those there are
     */
    default String explain(String phase) {
        Given.notNull(phase, "phase");
        Map<String, String> phases = phases();
        String tree = phases.get(phase);
        if (tree == null) {
            throw new IllegalArgumentException(
                    "there is no phase \"%s\"; the phases are %s".formatted(phase, phases.keySet()));
        }
        return tree;
    }

    private Map<String, String> phases() {
        try (Annotations.Scope pause = Annotations.pause()) {
            return family().explain(this);
        }
    }

    /**
     * Draws the task graph of this object as it is written, before any optimisation.
     *
     * <p>{@link Bask#visualize} draws several objects at once, and what the optimiser leaves of them.
     */
    default Drawing visualize() {
        return Bask.visualize(List.of(this), false);
    }

    /** Like {@link #visualize()}, and saves the drawing as {@code .dot}, {@code .svg} or {@code .png}. */
    default Drawing visualize(Path file) {
        Given.notNull(file, "file");
        return visualize().save(file);
    }

    /** The kind of collection that this is: who optimises and lowers it. For authors of collections. */
    Family family();

    /**
     * This object with the metadata of one source looked up anew. For authors of collections.
     *
     * <p>Called when a task found that the source is not what its metadata said ({@link
     * io.bask.schedule.StaleMetadataException}), before the computation starts over.
     *
     * @param source layer name of the expression that reads the source
     */
    default Lazy<T> refreshed(String source) {
        return this;
    }
}
