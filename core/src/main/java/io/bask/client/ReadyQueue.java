package io.bask.client;

import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What could run if a worker were free: higher priorities first, within one priority first come, first served.
 *
 * <p>Nearly everything has priority 0 and goes through a queue without locks; the rest goes through two heaps, which
 * cost one volatile read while they are empty.
 */
final class ReadyQueue {
    private final Queue<Ready> usual = new ConcurrentLinkedQueue<>();
    private final Heap above = new Heap();
    private final Heap below = new Heap();
    private final AtomicLong arrivals = new AtomicLong();

    void offer(Ready task) {
        int priority = task.priority();
        if (priority == 0) {
            usual.add(task);
        } else {
            (priority > 0 ? above : below).add(new Ranked(task, priority, arrivals.incrementAndGet()));
        }
    }

    @Nullable
    Ready poll() {
        Ready task = above.poll();
        if (task == null) {
            task = usual.poll();
        }
        return task == null ? below.poll() : task;
    }

    boolean isEmpty() {
        return above.size.get() == 0 && usual.isEmpty() && below.size.get() == 0;
    }

    /** Whether something here comes before anything of {@code priority}. */
    boolean outranks(int priority) {
        if (above.size.get() > 0 && above.highest() > priority) {
            return true;
        }
        return priority < 0 && (!usual.isEmpty() || below.highest() > priority);
    }

    private record Ranked(Ready task, int priority, long arrival) {}

    /** Tasks by priority; its size is known without a lock. */
    private static final class Heap {
        private final PriorityBlockingQueue<Ranked> tasks = new PriorityBlockingQueue<>(
                11, Comparator.comparingInt(Ranked::priority).reversed().thenComparingLong(Ranked::arrival));
        private final AtomicInteger size = new AtomicInteger();

        void add(Ranked task) {
            tasks.add(task);
            size.incrementAndGet();
        }

        @Nullable
        Ready poll() {
            if (size.get() == 0) {
                return null;
            }
            Ranked first = tasks.poll();
            if (first == null) {
                return null;
            }
            size.decrementAndGet();
            return first.task;
        }

        int highest() {
            Ranked first = tasks.peek();
            return first == null ? Integer.MIN_VALUE : first.priority;
        }
    }
}
