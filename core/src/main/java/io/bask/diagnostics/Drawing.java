package io.bask.diagnostics;

import io.bask.graph.Job;
import io.bask.graph.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of a task graph: circles are tasks, boxes are values that are there already, arrows lead from what is read
 * up to what reads it, and the results asked for have a heavy line.
 *
 * <p>Up to 500 tasks are drawn one by one; of larger graphs the drawing shows the layers, with the number of tasks in
 * each, and where there are too many layers as well, the operations. {@link #byOrder}, {@link #byMemory} and {@link
 * #byTime} shade the nodes and write into each what its shade stands for. Made without any other program, so it looks the
 * same on every machine. Immutable.
 */
public final class Drawing {
    private final Job job;
    private final Supplier<int[]> order;
    private final Diagram diagram;
    private final @Nullable Legend legend;

    /**
     * What shades mean.
     *
     * @param title of the scale
     * @param least at its light end
     * @param most at its dark end
     */
    record Legend(String title, String least, String most) {}

    private Drawing(Job job, Supplier<int[]> order, Diagram diagram, @Nullable Legend legend) {
        this.job = job;
        this.order = order;
        this.diagram = diagram;
        this.legend = legend;
    }

    /** A drawing of a job, taken to run in the order in which it was constructed. */
    public static Drawing of(Job job) {
        return of(job, () -> IntStream.range(0, job.graph().size()).toArray());
    }

    /**
     * A drawing of a job.
     *
     * @param order answers the tasks that will run, in their order; asked only if the drawing is to show it
     */
    public static Drawing of(Job job, Supplier<int[]> order) {
        boolean isSmall = job.graph().size() <= Diagram.MOST_NODES;
        return new Drawing(job, order, isSmall ? Diagram.ofTasks(job) : Diagram.ofLayers(job), null);
    }

    /** A drawing of a job's layers, however few tasks it has. */
    static Drawing ofLayers(Job job) {
        return new Drawing(job, () -> IntStream.range(0, job.graph().size()).toArray(), Diagram.ofLayers(job), null);
    }

    /** The same drawing, shaded by when each task runs, the first ones light; of layers, their first tasks count. */
    public Drawing byOrder() {
        double[] values = nothing();
        int[] tasks = order.get();
        for (int rank = tasks.length - 1; rank >= 0; rank--) {
            set(values, tasks[rank], rank + 1.0);
        }
        return shaded("order", values, value -> "#" + (long) value);
    }

    /**
     * The same drawing, shaded by how much is kept in memory while each task runs, one after another in their order: its
     * inputs, its result, and what later tasks need. In bytes as lowering estimates them, else in results. Of layers, the
     * worst moment counts.
     */
    public Drawing byMemory() {
        LiveResults live = LiveResults.of(job, order.get());
        double[] values = nothing();
        for (int task = 0; task < job.graph().size(); task++) {
            int node = diagram.nodeOf()[task];
            if (node >= 0 && live.during()[task] > 0) {
                set(
                        values,
                        task,
                        Double.isNaN(values[node]) ? live.during()[task] : Math.max(values[node], live.during()[task]));
            }
        }
        return live.isInBytes()
                ? shaded("bytes kept", values, value -> Units.bytes((long) value))
                : shaded("results kept", values, value -> String.valueOf((long) value));
    }

    /**
     * The same drawing, shaded by how long each task took according to a profiler that listened to it; of layers, all
     * their tasks together. Tasks that did not run stay white.
     */
    public Drawing byTime(Profiler profiler) {
        Map<Key, Long> nanos = new HashMap<>();
        profiler.tasks().forEach(task -> nanos.merge(task.key(), task.duration().toNanos(), Long::sum));
        double[] values = nothing();
        for (int task = 0; task < job.graph().size(); task++) {
            Long own = nanos.get(job.graph().key(task));
            int node = diagram.nodeOf()[task];
            if (own != null && node >= 0) {
                set(values, task, own + (Double.isNaN(values[node]) ? 0 : values[node]));
            }
        }
        return shaded("time in tasks", values, value -> Units.time((long) value));
    }

    private double[] nothing() {
        double[] values = new double[diagram.nodes().size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private void set(double[] values, int task, double value) {
        int node = diagram.nodeOf()[task];
        if (node >= 0) {
            values[node] = value;
        }
    }

    private Drawing shaded(String title, double[] values, DoubleFunction<String> text) {
        double least = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(0);
        double most = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
        Shade[] shades = new Shade[values.length];
        for (int i = 0; i < values.length; i++) {
            boolean isKnown = !Double.isNaN(values[i]);
            double darkness = most > least ? (values[i] - least) / (most - least) : 0;
            shades[i] = isKnown ? new Shade(darkness, text.apply(values[i])) : null;
        }
        return new Drawing(job, order, diagram.shaded(shades), new Legend(title, text.apply(least), text.apply(most)));
    }

    /** The drawing in the DOT language of Graphviz. */
    public String dot() {
        StringBuilder text = new StringBuilder("digraph bask {\n  rankdir=BT;\n  node [fontname=\"Helvetica\"];\n");
        for (int i = 0; i < diagram.nodes().size(); i++) {
            Diagram.Node node = diagram.nodes().get(i);
            Shade shade = node.shade();
            String fill = shade == null
                    ? ""
                    : ", style=filled, fillcolor=\"#%06x\", fontcolor=\"#%06x\"".formatted(shade.colour(), shade.ink());
            text.append("  %d [label=\"%s\", shape=%s%s%s];\n"
                    .formatted(
                            i,
                            escaped(node.label()) + (shade == null ? "" : "\\n" + escaped(shade.text())),
                            node.isData() ? "box" : "ellipse",
                            node.isOutput() ? ", penwidth=2.5" : "",
                            fill));
        }
        for (Diagram.Arrow arrow : diagram.arrows()) {
            text.append("  %d -> %d;\n".formatted(arrow.from(), arrow.to()));
        }
        return text.append("}\n").toString();
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** The drawing as a scalable picture. */
    public String svg() {
        return SvgPicture.of(diagram, new LayeredLayout(diagram), legend);
    }

    /** The drawing as a PNG file's bytes. */
    public byte[] png() {
        return PngPicture.of(diagram, new LayeredLayout(diagram), legend);
    }

    /**
     * Writes the drawing to a file, in the format that its name ends in: {@code .dot}, {@code .svg} or {@code .png}.
     *
     * @throws IllegalArgumentException where the name ends in something else
     * @throws UncheckedIOException where the file cannot be written
     */
    public Drawing save(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        byte[] bytes;
        if (name.endsWith(".dot")) {
            bytes = dot().getBytes(StandardCharsets.UTF_8);
        } else if (name.endsWith(".svg")) {
            bytes = svg().getBytes(StandardCharsets.UTF_8);
        } else if (name.endsWith(".png")) {
            bytes = png();
        } else {
            throw new IllegalArgumentException(
                    "cannot tell the format of \"%s\"; use a name that ends in .dot, .svg or .png".formatted(file));
        }
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the drawing to %s (%s); name a file in a folder that is there and may be written to"
                            .formatted(file, e),
                    e);
        }
        return this;
    }

    /** The DOT text. */
    @Override
    public String toString() {
        return dot();
    }
}
