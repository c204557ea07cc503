package io.bask.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.annotation.Annotations;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.graph.pass.Pass;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import io.bask.schedule.serial.SerialScheduler;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What annotations do to runs: retries, priorities, resources. */
@Timeout(600)
class AnnotatedRunTest {
    private static final Map<String, Integer> TWO = Map.of("gpu", 2);

    static Stream<Scheduler> schedulers() {
        return Stream.of(new SerialScheduler(), new ForkJoinScheduler(1), new ForkJoinScheduler(4));
    }

    private static Kernel kernel(Runnable work) {
        return inputs -> {
            work.run();
            return inputs.length;
        };
    }

    private static int add(GraphBuilder graph, String name, Annotations said, Kernel kernel, int... reads) {
        graph.writtenAt(null, said);
        int task = graph.lone(name, kernel, reads);
        graph.writtenAt(null);
        return task;
    }

    private static Job all(GraphBuilder graph) {
        Graph built = graph.build();
        return new Job(built, IntStream.range(0, built.size()).toArray());
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void eachTaskIsTriedAsOftenAsItSays(Scheduler scheduler) {
        AtomicInteger calls = new AtomicInteger();
        Kernel thirdTime = kernel(() -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("bad luck");
            }
        });
        GraphBuilder graph = Graph.builder();
        add(graph, "lucky", Annotations.retries(2), thirdTime);
        scheduler.run(all(graph), RunOptions.defaults());
        assertThat(calls).hasValue(3);

        calls.set(0);
        GraphBuilder never = Graph.builder();
        add(never, "never", Annotations.retries(0), thirdTime);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(
                        () -> scheduler.run(all(never), RunOptions.defaults().withRetries(5)));
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void fusedTasksAreTriedAsOftenAsAnyOfThem(Scheduler scheduler) {
        AtomicInteger calls = new AtomicInteger();
        GraphBuilder graph = Graph.builder();
        int first = add(graph, "first", Annotations.retries(2), kernel(() -> {}));
        int second = add(graph, "second", Annotations.priority(4), kernel(() -> {}), first);
        int last = graph.lone(
                "last",
                kernel(() -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IllegalStateException("bad luck");
                    }
                }),
                second);
        Job fused = Pass.applyAll(Pass.standard(), new Job(graph.build(), new int[] {last}));
        assertThat(fused.graph().size()).isEqualTo(1);
        assertThat(fused.graph().annotations(0))
                .isEqualTo(Annotations.retries(2).withPriority(4));
        scheduler.run(fused, RunOptions.defaults());
        assertThat(calls).hasValue(3);
    }

    @Test
    void tasksThatNeedDifferentThingsAreNotFused() {
        GraphBuilder graph = Graph.builder();
        int load = graph.lone("load", kernel(() -> {}));
        int compute = add(graph, "compute", Annotations.resource("gpu", 1), kernel(() -> {}), load);
        int again = add(graph, "again", Annotations.resource("gpu", 1).withRetries(1), kernel(() -> {}), compute);
        Job fused = Pass.applyAll(Pass.standard(), new Job(graph.build(), new int[] {again}));
        assertThat(fused.graph().size()).isEqualTo(2);
        assertThat(fused.graph().annotations(1))
                .isEqualTo(Annotations.resource("gpu", 1).withRetries(1));
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void theMostUrgentTaskComesFirst(Scheduler scheduler) {
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        GraphBuilder graph = Graph.builder();
        int[] loads = new int[3];
        for (int i = 0; i < 3; i++) {
            String name = "load" + i;
            loads[i] = graph.lone(name, kernel(() -> begun.add(name)));
        }
        for (int i = 0; i < 3; i++) {
            String name = "task" + i;
            add(graph, name, Annotations.priority(i - 1), kernel(() -> begun.add(name)), loads[i]);
        }
        scheduler.run(all(graph), RunOptions.defaults().withThreads(1));
        assertThat(begun).containsExactly("load0", "load1", "load2", "task2", "task1", "task0");
    }

    /** A gate holds all threads but one; whatever runs meanwhile must be the most urgent of what is ready. */
    @Test
    void prioritiesAreStrictAmongReadyTasksOfSeveralThreads() {
        Random random = Seeds.random();
        // By thread: one that is stopped by the system between taking a task and writing it down holds up no other's
        // list.
        Map<Thread, List<Integer>> begun = new ConcurrentHashMap<>();
        GraphBuilder graph = Graph.builder();
        CountDownLatch open = new CountDownLatch(1);
        int gate = graph.lone("gate", kernel(() -> await(open)));
        List<Integer> priorities = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int priority = random.nextInt(7) - 3;
            priorities.add(priority);
            Kernel task = kernel(() -> begun.computeIfAbsent(Thread.currentThread(), any -> new ArrayList<>())
                    .add(priority));
            add(graph, "task" + i, Annotations.priority(priority), task, gate);
        }
        add(graph, "opens", Annotations.priority(100), kernel(open::countDown));
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            scheduler.run(all(graph), RunOptions.defaults());
        }
        begun.values().forEach(ofThread -> assertThat(ofThread).isSortedAccordingTo(Collections.reverseOrder()));
        assertThat(begun.values().stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(priorities);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void noMoreTasksRunAtOnceThanThereAreResources(Scheduler scheduler) {
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Job> jobs = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            GraphBuilder graph = Graph.builder();
            for (int i = 0; i < 100; i++) {
                int need = i % 2 + 1;
                int before = graph.lone("load" + i, kernel(() -> {}));
                add(
                        graph,
                        "task" + i,
                        Annotations.resource("gpu", need),
                        kernel(() -> {
                            most.accumulateAndGet(inUse.addAndGet(need), Math::max);
                            Thread.onSpinWait();
                            inUse.addAndGet(-need);
                            done.incrementAndGet();
                        }),
                        before);
            }
            jobs.add(all(graph));
        }
        RunOptions options = RunOptions.defaults().withResources(TWO);
        List<Run> runs =
                jobs.stream().map(job -> scheduler.submit(job, options)).toList();
        runs.forEach(Run::join);
        assertThat(most.get()).isBetween(1, 2);
        assertThat(done).hasValue(300);
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void aFailedTaskGivesBackWhatItHeld(Scheduler scheduler) {
        RunOptions options = RunOptions.defaults().withResources(TWO);
        for (int i = 0; i < 5; i++) {
            GraphBuilder graph = Graph.builder();
            for (int task = 0; task < 8; task++) {
                add(graph, "task" + task, Annotations.resource("gpu", 2), kernel(() -> {
                    throw new IllegalStateException("broken");
                }));
            }
            assertThatExceptionOfType(TaskFailedException.class).isThrownBy(() -> scheduler.run(all(graph), options));
        }
    }

    @Test
    void tasksThatNeedNothingRunWhileOthersWait() {
        CountDownLatch others = new CountDownLatch(50);
        GraphBuilder graph = Graph.builder();
        for (int i = 0; i < 20; i++) {
            add(graph, "gpu" + i, Annotations.resource("gpu", 1), kernel(() -> await(others)));
        }
        for (int i = 0; i < 50; i++) {
            graph.lone("plain" + i, kernel(others::countDown));
        }
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            scheduler.run(all(graph), RunOptions.defaults().withResources(Map.of("gpu", 1)));
        }
        assertThat(others.getCount()).isZero();
    }

    @Test
    void runsThatWaitForResourcesCanBeCancelled() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        RunOptions options = RunOptions.defaults().withResources(Map.of("gpu", 1));
        GraphBuilder graph = Graph.builder();
        add(graph, "holds", Annotations.resource("gpu", 1), kernel(() -> {
            begun.countDown();
            await(end);
        }));
        GraphBuilder second = Graph.builder();
        add(second, "waits", Annotations.resource("gpu", 1), kernel(() -> {}));
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            Run holder = scheduler.submit(all(graph), options);
            await(begun);
            Run waiting = scheduler.submit(all(second), options);
            waiting.cancel();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(waiting::join);
            Run third = scheduler.submit(all(second), options);
            assertThat(third.isDone()).isFalse();
            end.countDown();
            assertThat(third.join()).containsExactly(0);
            holder.join();
        }
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void whatCannotBeMetIsAnErrorAtOnce(Scheduler scheduler) {
        GraphBuilder graph = Graph.builder();
        add(graph, "task", Annotations.resource("gpu", 3), kernel(() -> {}));
        RunOptions options = RunOptions.defaults().withResources(TWO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scheduler.run(all(graph), options))
                .withMessageContaining("needs 3 of the resource \"gpu\", of which there is 2")
                .withMessageContaining("-Dbask.resources=gpu=3");

        GraphBuilder inner = Graph.builder();
        add(inner, "inner", Annotations.resource("gpu", 1), kernel(() -> {}));
        GraphBuilder outer = Graph.builder();
        add(outer, "outer", Annotations.resource("gpu", 2), inputs -> scheduler.run(all(inner), options));
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(() -> scheduler.run(all(outer), options))
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("holds 2 of 2 until it ends");
    }
}
