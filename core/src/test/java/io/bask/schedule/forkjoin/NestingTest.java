package io.bask.schedule.forkjoin;

import static io.bask.schedule.forkjoin.ForkJoinSchedulerTest.busy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.Scheduler;
import io.bask.schedule.TaskFailedException;
import io.bask.schedule.TaskListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs inside kernels, kernels that block, small stacks. */
@Timeout(600)
class NestingTest {
    static List<Mode> modes() {
        return Mode.all();
    }

    private static long sum(@Nullable Object[] values) {
        long sum = 0;
        for (Object value : values) {
            sum += (Long) value;
        }
        return sum;
    }

    /** {@code widths[0]} tasks that each run {@code widths[1]} tasks, and so on; answers how many leaves there were. */
    private static long nest(Scheduler scheduler, Mode mode, int level, int... widths) {
        Job job = mode.of(Families.wide(widths[level]), task -> inputs -> {
            if (level + 1 < widths.length) {
                return nest(scheduler, mode, level + 1, widths);
            }
            busy(1_000);
            return 1L;
        });
        return sum(scheduler.run(job, RunOptions.defaults()));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void threeLevelsDeep(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            assertThat(nest(scheduler, mode, 0, 31, 7, 63)).isEqualTo(31 * 7 * 63);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void twentyLevelsDeep(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            int[] widths = IntStream.range(0, 20).map(i -> i % 2 == 0 ? 1 : 2).toArray();
            assertThat(nest(scheduler, mode, 0, widths)).isEqualTo(1 << 10);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void fromManyClientsAtOnce(Mode mode) throws InterruptedException {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Queue<Object> answers = new ConcurrentLinkedQueue<>();
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Thread client = new Thread(() -> {
                    for (int round = 0; round < 5; round++) {
                        answers.add(nest(scheduler, mode, 0, 10, 10, 5));
                    }
                });
                client.start();
                clients.add(client);
            }
            for (Thread client : clients) {
                client.join();
            }
            assertThat(answers).hasSize(60).containsOnly(500L);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void severalKernelsMayWaitForOneRun(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Run inner = scheduler.submit(
                    mode.of(Families.wide(200), task -> inputs -> {
                        busy(20_000);
                        return 1L;
                    }),
                    RunOptions.defaults());
            Job job = mode.of(Families.wide(20), task -> inputs -> sum(inner.join()));
            assertThat(scheduler.run(job, RunOptions.defaults())).containsOnly(200L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void tasksMayBlockUntilALaterOneRuns(int threads) {
        int blocked = 8;
        CountDownLatch latch = new CountDownLatch(1);
        Job job = Families.with(Families.wide(blocked + 1), 0, task -> inputs -> {
            if (task == blocked) {
                latch.countDown();
            } else {
                ForkJoinPool.managedBlock(new Await(latch));
            }
            return task;
        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(threads)) {
            assertThat(scheduler.run(job, RunOptions.defaults())).hasSize(blocked + 1);
            assertThat(latch.getCount()).isZero();
        }
    }

    /** Waits for a latch as the pool would like it. */
    private record Await(CountDownLatch latch) implements ForkJoinPool.ManagedBlocker {
        @Override
        public boolean block() throws InterruptedException {
            latch.await();
            return true;
        }

        @Override
        public boolean isReleasable() {
            return latch.getCount() == 0;
        }
    }

    @Test
    void aTaskMayBlockUnannouncedWhileAWorkerIsFree() {
        CountDownLatch latch = new CountDownLatch(1);
        Job job = Families.with(Families.wide(3), 0, task -> inputs -> {
            if (task == 2) {
                latch.countDown();
                return true;
            }
            return latch.await(30, TimeUnit.SECONDS);
        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            assertThat(scheduler.run(job, RunOptions.defaults())).containsOnly(true);
        }
    }

    @Test
    void threadsThatWereReplacedDoNotAddUp() {
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            for (int round = 0; round < 20; round++) {
                tasksBlockOnce(scheduler);
            }
            java.util.concurrent.atomic.AtomicInteger now = new java.util.concurrent.atomic.AtomicInteger();
            java.util.concurrent.atomic.AtomicInteger most = new java.util.concurrent.atomic.AtomicInteger();
            CountDownLatch latch = new CountDownLatch(1);
            Job job = Families.with(Families.wide(600), 0, task -> inputs -> {
                if (task < 4) {
                    ForkJoinPool.managedBlock(new Await(latch));
                } else if (task == 4) {
                    latch.countDown();
                } else if (task > 100) {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    busy(50_000);
                    now.decrementAndGet();
                }
                return null;
            });
            scheduler.run(job, RunOptions.defaults());
            assertThat(most.get()).isLessThanOrEqualTo(2 + 4);
        }
    }

    private static void tasksBlockOnce(ForkJoinScheduler scheduler) {
        CountDownLatch latch = new CountDownLatch(1);
        Job job = Families.with(Families.wide(4), 0, task -> inputs -> {
            if (task == 3) {
                latch.countDown();
            } else {
                ForkJoinPool.managedBlock(new Await(latch));
            }
            return task;
        });
        assertThat(scheduler.run(job, RunOptions.defaults())).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aMillionLinksNeedNoStack(Mode mode) throws InterruptedException {
        Job job = mode.of(Families.chain(1_000_000), task -> inputs -> inputs.length == 0 ? 1L : 1L + (Long) inputs[0]);
        AtomicReference<Object[]> answer = new AtomicReference<>();
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Thread caller = new Thread(
                    null, () -> answer.set(scheduler.run(job, RunOptions.defaults())), "small stack", 64 << 10);
            caller.start();
            caller.join();
        }
        assertThat(answer.get()).containsExactly(1_000_000L);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void streamsInsideKernelsMayUseThePool(Mode mode) {
        Job job = mode.of(
                Families.wide(50),
                task -> inputs ->
                        LongStream.range(0, 20_000).parallel().map(i -> i * 2).sum());
        assertThat(mode.run(job)).containsOnly(20_000L * 19_999L);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aTaskThatWaitsForItsOwnRunIsToldSo(Mode mode) {
        AtomicReference<@Nullable Run> self = new AtomicReference<>();
        TaskListener listener = new TaskListener() {
            @Override
            public void runStarted(Run run, Job compiled) {
                self.set(run);
            }
        };
        GraphBuilder graph = Graph.builder();
        int wait = graph.lone("wait", inputs -> {
            Run run = self.get();
            assertThat(run).isNotNull();
            return run.join();
        });
        Job job = mode.of(new Job(graph.build(), new int[] {wait}));
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            assertThat(catchThrowable(
                            () -> scheduler.run(job, RunOptions.defaults().withListener(listener))))
                    .isInstanceOf(TaskFailedException.class)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("waits for the run that it belongs to");
        }
    }
}
