package io.bask.schedule.serial;

import io.bask.graph.Graph;
import io.bask.graph.Literal;
import io.bask.memory.Holding;
import io.bask.memory.Kept;
import io.bask.memory.MemoryAccount;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryUse;
import io.bask.schedule.RunOptions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a serial run have made and somebody still has to read, counted against the run's budget.
 *
 * <p>Used by the thread that runs the tasks; others only ask when a result will be read next, to choose what goes to disk.
 */
final class SerialResults implements AutoCloseable {
    private final Graph graph;
    private final int[] order;
    private final int[] readers;
    private final @Nullable Object[] values;
    private final MemoryAccount account;
    private volatile int at;
    private int @Nullable [] lastReads; // guard: this; made when first needed

    /**
     * Results of tasks in an order.
     *
     * @param readers how often each result will be read, wanted ones once more
     */
    SerialResults(Graph graph, int[] order, int[] readers, RunOptions options) {
        this.graph = graph;
        this.order = order;
        this.readers = readers;
        this.values = new Object[graph.size()];
        MemoryBudget budget = options.budget();
        this.account = (budget == null ? MemoryBudget.shared() : budget).open(options.memory(), task -> nextRead(task));
    }

    /** What a task reads; it stays in memory until {@link #release} or {@link #giveBack}. */
    @Nullable
    Object[] inputs(int task) {
        @Nullable Object[] inputs = new Object[graph.dependencyCount(task)];
        int begun = 0;
        try {
            for (; begun < inputs.length; begun++) {
                Object value = values[graph.dependency(task, begun)];
                inputs[begun] = value instanceof Holding holding
                        ? holding.beginUse()
                        : value instanceof Kept<?> kept ? kept.beginUse() : value;
            }
            return inputs;
        } catch (Throwable unread) {
            giveBack(task, begun);
            throw unread;
        }
    }

    /** Ends the use of what a task read that has failed: what is kept beyond the run may go to disk again. */
    void giveBack(int task) {
        giveBack(task, graph.dependencyCount(task));
    }

    private void giveBack(int task, int count) {
        for (int i = 0; i < count; i++) {
            endUse(values[graph.dependency(task, i)]);
        }
    }

    private static void endUse(@Nullable Object value) {
        if (value instanceof Holding holding) {
            holding.endUse();
        } else if (value instanceof Kept<?> kept) {
            kept.endUse();
        }
    }

    /** Stores the result of a task; may take the time to write others to disk. */
    void put(int task, @Nullable Object value, int place) {
        at = place;
        if (value instanceof Kept<?>) {
            values[task] = value;
        } else if (graph.kernel(task) instanceof Literal) {
            account.exempt(value);
            values[task] = value;
        } else {
            values[task] = account.hold(value, task);
        }
    }

    /** Drops what a finished task was the last to read. */
    void release(int task) {
        for (int i = 0; i < graph.dependencyCount(task); i++) {
            int input = graph.dependency(task, i);
            Object value = values[input];
            endUse(value);
            if (--readers[input] == 0) {
                values[input] = null;
                if (value instanceof Holding holding) {
                    holding.release();
                }
            }
        }
    }

    /** The result of a task for the caller to keep. */
    @Nullable
    Object wanted(int task) {
        Object value = values[task];
        return value instanceof Holding holding
                ? holding.handOver()
                : value instanceof Kept<?> kept ? kept.value() : value;
    }

    MemoryUse memory() {
        return account.use();
    }

    @Override
    public void close() {
        account.close();
    }

    /** The place in the order of the next task that reads a result, as near as the last one tells. */
    private synchronized long nextRead(int task) {
        if (lastReads == null) {
            lastReads = lastReads();
        }
        int last = lastReads[task];
        return last <= at ? Long.MAX_VALUE : last;
    }

    private int[] lastReads() {
        int[] last = new int[graph.size()];
        Arrays.fill(last, -1);
        for (int place = 0; place < order.length; place++) {
            for (int i = 0; i < graph.dependencyCount(order[place]); i++) {
                last[graph.dependency(order[place], i)] = place;
            }
        }
        return last;
    }
}
