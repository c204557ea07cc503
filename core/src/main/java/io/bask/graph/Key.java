package io.bask.graph;

import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The name of one task's result: a layer's name and, where the layer has a grid of blocks, the block's index in it.
 *
 * <p>Two tasks with equal keys are taken to be the same work. Graphs store keys as (layer, position) ints and make
 * {@code Key} objects only when somebody asks, so keys never weigh on a graph of millions of tasks.
 */
public final class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int[] NO_INDEX = {};

    private final String name;
    private final int[] index;
    private final int hash;

    private Key(String name, int[] index) {
        this.name = name;
        this.index = index;
        this.hash = 31 * name.hashCode() + Arrays.hashCode(index);
    }

    /** A key of a layer with a grid of blocks, e.g. {@code Key.of("sum-1a2b", 0, 3)}; without an index, a lone task's. */
    public static Key of(String name, int... index) {
        Given.notNull(name, "name");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a key needs a name; got an empty string");
        }
        return new Key(name, index.length == 0 ? NO_INDEX : index.clone());
    }

    /** Name of the layer, e.g. {@code "sum-1a2b"}. */
    public String name() {
        return name;
    }

    /** Number of entries in the block index: 0 for a lone task. */
    public int ndim() {
        return index.length;
    }

    /** Entry {@code axis} of the block index. */
    public int index(int axis) {
        return index[axis];
    }

    /** The block index, copied. */
    public int[] toIndex() {
        return index.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key that
                && hash == that.hash
                && name.equals(that.name)
                && Arrays.equals(index, that.index);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@code name} for a lone task, {@code (name, 0, 3)} for a block. */
    @Override
    public String toString() {
        if (index.length == 0) {
            return name;
        }
        StringBuilder text = new StringBuilder("(").append(name);
        for (int i : index) {
            text.append(", ").append(i);
        }
        return text.append(')').toString();
    }
}
