package io.bask.graph.pass;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.graph.Literal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Moves small known values (numbers, strings, booleans, enums, null) into the tasks that read them.
 *
 * <pre>  1 -> add, x -> add      becomes      x -> add(1, .)  </pre>
 *
 * <p>Large values stay tasks of their own, so that they exist once however many tasks read them.
 */
public final class InlineData implements Pass {
    private static final int LONGEST_STRING = 64;

    @Override
    public Job apply(Job job) {
        Graph graph = job.graph();
        boolean[] inlined = new boolean[graph.size()];
        boolean any = false;
        for (int task = 0; task < graph.size(); task++) {
            inlined[task] = graph.kernel(task) instanceof Literal literal && isSmall(literal.value());
            any |= inlined[task];
        }
        if (!any) {
            return job;
        }
        boolean[] kept = new boolean[graph.size()];
        for (int output : job.outputs()) {
            kept[output] = true;
        }
        Copier copier = new Copier(graph);
        for (int task = 0; task < graph.size(); task++) {
            if (!inlined[task] || kept[task]) {
                copy(graph, task, inlined, copier);
            }
        }
        return copier.finish(job.outputs());
    }

    private static void copy(Graph graph, int task, boolean[] inlined, Copier copier) {
        int[] dependencies = Copier.dependencies(graph, task);
        int[] open = Arrays.stream(dependencies).filter(d -> !inlined[d]).toArray();
        Kernel kernel = graph.kernel(task);
        if (open.length < dependencies.length) {
            @Nullable Object[] inputs = new Object[dependencies.length];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] =
                        inlined[dependencies[i]] ? ((Literal) graph.kernel(dependencies[i])).value() : Bound.Open.INPUT;
            }
            kernel = new Bound(kernel, inputs);
        }
        copier.copy(task, kernel, open);
    }

    private static boolean isSmall(@Nullable Object value) {
        return value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || (value instanceof String text && text.length() <= LONGEST_STRING);
    }
}
