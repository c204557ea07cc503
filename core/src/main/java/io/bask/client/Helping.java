package io.bask.client;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How a worker that waits for a call in the midst of a task speeds it up: it runs that call itself, and what the call
 * waits for, as far as nobody has begun it.
 *
 * <p>Nothing else is run in the meantime: another task could want a lock that the waiting one holds, or take for ever.
 * Calls run in this way nest on one stack, so below a certain depth a worker waits on and leaves them to others.
 */
final class Helping {
    private static final int DEEPEST = 100;

    private Helping() {}

    static void with(Task<?> wanted, Worker worker) {
        if (wanted.isRunning() || worker.depth >= DEEPEST) {
            return;
        }
        Deque<Visit> path = new ArrayDeque<>();
        path.push(new Visit(wanted));
        while (!path.isEmpty() && !wanted.isDone()) {
            Visit visit = path.element();
            Task<?> onward = visit.next();
            if (onward != null) {
                path.push(new Visit(onward));
                continue;
            }
            path.pop();
            // Once only: a call that asks to be run again later is left to the queue.
            if (visit.task.isReady()) {
                Task.runWithin(worker.current(), visit.task, worker);
            }
        }
    }

    /** A task on the way down, and how far its own awaited ones have been visited. */
    private static final class Visit {
        private final Task<?> task;
        private final Task<?>[] awaited;
        private int visited;

        Visit(Task<?> task) {
            this.task = task;
            this.awaited = task.awaited();
        }

        @Nullable
        Task<?> next() {
            while (visited < awaited.length) {
                Task<?> next = awaited[visited++];
                if (!next.isDone() && !next.isRunning()) {
                    return next;
                }
            }
            return null;
        }
    }
}
