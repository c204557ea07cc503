package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.annotation.Annotations;
import io.bask.client.Client;
import io.bask.client.TaskFuture;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that stand still say so, once; those that get on say nothing. */
@Timeout(60)
class WatchdogTest {
    private static final Duration SOON = Duration.ofMillis(60);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> reports = new CopyOnWriteArrayList<>();

    @AfterEach
    void putBack() {
        end.countDown();
    }

    private Object stuck() {
        begun.countDown();
        await(end);
        return 1;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("it took too long");
            }
            Thread.onSpinWait();
        }
    }

    /** One that is stuck, one that reads it, one that needs what the stuck one holds. */
    private Job stuckJob() {
        GraphBuilder graph = Graph.builder();
        graph.writtenAt(null, Annotations.resource("gpu", 1));
        int stuck = graph.lone("stuck", inputs -> stuck());
        int needs = graph.lone("needs", inputs -> 2);
        graph.writtenAt(null);
        int reads = graph.lone("reads", inputs -> 3, stuck);
        return new Job(graph.build(), new int[] {needs, reads});
    }

    private ForkJoinScheduler scheduler(int threads) {
        return new ForkJoinScheduler(threads, run -> reports.add(run.dump()));
    }

    @Test
    void aRunTellsHowItStands() {
        try (ForkJoinScheduler scheduler = scheduler(2)) {
            Run run = scheduler.submit(stuckJob(), RunOptions.defaults().withResources(Map.of("gpu", 1)));
            await(begun);
            until(() -> run.dump().contains("1 for {gpu=1}"));
            assertThat(run.dump())
                    .contains("0 of 3 tasks")
                    .contains("running: 1\n  stuck (")
                    .contains("on \"bask-worker-")
                    .contains("WatchdogTest.stuck")
                    .contains("ready: none")
                    .contains("waiting: 1\n  reads waits for stuck");
            end.countDown();
            run.join();
            assertThat(run.dump()).contains("running: 0");
        }
    }

    @Test
    void aRunThatStandsStillIsLoggedOnce() {
        try (ForkJoinScheduler scheduler = scheduler(2)) {
            RunOptions options =
                    RunOptions.defaults().withResources(Map.of("gpu", 1)).withPatience(SOON);
            Run run = scheduler.submit(stuckJob(), options);
            until(() -> !reports.isEmpty());
            assertThat(reports.get(0)).contains("0 of 3 tasks");
            Run other = scheduler.submit(slow(20), options);
            other.join();
            end.countDown();
            run.join();
        }
        assertThat(reports.stream().filter(text -> text.contains("of 3 tasks"))).hasSize(1);
    }

    /** Takes longer than the watchdog's patience, a little of it each task. */
    private Job slow(int tasks) {
        GraphBuilder graph = Graph.builder();
        Kernel kernel = inputs -> {
            long until = System.nanoTime() + 5_000_000;
            until(() -> System.nanoTime() > until);
            return 1;
        };
        int last = graph.lone("task-0", kernel);
        for (int i = 1; i < tasks; i++) {
            last = graph.lone("task-" + i, kernel, last);
        }
        return new Job(graph.build(), new int[] {last});
    }

    @Test
    void aTaskThatWaitsForARunThatGetsOnDoesNotStandStill() {
        RunOptions options = RunOptions.defaults().withPatience(Duration.ofMillis(400));
        try (ForkJoinScheduler scheduler = scheduler(1)) {
            GraphBuilder graph = Graph.builder();
            Job inner = slow(160);
            graph.lone("outer", inputs -> scheduler.run(inner, options)[0]);
            scheduler.run(new Job(graph.build(), new int[] {0}), options);
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void aClientTellsWhatItsThreadsDo() {
        try (Client client = Client.local(2)) {
            TaskFuture<Object> future = client.submit(this::stuck);
            await(begun);
            until(() -> client.dump().contains("WatchdogTest.stuck"));
            assertThat(client.dump()).contains("threads=2").contains("runs ");
            end.countDown();
            future.join();
        }
    }

    @Test
    void patienceIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunOptions.defaults().withPatience(Duration.ofSeconds(-1)));
    }
}
