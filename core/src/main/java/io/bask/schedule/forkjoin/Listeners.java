package io.bask.schedule.forkjoin;

import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of one run; what they throw is logged, the first time, and goes no further. */
final class Listeners {
    private final List<TaskListener> listeners;
    private final AtomicBoolean logged = new AtomicBoolean();

    Listeners(List<TaskListener> listeners) {
        this.listeners = listeners;
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    void runStarted(Run run, Job job) {
        tell(listener -> listener.runStarted(run, job));
    }

    void taskStarted(Run run, int task, int worker) {
        tell(listener -> listener.taskStarted(run, task, worker));
    }

    void taskFinished(Run run, int task, int worker, long start, long end, @Nullable Object result) {
        tell(listener -> listener.taskFinished(run, task, worker, start, end, result));
    }

    void runFinished(Run run, @Nullable Throwable failure) {
        tell(listener -> listener.runFinished(run, failure));
    }

    private void tell(Consumer<TaskListener> message) {
        for (TaskListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (Throwable e) {
                if (logged.compareAndSet(false, true)) {
                    Logger log = LoggerFactory.getLogger(ForkJoinScheduler.class); // here: most runs never need one
                    log.warn("listener {} threw; the run goes on, and more of it is not logged", listener, e);
                }
            }
        }
    }
}
