package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;

/**
 * The needed edges of a graph turned round: who reads task {@code t} lies in {@code tasks[start[t]]} up to {@code
 * tasks[start[t + 1]]}, ascending, a reader as often as it reads.
 *
 * @param repeats true where some task reads another one twice
 */
record Successors(int[] start, int[] tasks, boolean repeats) {
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
        boolean repeats = false;
        for (int task = 0; task < size; task++) {
            if (demand.readers()[task] == 0) {
                continue;
            }
            int count = graph.dependencyCount(task);
            for (int i = 0; i < count; i++) {
                int read = graph.dependency(task, i);
                int at = start[read]++;
                repeats |= at > 0 && tasks[at - 1] == task;
                tasks[at] = task;
            }
        }
        System.arraycopy(start, 0, start, 1, size);
        start[0] = 0;
        return new Successors(start, tasks, repeats);
    }

    /** Like {@link Demand#readers}, a reader counted once however often it reads. */
    int[] distinctReaders(Demand demand) {
        int[] readers = demand.readers().clone();
        for (int task = 0; repeats && task < readers.length; task++) {
            for (int edge = start[task] + 1; edge < start[task + 1]; edge++) {
                if (tasks[edge] == tasks[edge - 1]) {
                    readers[task]--;
                }
            }
        }
        return readers;
    }

    /** Tells whether input {@code i} of a task is not a repetition of an earlier input. */
    boolean isFirstRead(Graph graph, int task, int i) {
        int input = graph.dependency(task, i);
        for (int j = 0; repeats && j < i; j++) {
            if (graph.dependency(task, j) == input) {
                return false;
            }
        }
        return true;
    }
}
