package io.bask.dataframe.lower;

import io.bask.dataframe.expr.FrameExpr;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/** Adds rows of tasks to a graph. */
final class Tasks {
    private Tasks() {}

    static int[] of(Map<FrameExpr, int[]> tasks, FrameExpr node) {
        return Objects.requireNonNull(tasks.get(node), node::describe);
    }

    /** Tasks numbered through from {@code first}. */
    static int[] row(int first, int count) {
        int[] row = new int[count];
        Arrays.setAll(row, i -> first + i);
        return row;
    }

    /** Some neighbouring ones of these tasks. */
    static int[] range(int[] tasks, int from, int count) {
        return Arrays.copyOfRange(tasks, from, from + count);
    }

    /** All these rows of tasks in one row. */
    static int[] joined(List<int[]> rows) {
        return rows.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** That many tasks that each read all inputs, with a kernel of their own. */
    static int[] all(GraphBuilder graph, String name, int count, int[] inputs, IntFunction<Kernel> kernel) {
        int layer = graph.layer(name, new int[] {count}, 0);
        int[] added = new int[count];
        for (int i = 0; i < count; i++) {
            added[i] = graph.add(layer, i, kernel.apply(i), inputs);
        }
        return added;
    }

    /** One task for each pair of inputs, all with one kernel. */
    static int[] pairs(GraphBuilder graph, String name, int[] left, int[] right, Kernel kernel) {
        int layer = graph.layer(name, new int[] {left.length}, 0);
        int[] added = new int[left.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = graph.add(layer, i, kernel, left[i], right[i]);
        }
        return added;
    }

    /** One task for each input, which also reads one task that all share. */
    static int[] withShared(GraphBuilder graph, String name, int[] inputs, int shared, Kernel kernel) {
        int[] same = new int[inputs.length];
        Arrays.fill(same, shared);
        return pairs(graph, name, inputs, same, kernel);
    }

    /** One task for each input, all with one kernel. */
    static int[] each(GraphBuilder graph, String name, int[] inputs, Kernel kernel) {
        int layer = graph.layer(name, new int[] {inputs.length}, 0);
        int[] added = new int[inputs.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = graph.add(layer, i, kernel, inputs[i]);
        }
        return added;
    }

    /** That many tasks without inputs. */
    static int[] leaves(GraphBuilder graph, String name, int count, long bytes, IntFunction<Kernel> kernel) {
        int layer = graph.layer(name, new int[] {count}, bytes);
        int[] added = new int[count];
        for (int i = 0; i < added.length; i++) {
            added[i] = graph.add(layer, i, kernel.apply(i));
        }
        return added;
    }

    /** One task that reads all inputs. */
    static int[] one(GraphBuilder graph, String name, int[] inputs, Kernel kernel) {
        return new int[] {graph.add(graph.layer(name, new int[] {1}, 0), 0, kernel, inputs)};
    }
}
