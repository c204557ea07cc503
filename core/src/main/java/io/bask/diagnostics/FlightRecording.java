package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.Scheduler;
import io.bask.schedule.TaskListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Writes runs and tasks into a recording of the JDK's flight recorder: {@code io.bask.Run} whenever one goes on, {@code
 * io.bask.Task} where the recording asks for it by name.
 *
 * <p>In a JVM without recordings, or without the recorder's module, no class of the recorder's is loaded but one.
 */
final class FlightRecording {
    private static final boolean IS_PRESENT =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightRecording() {}

    /** Tells whether there may be somebody who records. */
    static boolean isOn() {
        return IS_PRESENT && FlightRecorder.isInitialized();
    }

    /** Runs a job and records it. */
    static @Nullable Object[] run(Scheduler scheduler, Job job, RunOptions options) {
        RunEvent event = new RunEvent();
        event.begin();
        boolean withTasks = new TaskEvent().isEnabled();
        try {
            return scheduler.run(job, withTasks ? options.withListener(new Tasks()) : options);
        } catch (RuntimeException | Error failure) {
            event.failure = failure.toString();
            throw failure;
        } finally {
            event.end();
            if (event.shouldCommit()) {
                event.tasks = job.graph().size();
                event.threads = options.threads() == 0 ? scheduler.parallelism() : options.threads();
                event.commit();
            }
        }
    }

    /** Records the tasks of one run. */
    private static final class Tasks implements TaskListener {
        private final Map<Integer, TaskEvent> open = new ConcurrentHashMap<>();
        private volatile @Nullable Graph graph;

        @Override
        public void runStarted(Run run, Job compiled) {
            graph = compiled.graph();
        }

        @Override
        public void taskStarted(Run run, int task, int worker) {
            TaskEvent event = new TaskEvent();
            open.put(task, event);
            event.begin();
        }

        @Override
        public void taskFinished(
                Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {
            TaskEvent event = open.remove(task);
            Graph tasks = graph;
            if (event == null || tasks == null) {
                return;
            }
            event.end();
            if (event.shouldCommit()) {
                event.key = tasks.key(task).toString();
                event.operation = tasks.kernel(task).operation();
                event.worker = worker;
                event.resultBytes = ResultBytes.of(result, tasks.layer(task));
                event.commit();
            }
        }
    }
}
