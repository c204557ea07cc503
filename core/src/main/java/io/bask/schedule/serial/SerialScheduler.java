package io.bask.schedule.serial;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.memory.MemoryUse;
import io.bask.schedule.Attempts;
import io.bask.schedule.Interruption;
import io.bask.schedule.PriorityOrder;
import io.bask.schedule.Resources;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.RunTimedOutException;
import io.bask.schedule.Scheduler;
import io.bask.schedule.TaskFailedException;
import io.bask.schedule.TaskListener;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after another in the calling thread, in the order of their numbers.
 *
 * <p>As plain as can be: the oracle that other schedulers are tested against, and what to use under a debugger.
 */
public final class SerialScheduler implements Scheduler {
    @Override
    public Run submit(Job job, RunOptions options) {
        return new SerialRun(job, options);
    }

    @Override
    public int parallelism() {
        return 1;
    }

    private static final class SerialRun implements Run {
        private final Job job;
        private final RunOptions options;
        private final Attempts attempts;
        private volatile boolean cancelled;
        private volatile int finished;
        private volatile boolean done;
        private volatile MemoryUse memory = MemoryUse.none();
        private volatile @Nullable SerialResults results;
        private boolean listenerThrew;
        private @Nullable Object @Nullable [] outputs;
        private @Nullable RuntimeException failure;

        SerialRun(Job job, RunOptions options) {
            this.job = job;
            this.options = options;
            this.attempts = new Attempts(options.retries());
        }

        @Override
        public synchronized @Nullable Object[] join() {
            if (!done) {
                tell(listener -> listener.runStarted(this, job));
                try {
                    outputs = execute();
                } catch (RuntimeException e) {
                    failure = e;
                }
                done = true;
                tell(listener -> listener.runFinished(this, failure));
            }
            if (failure != null) {
                throw failure;
            }
            return outputs == null ? new Object[0] : outputs.clone();
        }

        private @Nullable Object[] execute() {
            Graph graph = job.graph();
            int[] readers = readersOfNeeded(graph, job.outputs());
            Instant begin = Instant.now();
            int[] needed = IntStream.range(0, graph.size())
                    .filter(task -> readers[task] > 0)
                    .toArray();
            int[] order = PriorityOrder.isNeeded(graph) ? PriorityOrder.of(graph, needed) : needed;
            Resources resources = Resources.of(graph, options.resources(), place -> {});
            SerialResults own = new SerialResults(graph, order, readers, options);
            results = own;
            try {
                for (int place = 0; place < order.length; place++) {
                    checkTime(begin);
                    execute(graph, order[place], place, own, resources);
                    own.release(order[place]);
                }
                if (cancelled) {
                    throw new CancellationException("cancelled after %d of %d tasks".formatted(finished, graph.size()));
                }
                return IntStream.of(job.outputs()).mapToObj(own::wanted).toArray();
            } finally {
                own.close();
                memory = own.memory();
                results = null;
                if (resources != null) {
                    resources.close();
                }
            }
        }

        private void checkTime(Instant begin) {
            Duration timeout = options.timeout();
            if (!timeout.isZero() && Duration.between(begin, Instant.now()).compareTo(timeout) > 0) {
                throw new RunTimedOutException(timeout, finished, job.graph().size());
            }
        }

        private void execute(Graph graph, int task, int place, SerialResults own, @Nullable Resources resources) {
            if (cancelled || Thread.currentThread().isInterrupted() || !take(resources, task)) {
                throw new CancellationException("cancelled before task %s, after %d of %d tasks"
                        .formatted(graph.key(task), finished, graph.size()));
            }
            @Nullable Object[] inputs = {};
            boolean read = false;
            long start;
            Object value;
            try {
                inputs = own.inputs(task);
                read = true;
                tell(listener -> listener.taskStarted(this, task, 0));
                start = System.nanoTime();
                value = attempts.of(graph.annotations(task)).run(graph.kernel(task), inputs.clone());
                own.put(task, value, place);
            } catch (Throwable thrown) {
                if (read) {
                    own.giveBack(task);
                }
                if (Interruption.threw(thrown)) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("cancelled in task %s, after %d of %d tasks"
                            .formatted(graph.key(task), finished, graph.size()));
                }
                throw TaskFailedException.of(graph, task, inputs, thrown);
            } finally {
                if (resources != null) {
                    resources.give(task);
                }
            }
            finished++;
            long end = System.nanoTime();
            tell(listener -> listener.taskFinished(this, task, 0, start, end, value));
        }

        private boolean take(@Nullable Resources resources, int task) {
            try {
                return resources == null || resources.await(task, () -> cancelled);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void tell(Consumer<TaskListener> message) {
            for (TaskListener listener : options.listeners()) {
                try {
                    message.accept(listener);
                } catch (RuntimeException | Error e) {
                    if (!listenerThrew) {
                        listenerThrew = true;
                        LoggerFactory.getLogger(SerialScheduler.class)
                                .warn("listener {} threw; the run goes on, and more of it is not logged", listener, e);
                    }
                }
            }
        }

        /** How often each task's result will be read; 0 for tasks that no output needs. */
        private static int[] readersOfNeeded(Graph graph, int[] outputs) {
            int[] readers = new int[graph.size()];
            for (int output : outputs) {
                readers[output]++;
            }
            for (int task = graph.size() - 1; task >= 0; task--) {
                for (int i = 0; readers[task] > 0 && i < graph.dependencyCount(task); i++) {
                    readers[graph.dependency(task, i)]++;
                }
            }
            return readers;
        }

        @Override
        public Job job() {
            return job;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public MemoryUse memory() {
            SerialResults now = results;
            return now == null ? memory : now.memory();
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public int finishedTasks() {
            return finished;
        }
    }
}
