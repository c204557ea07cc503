package io.bask.diagnostics;

import io.bask.graph.Layer;
import io.bask.memory.Sized;
import java.lang.reflect.Array;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates what a result weighs: what it says itself, else what its layer's lowering said, else what can be seen without
 * walking through it.
 */
final class ResultBytes {
    private static final int BOXED = 16;
    private static final int HEADER = 16;
    private static final int REFERENCE = 4;
    private static final Map<Class<?>, Integer> WIDTHS = Map.of(
            double.class,
            8,
            long.class,
            8,
            float.class,
            4,
            int.class,
            4,
            short.class,
            2,
            char.class,
            2,
            byte.class,
            1,
            boolean.class,
            1);

    private ResultBytes() {}

    /** Bytes, 0 where nobody knows. */
    static long of(@Nullable Object result, Layer layer) {
        if (result instanceof Sized sized) {
            return sized.bytes();
        }
        if (layer.resultBytes() > 0) {
            return layer.resultBytes();
        }
        if (result == null) {
            return 0;
        }
        if (result instanceof Number || result instanceof Boolean || result instanceof Character) {
            return BOXED;
        }
        if (result instanceof CharSequence text) {
            return 2L * HEADER + text.length();
        }
        if (result.getClass().isArray()) {
            int width = WIDTHS.getOrDefault(result.getClass().getComponentType(), REFERENCE);
            return HEADER + (long) width * Array.getLength(result);
        }
        return 0;
    }
}
