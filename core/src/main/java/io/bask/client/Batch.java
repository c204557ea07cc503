package io.bask.client;

import java.util.ArrayList;
import java.util.List;

/** Tasks that are handed to a worker together, which saves time where each takes little. */
final class Batch extends Ready {
    private final int priority;
    private final List<Task<?>> tasks = new ArrayList<>();
    // Only used by the worker that runs the batch.
    private int next;

    Batch(int priority) {
        this.priority = priority;
    }

    void add(Task<?> task) {
        tasks.add(task);
    }

    int size() {
        return tasks.size();
    }

    void begin(Engine engine) {
        if (!tasks.isEmpty()) {
            tasks.forEach(Task::allow);
            engine.submit(this);
        }
    }

    @Override
    int priority() {
        return priority;
    }

    @Override
    void run(Worker worker) {
        while (next < tasks.size()) {
            if (next > 0 && (worker.workers.ready.outranks(priority) || worker.workers.someoneReturns())) {
                worker.workers.submit(this);
                return;
            }
            tasks.get(next++).run(worker);
        }
    }

    @Override
    void abandon() {
        tasks.forEach(Task::abandon);
    }
}
