package io.bask.schedule;

import io.bask.annotation.Annotations;
import io.bask.graph.Graph;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Puts tasks into the order in which one thread has to run them where they differ in priority. For authors of schedulers.
 *
 * <p>Of the tasks whose inputs are there, the one of highest priority comes next, the earliest in the given order among
 * equals. A priority is that of a task alone: what it reads does not become more urgent by it.
 */
public final class PriorityOrder {
    private PriorityOrder() {}

    /** Tells whether tasks differ in priority. */
    public static boolean isNeeded(Graph graph) {
        if (!Annotations.areUsed()) {
            return false;
        }
        for (int task = 0; task < graph.size(); task++) {
            if (graph.annotations(task).priority() != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The tasks of {@code order} by priority, as far as they can be.
     *
     * @param order tasks in an order in which they could run, with all that they read
     */
    public static int[] of(Graph graph, int[] order) {
        int[] waiting = new int[graph.size()];
        int[] start = new int[graph.size() + 1];
        for (int task : order) {
            waiting[task] = graph.dependencyCount(task);
            for (int i = 0; i < waiting[task]; i++) {
                start[graph.dependency(task, i) + 1]++;
            }
        }
        for (int task = 0; task < graph.size(); task++) {
            start[task + 1] += start[task];
        }
        int[] readers = new int[start[graph.size()]];
        int[] next = start.clone();
        PriorityQueue<Long> ready = new PriorityQueue<>();
        int[] ranks = new int[graph.size()];
        for (int rank = 0; rank < order.length; rank++) {
            int task = order[rank];
            ranks[task] = rank;
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                readers[next[graph.dependency(task, i)]++] = task;
            }
            if (waiting[task] == 0) {
                ready.add(urgency(graph, task, rank));
            }
        }
        int[] result = new int[order.length];
        for (int i = 0; i < result.length; i++) {
            int task = order[(int) (long) ready.remove()];
            result[i] = task;
            for (int edge = start[task]; edge < start[task + 1]; edge++) {
                if (--waiting[readers[edge]] == 0) {
                    ready.add(urgency(graph, readers[edge], ranks[readers[edge]]));
                }
            }
        }
        return result;
    }

    /** The tasks of {@code order} by priority alone, whether or not they can run in that order. */
    public static int[] byPriority(Graph graph, int[] order) {
        long[] urgencies = new long[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            urgencies[rank] = urgency(graph, order[rank], rank);
        }
        Arrays.sort(urgencies);
        return Arrays.stream(urgencies)
                .mapToInt(urgency -> order[(int) urgency])
                .toArray();
    }

    /** Smaller where a task is more urgent; the rank is in the lower half. */
    private static long urgency(Graph graph, int task, int rank) {
        return -(long) graph.annotations(task).priority() << 32 | rank;
    }
}
