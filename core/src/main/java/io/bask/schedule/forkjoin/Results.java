package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.graph.Literal;
import io.bask.memory.Holding;
import io.bask.memory.Kept;
import io.bask.memory.MemoryAccount;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryUse;
import io.bask.memory.SizeOf;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskFailedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a run have made and somebody still has to read.
 *
 * <p>Plain arrays by task number: results are handed from thread to thread by the counters that say when a task is ready
 * and when a result has been read for the last time. Where a result is large enough to count, its {@link Holding} stands
 * in its place; the value may be on disk meanwhile. The account that it is charged to is opened with the first of them,
 * so that runs of small results never pay for one.
 */
final class Results {
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final @Nullable Object[] NOTHING = {};
    private final CompiledGraph compiled;
    private final Graph graph;
    private final RunOptions options;
    private final @Nullable Object[] values;
    private final int[] readers;
    private volatile @Nullable MemoryAccount account; // guard: this, for changes

    Results(CompiledGraph compiled, RunOptions options) {
        this.compiled = compiled;
        this.graph = compiled.graph();
        this.options = options;
        this.values = new Object[graph.size()];
        this.readers = compiled.demand().readers().clone();
    }

    /** What a task reads, in an array of its own; it stays in memory until the task releases it, or {@link #giveBack}. */
    @Nullable
    Object[] inputs(int task) {
        int count = graph.dependencyCount(task);
        if (count == 0) {
            return NOTHING;
        }
        @Nullable Object[] inputs = new Object[count];
        for (int i = 0; i < count; i++) {
            Object value = values[graph.dependency(task, i)];
            inputs[i] = value instanceof Holding || value instanceof Kept<?> ? beginUse(task, i, value) : value;
        }
        return inputs;
    }

    private Object beginUse(int task, int input, Object counted) {
        try {
            return counted instanceof Holding holding ? holding.beginUse() : ((Kept<?>) counted).beginUse();
        } catch (Throwable unread) {
            giveBack(task, input);
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

    /**
     * Charges a result; answers what to {@link #put} in its place. May take the time to write other results to disk.
     *
     * @throws io.bask.memory.SpillException where there is no room for it, neither in memory nor on disk
     */
    @Nullable
    Object hold(int task, @Nullable Object value) {
        return value == null || SizeOf.isNegligible(value) ? value : charge(task, value);
    }

    private @Nullable Object charge(int task, Object value) {
        if (value instanceof Kept<?>) {
            return value; // It counts beyond the run already; readers see what is in it.
        }
        if (graph.kernel(task) instanceof Literal) {
            account().exempt(value);
            return value;
        }
        try {
            return account().hold(value, task);
        } catch (Throwable noRoom) {
            giveBack(task);
            throw noRoom;
        }
    }

    /** Stores what {@link #hold} answered. */
    void put(int task, @Nullable Object held) {
        values[task] = held;
    }

    /** Drops what a finished task was the last to read, while only one thread works. */
    void releaseAlone(int task) {
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            int input = graph.dependency(task, i);
            Object value = values[input];
            endUse(value);
            if (--readers[input] == 0) {
                drop(input, value);
            }
        }
    }

    /** Drops what a finished task was the last to read. Who sees a count of 1 is the only reader left. */
    void releaseShared(int task) {
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            int input = graph.dependency(task, i);
            Object value = values[input];
            endUse(value);
            if ((int) COUNT.getAcquire(readers, input) == 1 || (int) COUNT.getAndAdd(readers, input, -1) == 1) {
                drop(input, value);
            }
        }
    }

    private void drop(int task, @Nullable Object value) {
        values[task] = null;
        if (value instanceof Holding holding) {
            holding.release();
        }
    }

    /** The results of some tasks, in order, for the caller to keep. */
    @Nullable
    Object[] of(int[] tasks) {
        @Nullable Object[] wanted = new Object[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            Object value = values[tasks[i]];
            wanted[i] = value instanceof Holding holding
                    ? holding.handOver()
                    : value instanceof Kept<?> kept ? kept.value() : value;
        }
        return wanted;
    }

    /** Tells whether so much is kept that nothing should be added which can wait: half of what is allowed. */
    boolean areManyKept() {
        MemoryAccount open = account;
        return open != null && open.isHalfUsed();
    }

    /** Tells whether so little is kept that nobody need wait to keep less. */
    boolean areFewKept() {
        MemoryAccount open = account;
        return open == null || open.isHardlyUsed();
    }

    /** How much memory they take and have taken. */
    MemoryUse memory() {
        MemoryAccount open = account;
        return open == null ? MemoryUse.none() : open.use();
    }

    /** Drops everything, also what lies on disk; answers how much memory it took. */
    MemoryUse close() {
        MemoryAccount open = account;
        if (open != null) {
            open.close();
        }
        return memory();
    }

    /** Says which task failed, and what it read if that can still be found out. */
    Throwable describe(int task, Throwable thrown) {
        try {
            @Nullable Object[] inputs = inputs(task);
            try {
                return TaskFailedException.of(graph, task, inputs, thrown);
            } finally {
                giveBack(task);
            }
        } catch (Throwable whileDescribingInputs) {
            try {
                return TaskFailedException.of(graph, task, new Object[0], thrown);
            } catch (Throwable whileDescribing) {
                return thrown;
            }
        }
    }

    private MemoryAccount account() {
        MemoryAccount open = account;
        return open == null ? openAccount() : open;
    }

    private synchronized MemoryAccount openAccount() {
        MemoryAccount open = account;
        if (open == null) {
            MemoryBudget chosen = options.budget();
            MemoryBudget budget = chosen == null ? MemoryBudget.shared() : chosen;
            open = budget.open(options.memory(), this::nextUse);
            account = open;
        }
        return open;
    }

    /**
     * The rank of the task that will read a result next, which says when that will be; the highest number where only the
     * caller wants it. Readers finish nearly in the order of their ranks, so those that have are taken to be the first.
     */
    private long nextUse(int task) {
        int left = (int) COUNT.getAcquire(readers, task) & ~Demand.OUTPUT;
        Successors successors = compiled.successors();
        int from = successors.start()[task];
        int count = successors.start()[task + 1] - from;
        if (left < 1 || left > count) {
            return Long.MAX_VALUE;
        }
        if (count == 1) {
            return compiled.rank(successors.tasks()[from]);
        }
        int[] ranks = new int[count];
        for (int i = 0; i < count; i++) {
            ranks[i] = compiled.rank(successors.tasks()[from + i]);
        }
        Arrays.sort(ranks);
        return ranks[count - left];
    }
}
