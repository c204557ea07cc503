package io.bask.diagnostics;

import io.bask.graph.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A drawing of a task graph: circles are tasks, boxes are values that are there already, arrows lead from what is read
 * up to what reads it, and the results asked for have a heavy line.
 *
 * <p>Up to {@value #MOST_TASKS} tasks are drawn one by one; of larger graphs the drawing shows the layers, with the
 * number of tasks in each. Made without any other program, so it looks the same on every machine.
 */
public final class Drawing {
    private static final int MOST_TASKS = 500;

    private final Diagram diagram;

    private Drawing(Diagram diagram) {
        this.diagram = diagram;
    }

    /** A drawing of a job. */
    public static Drawing of(Job job) {
        boolean isSmall = job.graph().size() <= MOST_TASKS;
        return new Drawing(isSmall ? Diagram.ofTasks(job) : Diagram.ofLayers(job));
    }

    /** The drawing in the DOT language of Graphviz. */
    public String dot() {
        StringBuilder text = new StringBuilder("digraph bask {\n  rankdir=BT;\n  node [fontname=\"Helvetica\"];\n");
        for (int i = 0; i < diagram.nodes().size(); i++) {
            Diagram.Node node = diagram.nodes().get(i);
            text.append("  %d [label=\"%s\", shape=%s%s];\n"
                    .formatted(
                            i,
                            node.label()
                                    .replace("\\", "\\\\")
                                    .replace("\"", "\\\"")
                                    .replace("\n", "\\n"),
                            node.isData() ? "box" : "ellipse",
                            node.isOutput() ? ", penwidth=2.5" : ""));
        }
        for (Diagram.Arrow arrow : diagram.arrows()) {
            text.append("  %d -> %d;\n".formatted(arrow.from(), arrow.to()));
        }
        return text.append("}\n").toString();
    }

    /** The drawing as a scalable picture. */
    public String svg() {
        return SvgPicture.of(diagram, new LayeredLayout(diagram));
    }

    /** The drawing as a PNG file's bytes. */
    public byte[] png() {
        return PngPicture.of(diagram, new LayeredLayout(diagram));
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
            throw new UncheckedIOException("cannot write the drawing to %s: %s".formatted(file, e.getMessage()), e);
        }
        return this;
    }

    /** The DOT text. */
    @Override
    public String toString() {
        return dot();
    }
}
