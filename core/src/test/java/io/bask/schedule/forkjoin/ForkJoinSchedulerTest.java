package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskListener;
import io.bask.schedule.serial.SerialScheduler;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(600)
class ForkJoinSchedulerTest {
    static List<Mode> modes() {
        return Mode.all();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void runsEachNeededTaskOnceAfterThoseItReads(Mode mode) {
        for (int round = 0; round < 40; round++) {
            Random random = Seeds.random(round);
            Job job = Families.random(1 + random.nextInt(300), random);
            AtomicIntegerArray runs = new AtomicIntegerArray(job.graph().size());
            Job counted = mode.of(job, task -> inputs -> {
                runs.incrementAndGet(task);
                for (int i = 0; i < job.graph().dependencyCount(task); i++) {
                    assertThat(runs.get(job.graph().dependency(task, i))).isEqualTo(1);
                }
                return job.graph().kernel(task).run(inputs);
            });
            assertThat(mode.run(counted)).isEqualTo(serially(job));
            int[] readers = Demand.of(job).readers();
            for (int task = 0; task < readers.length; task++) {
                assertThat(runs.get(task)).isEqualTo(readers[task] == 0 ? 0 : 1);
            }
        }
    }

    private static @Nullable Object[] serially(Job job) {
        return new SerialScheduler().run(job, RunOptions.defaults());
    }

    @ParameterizedTest
    @MethodSource("modes")
    void outputsMayRepeatAndBeReadByOthers(Mode mode) {
        GraphBuilder graph = Graph.builder();
        int a = graph.data("a", 1);
        int b = graph.lone("b", inputs -> (int) inputs[0] + 1, a);
        int c = graph.lone("c", inputs -> (int) inputs[0] * (int) inputs[1], b, b);
        Job job = mode.of(new Job(graph.build(), new int[] {c, a, b, c, b}));
        assertThat(mode.run(job)).containsExactly(4, 1, 2, 4, 2);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void nothingWantedIsNothingDone(Mode mode) {
        assertThat(mode.run(new Job(Graph.builder().build(), new int[0]))).isEmpty();
        Job unwanted = new Job(Families.tree(8).graph(), new int[0]);
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Run run = scheduler.submit(unwanted, RunOptions.defaults());
            assertThat(run.isDone()).isTrue();
            assertThat(run.join()).isEmpty();
            assertThat(run.finishedTasks()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void resultsMayBeNull(Mode mode) {
        GraphBuilder graph = Graph.builder();
        int nothing = graph.lone("nothing", inputs -> null);
        int told = graph.lone("told", inputs -> inputs[0] == null, nothing);
        assertThat(mode.run(mode.of(new Job(graph.build(), new int[] {nothing, told}))))
                .containsExactly(null, true);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void kernelsMayOverwriteTheirInputArray(Mode mode) {
        Job job = Families.diamond(200);
        Job vandal = mode.of(job, task -> inputs -> {
            Object result = job.graph().kernel(task).run(inputs.clone());
            java.util.Arrays.fill(inputs, "gone");
            return result;
        });
        assertThat(mode.run(vandal)).isEqualTo(serially(job));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void getsOnThoughNobodyJoins(Mode mode) throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        TaskListener listener = new TaskListener() {
            @Override
            public void runFinished(Run run, @Nullable Throwable failure) {
                finished.countDown();
            }
        };
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Run run = scheduler.submit(
                    mode.of(Families.tree(64)), RunOptions.defaults().withListener(listener));
            assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(run.isDone()).isTrue();
            assertThat(run.join()).isEqualTo(serially(Families.tree(64)));
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void everybodyWhoJoinsGetsTheSame(Mode mode) throws InterruptedException {
        Job job = mode.of(Families.stencil(20, 20));
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Run run = scheduler.submit(job, RunOptions.defaults());
            Queue<Object[]> answers = new ConcurrentLinkedQueue<>();
            List<Thread> joiners = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread joiner = new Thread(() -> answers.add(run.join()));
                joiner.start();
                joiners.add(joiner);
            }
            for (Thread joiner : joiners) {
                joiner.join();
            }
            assertThat(answers)
                    .hasSize(4)
                    .allSatisfy(answer -> assertThat(answer).isEqualTo(serially(job)));
            assertThat(run.join()).isNotSameAs(run.join());
            assertThat(run.finishedTasks()).isEqualTo(400);
            assertThat(run.job()).isSameAs(job);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void listenersHearOfEveryTaskBetweenBeginningAndEnd(Mode mode) {
        Job job = mode.of(Families.sum(6));
        Recorder recorder = new Recorder();
        TaskListener thrower = new Thrower();
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            RunOptions options = RunOptions.defaults().withListener(thrower).withListener(recorder);
            assertThat(scheduler.run(job, options)).isEqualTo(serially(job));
        }
        int size = job.graph().size();
        assertThat(recorder.events).first().isEqualTo("run started");
        assertThat(recorder.events).last().isEqualTo("run finished null");
        assertThat(recorder.events).hasSize(2 + 2 * size).doesNotHaveDuplicates();
        assertThat(recorder.workers).allMatch(worker -> worker >= 0 && worker <= mode.threads());
        assertThat(recorder.compiled).isSameAs(job);
    }

    @Test
    void aListenerMayJoinTheRunThatHasEnded() {
        List<Object> seen = new ArrayList<>();
        TaskListener listener = new TaskListener() {
            @Override
            public void runFinished(Run run, @Nullable Throwable failure) {
                seen.add(run.join()[0]);
            }
        };
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            Object[] outputs =
                    scheduler.run(Families.chain(10), RunOptions.defaults().withListener(listener));
            assertThat(seen).containsExactly(outputs);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void neverMoreTasksAtOnceThanAllowed(Mode mode) {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Job job = mode.of(Families.wide(400), task -> inputs -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            busy(50_000);
            now.decrementAndGet();
            return task;
        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(8)) {
            scheduler.run(job, RunOptions.defaults().withThreads(mode.threads()));
            assertThat(most.get()).isBetween(1, mode.threads());
            scheduler
                    .submit(job, RunOptions.defaults().withThreads(mode.threads()))
                    .join();
            assertThat(most.get()).isBetween(1, mode.threads());
            most.set(0);
            scheduler.run(job, RunOptions.defaults().withThreads(1_000_000));
            assertThat(most.get()).isBetween(1, 8);
        }
    }

    @Test
    void longTasksRunAtOnceThoughTheRunBeganAlone() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(4);
        Job job = Families.with(Families.wide(4), 0, task -> inputs -> {
            together.countDown();
            return together.await(30, TimeUnit.SECONDS);
        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(4)) {
            assertThat(scheduler.run(job, RunOptions.defaults())).containsOnly(true);
        }
    }

    @Test
    void workersAreNamedDaemonsThatSeeTheMakersClasses() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Job job = Families.with(Families.wide(100), 1 << 20, task -> inputs -> {
            threads.add(Thread.currentThread());
            busy(20_000);
            return null;
        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(4)) {
            while (threads.size() < 2) {
                scheduler.run(job, RunOptions.defaults());
            }
        }
        threads.remove(Thread.currentThread());
        assertThat(threads).allSatisfy(thread -> {
            assertThat(thread.getName()).startsWith("bask-worker-");
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader())
                    .isSameAs(Thread.currentThread().getContextClassLoader());
        });
    }

    @Test
    void compiledGraphsRunAnyNumberOfTimes() {
        CompiledGraph compiled = CompiledGraph.of(Families.xpxt(10));
        Object[] expected = serially(compiled.job());
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            for (int i = 0; i < 10; i++) {
                assertThat(scheduler.run(compiled, RunOptions.defaults())).isEqualTo(expected);
                assertThat(scheduler.submit(compiled, RunOptions.defaults()).join())
                        .isEqualTo(expected);
            }
        }
        assertThat(compiled.size()).isEqualTo(compiled.job().graph().size());
    }

    @Test
    void closingCancelsAndRefusesFurtherWork() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Job job = Families.with(Families.chain(1_000_000), 0, task -> inputs -> {
            begun.countDown();
            busy(1_000);
            return null;
        });
        ForkJoinScheduler scheduler = new ForkJoinScheduler(2);
        Run run = scheduler.submit(job, RunOptions.defaults());
        begun.await();
        scheduler.close();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(run::join))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> scheduler.run(job, RunOptions.defaults()))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> scheduler.submit(job, RunOptions.defaults()));
    }

    @Test
    void aSchedulerNeedsAThread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForkJoinScheduler(0))
                .withMessageContaining("threads is 0");
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(3)) {
            assertThat(scheduler.parallelism()).isEqualTo(3);
            assertThat(scheduler).hasToString("ForkJoinScheduler(3 threads)");
        }
    }

    static void busy(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static final class Recorder implements TaskListener {
        private final Queue<String> events = new ConcurrentLinkedQueue<>();
        private final Set<Integer> workers = ConcurrentHashMap.newKeySet();
        private volatile @Nullable Job compiled;

        @Override
        public void runStarted(Run run, Job compiled) {
            this.compiled = compiled;
            events.add("run started");
        }

        @Override
        public void taskStarted(Run run, int task, int worker) {
            workers.add(worker);
            events.add("started " + task);
        }

        @Override
        public void taskFinished(Run run, int task, int worker, long start, long end, @Nullable Object result) {
            assertThat(end).isGreaterThanOrEqualTo(start);
            assertThat(result).isInstanceOf(Long.class);
            events.add("finished " + task);
        }

        @Override
        public void runFinished(Run run, @Nullable Throwable failure) {
            assertThat(run.isDone()).isTrue();
            events.add("run finished " + failure);
        }
    }

    private static final class Thrower implements TaskListener {
        @Override
        public void runStarted(Run run, Job compiled) {
            throw new IllegalStateException("a listener's own trouble");
        }

        @Override
        public void taskStarted(Run run, int task, int worker) {
            throw new AssertionError("a listener's own trouble");
        }

        @Override
        public void taskFinished(Run run, int task, int worker, long start, long end, @Nullable Object result) {
            throw new IllegalStateException("a listener's own trouble");
        }

        @Override
        public void runFinished(Run run, @Nullable Throwable failure) {
            throw new IllegalStateException("a listener's own trouble");
        }
    }
}
