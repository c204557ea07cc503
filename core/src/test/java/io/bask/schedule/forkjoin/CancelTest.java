package io.bask.schedule.forkjoin;

import static io.bask.schedule.forkjoin.ForkJoinSchedulerTest.busy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.Scheduler;
import io.bask.schedule.TaskFailedException;
import io.bask.schedule.TaskListener;
import io.bask.schedule.serial.SerialScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(600)
class CancelTest {
    /** Far more than it takes; a run that is not cancelled would take minutes. */
    private static final Duration SOON = Duration.ofSeconds(30);

    static List<Mode> modes() {
        return Mode.all();
    }

    /** Minutes of work. */
    private static Job endless(Mode mode, AtomicInteger executing, CountDownLatch begun) {
        return mode.of(Families.wide(200_000), task -> inputs -> {
            executing.incrementAndGet();
            begun.countDown();
            busy(1_000_000);
            executing.decrementAndGet();
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("modes")
    void cancelEndsTheRunOnceNoKernelExecutes(Mode mode) throws InterruptedException {
        AtomicInteger executing = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Job job = endless(mode, executing, begun);
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Run run = scheduler.submit(job, RunOptions.defaults());
            Thread canceller = new Thread(() -> {
                try {
                    begun.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                run.cancel();
            });
            canceller.start();
            long start = System.nanoTime();
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(run::join)
                    .withMessageMatching("cancelled after \\d+ of 200000 tasks");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            assertThat(executing).hasValue(0);
            assertThat(run.isDone()).isTrue();
            canceller.join();
            run.cancel();
            assertThat(scheduler.run(mode.of(Families.chain(10)), RunOptions.defaults()))
                    .hasSize(1);
        }
    }

    /** A run of one task that does not end before it is told to. */
    @ParameterizedTest
    @MethodSource("modes")
    void cancelWhileTheOnlyTaskExecutesIsNotForgotten(Mode mode) throws InterruptedException {
        for (boolean serial : new boolean[] {false, true}) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch may = new CountDownLatch(1);
            Job job = mode.of(Families.chain(1), task -> inputs -> {
                begun.countDown();
                may.await();
                return task;
            });
            try (ForkJoinScheduler scheduler = mode.scheduler()) {
                Run run = serial
                        ? new SerialScheduler().submit(job, RunOptions.defaults())
                        : scheduler.submit(job, RunOptions.defaults());
                Thread canceller = new Thread(() -> {
                    try {
                        begun.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    run.cancel();
                    may.countDown();
                });
                canceller.start();
                assertThatExceptionOfType(CancellationException.class)
                        .isThrownBy(run::join)
                        .withMessageContaining("cancelled");
                canceller.join();
                assertThatExceptionOfType(CancellationException.class).isThrownBy(run::join);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void interruptOfTheJoiningThreadCancelsAndIsKept(Mode mode) throws InterruptedException {
        AtomicInteger executing = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Job job = endless(mode, executing, begun);
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
            AtomicReference<@Nullable Boolean> flag = new AtomicReference<>();
            Thread joiner = new Thread(() -> {
                thrown.set(catchThrowable(() -> scheduler.run(job, RunOptions.defaults())));
                flag.set(Thread.currentThread().isInterrupted());
            });
            joiner.start();
            begun.await();
            joiner.interrupt();
            joiner.join(SOON.toMillis());
            assertThat(thrown.get()).isInstanceOf(CancellationException.class);
            assertThat(flag.get()).isTrue();
            assertThat(executing).hasValue(0);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anInterruptedExceptionOfATaskItselfIsAFailureLikeAnyOther(Mode mode) {
        for (int tasks : new int[] {1, 3}) {
            Job job = mode.of(Families.chain(tasks), task -> inputs -> {
                throw new InterruptedException("my own");
            });
            try (ForkJoinScheduler scheduler = mode.scheduler()) {
                for (Scheduler each : List.of(scheduler, new SerialScheduler())) {
                    assertThatExceptionOfType(TaskFailedException.class)
                            .isThrownBy(() -> each.run(job, RunOptions.defaults()))
                            .withMessageContaining("InterruptedException: my own")
                            .withCauseInstanceOf(InterruptedException.class);
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                }
            }
        }
    }

    @Test
    void interruptInsideAKernelOfASerialRunCancelsAndIsKept() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Job job = Families.with(Families.chain(2), 0, task -> inputs -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return null;
        });
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        AtomicReference<@Nullable Boolean> flag = new AtomicReference<>();
        Thread joiner = new Thread(() -> {
            thrown.set(catchThrowable(() -> new SerialScheduler().run(job, RunOptions.defaults())));
            flag.set(Thread.currentThread().isInterrupted());
        });
        joiner.start();
        begun.await();
        joiner.interrupt();
        joiner.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class).hasMessageContaining("after 0 of 2 tasks");
        assertThat(flag.get()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void interruptInsideAKernelThatSleepsCancels(Mode mode) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Job job = mode.of(Families.chain(5), task -> inputs -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return null;
        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(1)) {
            AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
            Thread joiner = new Thread(() -> {
                thrown.set(catchThrowable(() -> scheduler.run(job, RunOptions.defaults())));
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            });
            joiner.start();
            begun.await();
            joiner.interrupt();
            joiner.join();
            assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anInterruptedThreadStartsNothing(Mode mode) {
        AtomicInteger tasks = new AtomicInteger();
        Job job = mode.of(Families.wide(10), task -> inputs -> tasks.incrementAndGet());
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> scheduler.run(job, RunOptions.defaults()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(tasks).hasValue(0);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aFinishedRunAnswersWhateverComesLater(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Run run = scheduler.submit(mode.of(Families.chain(5)), RunOptions.defaults());
            Object[] outputs = run.join();
            run.cancel();
            Thread.currentThread().interrupt();
            assertThat(run.join()).isEqualTo(outputs);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aKernelMayCancelItsOwnRun(Mode mode) {
        AtomicReference<@Nullable Run> self = new AtomicReference<>();
        TaskListener listener = new TaskListener() {
            @Override
            public void runStarted(Run run, Job compiled) {
                self.set(run);
            }
        };
        AtomicInteger tasks = new AtomicInteger();
        Job job = mode.of(Families.chain(1_000), task -> inputs -> {
            if (tasks.incrementAndGet() == 500) {
                Run run = self.get();
                assertThat(run).isNotNull();
                run.cancel();
            }
            return null;
        });
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> scheduler.run(job, RunOptions.defaults().withListener(listener)));
        }
        assertThat(tasks).hasValue(500);
    }

    @Test
    void aRunThatWasCancelledBeforeItBeganRunsNothing() throws InterruptedException {
        CountDownLatch hold = new CountDownLatch(1);
        AtomicInteger tasks = new AtomicInteger();
        Job blocker = Families.with(Families.wide(1), 0, task -> inputs -> {
            hold.await();
            return null;
        });
        Job job = Families.with(Families.wide(10), 0, task -> inputs -> tasks.incrementAndGet());
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(1)) {
            Run first = scheduler.submit(blocker, RunOptions.defaults());
            while (first.finishedTasks() == 0 && hold.getCount() == 1) {
                Run waiting = scheduler.submit(job, RunOptions.defaults());
                waiting.cancel();
                assertThat(waiting.isDone()).isTrue();
                assertThatExceptionOfType(CancellationException.class).isThrownBy(waiting::join);
                hold.countDown();
            }
            first.join();
        }
        assertThat(tasks).hasValue(0);
    }

    @Test
    void aKernelsStrayInterruptFlagStaysItsOwn() {
        Job job = Families.with(Families.wide(200), 1 << 20, task -> inputs -> {
            boolean flagged = Thread.currentThread().isInterrupted();
            busy(5_000);
            if (Thread.currentThread().getName().startsWith("bask-worker")) {
                Thread.currentThread().interrupt();
            }
            return flagged;
        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(4)) {
            assertThat(scheduler.run(job, RunOptions.defaults())).containsOnly(false);
        }
    }
}
