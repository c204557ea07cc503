package io.bask.graph;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Tells when a graph that is written somewhere carries a lot of data with it.
 *
 * <p>Inside one JVM data in a graph costs nothing: a {@link Literal} refers to it, and it is there once however many tasks
 * read it. Written to a stream all of it goes along. So this is asked where a graph is serialized, and nowhere else.
 */
final class EmbeddedData {
    /** From here on a warning is due. */
    static final long MUCH_BYTES = 10L << 20;

    private long bytes;
    private long largestBytes;
    private int largestBlocks;
    private @Nullable Layer largest;

    private EmbeddedData(Graph graph) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        long layerBytes = 0;
        int layerBlocks = 0;
        for (int task = 0; task < graph.size(); task++) {
            if (task > 0 && graph.layer(task) != graph.layer(task - 1)) {
                layerBytes = 0;
                layerBlocks = 0;
            }
            if (graph.kernel(task) instanceof Literal literal && literal.value() != null && seen.add(literal.value())) {
                long size = bytes(graph.layer(task), literal.value());
                bytes += size;
                layerBytes += size;
                layerBlocks++;
                if (layerBytes > largestBytes) {
                    largest = graph.layer(task);
                    largestBytes = layerBytes;
                    largestBlocks = layerBlocks;
                }
            }
        }
    }

    /** What to tell somebody who serializes this graph, if there is anything to tell. O(tasks). */
    static Optional<String> warning(Graph graph) {
        EmbeddedData data = new EmbeddedData(graph);
        if (data.bytes <= MUCH_BYTES || data.largest == null) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "serializing a graph of %d tasks takes %d MB of data in memory along, %d MB of them in %s (%d blocks%s);"
                        + " let tasks read or make the data instead",
                graph.size(),
                data.bytes >> 20,
                data.largestBytes >> 20,
                data.largest.name(),
                data.largestBlocks,
                data.largest.site() == null ? "" : ", given at " + data.largest.site()));
    }

    /** Warns in the log. */
    static void warn(Graph graph) {
        warning(graph).ifPresent(text -> LoggerFactory.getLogger(Graph.class).warn(text));
    }

    /** What the layer says of its results; else what is known of the value. */
    private static long bytes(Layer layer, Object value) {
        if (layer.resultBytes() > 0) {
            return layer.resultBytes();
        }
        if (value instanceof String text) {
            return text.length();
        }
        Class<?> element = value.getClass().getComponentType();
        if (element == null || !element.isPrimitive()) {
            return 0;
        }
        long width = element == long.class || element == double.class
                ? 8
                : element == int.class || element == float.class
                        ? 4
                        : element == short.class || element == char.class ? 2 : 1;
        return width * Array.getLength(value);
    }
}
