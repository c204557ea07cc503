package io.bask.graph;

import io.bask.annotation.Annotations;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of one lowered expression have in common: a name, the shape of their grid, and how big a result is.
 *
 * @param name unique in the graph, e.g. {@code "sum-1a2b"}
 * @param shape how many blocks along each axis; empty for a lone task
 * @param resultBytes estimated size of one result; 0 where nobody knows. Only the order of execution depends on it
 * @param site where in the user's program it was written, e.g. {@code "Main.main(Main.java:12)"}; null if unknown
 * @param annotations what was said about how its tasks are to be run
 */
public record Layer(
        String name,
        int[] shape,
        long resultBytes,
        @Nullable String site,
        Annotations annotations) implements Serializable {
    public Layer {
        if (resultBytes < 0) {
            throw new IllegalArgumentException(
                    "layer %s: resultBytes is %d; it must not be negative".formatted(name, resultBytes));
        }
        shape = shape.clone();
    }

    /** A layer about which nothing was said. */
    public Layer(String name, int[] shape, long resultBytes, @Nullable String site) {
        this(name, shape, resultBytes, site, Annotations.NONE);
    }

    /** The key of the block at a row-major position of the grid. */
    public Key key(int position) {
        if (shape.length == 0) {
            return Key.of(name);
        }
        int[] index = new int[shape.length];
        int rest = position;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Key.of(name, index);
    }

    /** Row-major position of a key of this layer, or -1 where the index does not fit the grid. */
    int position(Key key) {
        if (key.ndim() != shape.length) {
            return -1;
        }
        int position = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            int i = key.index(axis);
            if (i < 0 || i >= shape[axis]) {
                return -1;
            }
            position = position * shape[axis] + i;
        }
        return position;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layer that
                && name.equals(that.name)
                && resultBytes == that.resultBytes
                && Arrays.equals(shape, that.shape);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape) + (annotations.isEmpty() ? "" : annotations.toString());
    }
}
