package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import java.util.BitSet;

/**
 * The needed edges of a graph turned round: who reads task {@code t} lies in {@code tasks[start[t]]} up to {@code
 * tasks[start[t + 1]]}, ascending, a reader as often as it reads.
 *
 * @param repeats which reads are not a task's first of that result, by number of the edge in task order; empty where no
 *     task reads another one twice
 * @param firstEdge number of each task's first edge; empty where {@code repeats} is
 */
record Successors(int[] start, int[] tasks, BitSet repeats, int[] firstEdge) {
    private static final int[] NONE = {};

    static Successors of(Demand demand) {
        Graph graph = demand.graph();
        int size = graph.size();
        int[] start = new int[size + 1];
        int edges = 0;
        for (int task = 0; task < size; task++) {
            start[task] = edges;
            edges += demand.readers()[task] & ~Demand.OUTPUT;
        }
        start[size] = edges;
        int[] tasks = new int[edges];
        for (int task = 0; task < size; task++) {
            if (demand.readers()[task] == 0) {
                continue;
            }
            int count = graph.dependencyCount(task);
            for (int i = 0; i < count; i++) {
                tasks[start[graph.dependency(task, i)]++] = task;
            }
        }
        System.arraycopy(start, 0, start, 1, size);
        start[0] = 0;
        return hasRepeats(start, tasks)
                ? new Successors(start, tasks, repeats(graph), firstEdges(graph))
                : new Successors(start, tasks, new BitSet(0), NONE);
    }

    private static boolean hasRepeats(int[] start, int[] tasks) {
        for (int task = 0; task < start.length - 1; task++) {
            for (int edge = start[task] + 1; edge < start[task + 1]; edge++) {
                if (tasks[edge] == tasks[edge - 1]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** O(edges), however many results one task reads. */
    private static BitSet repeats(Graph graph) {
        BitSet repeats = new BitSet(graph.dependencyCount());
        int[] lastReader = new int[graph.size()];
        int edge = 0;
        for (int task = 0; task < graph.size(); task++) {
            for (int i = 0; i < graph.dependencyCount(task); i++, edge++) {
                int read = graph.dependency(task, i);
                // Task 0 reads nothing, so 0 means "nobody yet".
                repeats.set(edge, lastReader[read] == task);
                lastReader[read] = task;
            }
        }
        return repeats;
    }

    private static int[] firstEdges(Graph graph) {
        int[] first = new int[graph.size()];
        for (int task = 1; task < first.length; task++) {
            first[task] = first[task - 1] + graph.dependencyCount(task - 1);
        }
        return first;
    }

    /** Like {@link Demand#readers}, a reader counted once however often it reads. */
    int[] distinctReaders(Demand demand) {
        int[] readers = demand.readers().clone();
        for (int task = 0; hasRepeats() && task < readers.length; task++) {
            for (int edge = start[task] + 1; edge < start[task + 1]; edge++) {
                if (tasks[edge] == tasks[edge - 1]) {
                    readers[task]--;
                }
            }
        }
        return readers;
    }

    /** Tells whether any task reads another one twice. */
    boolean hasRepeats() {
        return firstEdge.length > 0;
    }

    /** Tells whether input {@code i} of a task is not a repetition of an earlier input. */
    boolean isFirstRead(int task, int i) {
        return !hasRepeats() || !repeats.get(firstEdge[task] + i);
    }
}
