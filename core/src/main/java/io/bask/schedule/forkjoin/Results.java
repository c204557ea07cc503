package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a run have made and somebody still has to read.
 *
 * <p>Plain arrays by task number: results are handed from thread to thread by the counters that say when a task is ready
 * and when a result has been read for the last time.
 */
final class Results {
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final @Nullable Object[] NOTHING = {};

    private final Graph graph;
    private final @Nullable Object[] values;
    private final int[] readers;

    Results(Demand demand) {
        this.graph = demand.graph();
        this.values = new Object[graph.size()];
        this.readers = demand.readers().clone();
    }

    /** What a task reads, in an array of its own. */
    @Nullable
    Object[] inputs(int task) {
        int count = graph.dependencyCount(task);
        if (count == 0) {
            return NOTHING;
        }
        @Nullable Object[] inputs = new Object[count];
        for (int i = 0; i < count; i++) {
            inputs[i] = values[graph.dependency(task, i)];
        }
        return inputs;
    }

    void put(int task, @Nullable Object value) {
        values[task] = value;
    }

    /** Drops what a finished task was the last to read, while only one thread works. */
    void releaseAlone(int task) {
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            int input = graph.dependency(task, i);
            if (--readers[input] == 0) {
                values[input] = null;
            }
        }
    }

    /** Drops what a finished task was the last to read. Who sees a count of 1 is the only reader left. */
    void releaseShared(int task) {
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            int input = graph.dependency(task, i);
            if ((int) COUNT.getAcquire(readers, input) == 1 || (int) COUNT.getAndAdd(readers, input, -1) == 1) {
                values[input] = null;
            }
        }
    }

    /** The results of some tasks, in order. */
    @Nullable
    Object[] of(int[] tasks) {
        @Nullable Object[] wanted = new Object[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            wanted[i] = values[tasks[i]];
        }
        return wanted;
    }
}
