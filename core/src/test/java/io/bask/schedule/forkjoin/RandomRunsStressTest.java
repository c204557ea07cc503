package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.annotation.Annotations;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small random graphs by the ten thousand, in random orders, with failures, cancelled runs, retries and resources: no task
 * is lost, none runs twice, every value is right, and the threads are as good as new afterwards.
 */
@Timeout(600)
class RandomRunsStressTest {
    private static final int ROUNDS = 6_200;
    private static final int LARGEST = 40;
    private static final int HEAVY_BYTES = 1 << 15;

    private enum End {
        WELL,
        FAILING,
        CANCELLED
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void noTaskIsLostOrDoubled(int threads) {
        int[] ends = new int[3];
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(threads)) {
            for (int round = 0; round < ROUNDS; round++) {
                try {
                    ends[new Round(Seeds.random(round)).run(scheduler).ordinal()]++;
                } catch (Throwable broken) {
                    throw new AssertionError(
                            "round %d with %d threads; seed %d replays it".formatted(round, threads, Seeds.base()),
                            broken);
                }
            }
            assertThat(new Round(Seeds.random(-1)).runWell(scheduler)).isEqualTo(End.WELL);
        }
        assertThat(ends[End.WELL.ordinal()]).isGreaterThan(ROUNDS / 2);
        assertThat(ends[End.FAILING.ordinal()]).isGreaterThan(ROUNDS / 10);
        assertThat(ends[End.CANCELLED.ordinal()]).isPositive();
    }

    /** One graph, and what should come of it. */
    private static final class Round {
        private final Random random;
        private final int size;
        private final Job job;
        private final AtomicIntegerArray calls;
        private final long[] expected;
        private final boolean[] needed;
        private final RunOptions options;
        private int failing = -1;
        private int retries;

        Round(Random random) {
            this.random = random;
            this.size = 1 + random.nextInt(LARGEST);
            this.calls = new AtomicIntegerArray(size);
            this.expected = new long[size];
            this.needed = new boolean[size];
            this.options = RunOptions.defaults().withResources(Map.of("a", 1, "b", 2));
            this.job = job();
        }

        private Job job() {
            GraphBuilder graph = Graph.builder();
            boolean annotated = random.nextInt(4) == 0;
            int heavy = random.nextBoolean() ? HEAVY_BYTES : 0;
            int reach = 1 + random.nextInt(size);
            for (int task = 0; task < size; task++) {
                int number = task;
                int least = Math.max(0, task - reach);
                int[] reads = random.ints(task == 0 ? 0 : random.nextInt(4), least, Math.max(1, task))
                        .toArray();
                expected[task] = task;
                for (int read : reads) {
                    expected[task] = 31 * expected[task] + expected[read];
                }
                graph.writtenAt(null, annotated ? annotations() : Annotations.NONE);
                int layer = graph.layer("task-" + task, new int[0], heavy);
                Kernel kernel = inputs -> call(number, inputs);
                graph.add(layer, 0, kernel, reads);
            }
            Graph built = graph.build();
            int[] outputs = random.ints(1 + random.nextInt(3), 0, size).toArray();
            for (int output : outputs) {
                needed[output] = true;
            }
            for (int task = size - 1; task >= 0; task--) {
                for (int i = 0; needed[task] && i < built.dependencyCount(task); i++) {
                    needed[built.dependency(task, i)] = true;
                }
            }
            return new Job(built, outputs);
        }

        private Annotations annotations() {
            Annotations said = Annotations.priority(random.nextInt(5) - 2);
            return switch (random.nextInt(6)) {
                case 0 -> said.withResource("a", 1);
                case 1 -> said.withResource("b", 1 + random.nextInt(2));
                case 2 -> said.withResource("b", 1).withResource("a", 1);
                default -> said;
            };
        }

        private Object call(int task, @Nullable Object[] inputs) {
            calls.incrementAndGet(task);
            if (task == failing) {
                throw new IllegalStateException("planned");
            }
            long value = task;
            for (Object input : inputs) {
                value = 31 * value + (input instanceof Long there ? there : Long.MIN_VALUE);
            }
            return value;
        }

        End run(ForkJoinScheduler scheduler) {
            return switch (random.nextInt(8)) {
                case 0, 1 -> runFailing(scheduler);
                case 2 -> runCancelled(scheduler);
                default -> runWell(scheduler);
            };
        }

        End runWell(ForkJoinScheduler scheduler) {
            if (random.nextBoolean()) {
                check(scheduler.run(job, options));
                return End.WELL;
            }
            Run run = scheduler.submit(job, options);
            check(run.join());
            assertThat(run.finishedTasks()).isEqualTo((int) needed().count());
            return End.WELL;
        }

        private IntStream needed() {
            return IntStream.range(0, size).filter(task -> needed[task]);
        }

        private void check(@Nullable Object[] results) {
            int[] outputs = job.outputs();
            for (int i = 0; i < outputs.length; i++) {
                assertThat(results[i]).isEqualTo(expected[outputs[i]]);
            }
            for (int task = 0; task < size; task++) {
                assertThat(calls.get(task)).as("task %d", task).isEqualTo(needed[task] ? 1 : 0);
            }
        }

        private End runFailing(ForkJoinScheduler scheduler) {
            int[] candidates = needed().toArray();
            failing = candidates[random.nextInt(candidates.length)];
            retries = random.nextInt(3);
            try {
                scheduler.run(job, options.withRetries(retries));
            } catch (TaskFailedException failure) {
                assertThat(failure.key().name()).isEqualTo("task-" + failing);
                assertThat(failure.getCause()).hasMessage("planned");
                checkBroken(retries);
                return End.FAILING;
            }
            throw new AssertionError("task %d did not fail".formatted(failing));
        }

        private End runCancelled(ForkJoinScheduler scheduler) {
            Run run = scheduler.submit(job, options);
            for (int spin = random.nextInt(2_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            run.cancel();
            try {
                check(run.join());
                return End.WELL;
            } catch (CancellationException cancelled) {
                checkBroken(0);
                return End.CANCELLED;
            }
        }

        /** Nothing ran twice, and nothing before what it reads. */
        private void checkBroken(int retries) {
            Graph graph = job.graph();
            for (int task = 0; task < size; task++) {
                int count = calls.get(task);
                assertThat(count).as("task %d", task).isLessThanOrEqualTo(task == failing ? retries + 1 : 1);
                assertThat(count == 0 || needed[task]).as("task %d", task).isTrue();
                for (int i = 0; count > 0 && i < graph.dependencyCount(task); i++) {
                    int read = graph.dependency(task, i);
                    assertThat(calls.get(read)).as("%d reads %d", task, read).isPositive();
                    assertThat(read).as("%d reads what failed", task).isNotEqualTo(failing);
                }
            }
        }
    }
}
