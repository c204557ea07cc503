package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import java.util.Arrays;

/**
 * Orders tasks by the first wanted result that needs them, and as constructed among those of one: nearly what following
 * each wanted result down would find, in one pass over the edges and one over the tasks.
 */
final class GroupedOrder {
    private GroupedOrder() {}

    static int[] of(Demand demand) {
        int[] firstOutput = firstOutputs(demand);
        int[] start = new int[firstOutput.length + 1];
        for (int task = 0; task < firstOutput.length; task++) {
            if (demand.readers()[task] != 0) {
                start[firstOutput[task] + 1]++;
            }
        }
        for (int output = 0; output < firstOutput.length; output++) {
            start[output + 1] += start[output];
        }
        int[] order = new int[demand.needed()];
        for (int task = 0; task < firstOutput.length; task++) {
            if (demand.readers()[task] != 0) {
                order[start[firstOutput[task]]++] = task;
            }
        }
        return order;
    }

    /** For each needed task the first wanted one that it leads to: itself, or the first that a reader leads to. */
    private static int[] firstOutputs(Demand demand) {
        Graph graph = demand.graph();
        int[] first = new int[graph.size()];
        Arrays.fill(first, graph.size());
        for (int task = graph.size() - 1; task >= 0; task--) {
            int readers = demand.readers()[task];
            if (readers == 0) {
                continue;
            }
            if (readers >= Demand.OUTPUT) {
                first[task] = task;
            }
            int count = graph.dependencyCount(task);
            for (int i = 0; i < count; i++) {
                int input = graph.dependency(task, i);
                first[input] = Math.min(first[input], first[task]);
            }
        }
        return first;
    }
}
