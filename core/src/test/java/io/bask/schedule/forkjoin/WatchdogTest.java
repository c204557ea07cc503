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
@Timeout(600)
class WatchdogTest {
    /** The watchdog's own thread looks every five seconds at most, and only the test's clock gets this far. */
    private static final Duration PATIENCE = Duration.ofHours(5);

    private static final Duration HOUR = Duration.ofHours(1);

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

    /** One that is stuck, one that reads it, and one that is ready once the stuck one holds what it needs. */
    private Job stuckJob() {
        GraphBuilder graph = Graph.builder();
        int sees = graph.lone("sees", inputs -> {
            await(begun);
            return 0;
        });
        graph.writtenAt(null, Annotations.resource("gpu", 1));
        int stuck = graph.lone("stuck", inputs -> stuck());
        int needs = graph.lone("needs", inputs -> 2, sees);
        graph.writtenAt(null);
        int reads = graph.lone("reads", inputs -> 3, stuck);
        return new Job(graph.build(), new int[] {needs, reads});
    }

    private static void untilStuck(Run run) {
        until(() -> {
            String dump = run.dump(); // Who has put a task aside still runs it for a moment.
            return dump.contains("1 for {gpu=1}") && dump.contains("running: 1\n");
        });
    }

    private ForkJoinScheduler scheduler(int threads) {
        return new ForkJoinScheduler(threads, run -> reports.add(run.dump()));
    }

    @Test
    void aRunTellsHowItStands() {
        try (ForkJoinScheduler scheduler = scheduler(2)) {
            Run run = scheduler.submit(stuckJob(), RunOptions.defaults().withResources(Map.of("gpu", 1)));
            untilStuck(run);
            assertThat(run.dump())
                    .contains("1 of 4 tasks")
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

    private static void pass(ForkJoinScheduler scheduler, int hours) {
        for (int i = 0; i < hours; i++) {
            scheduler.watchdog().look(HOUR);
        }
    }

    @Test
    void aRunThatStandsStillIsLoggedOnce() {
        try (ForkJoinScheduler scheduler = scheduler(2)) {
            RunOptions options =
                    RunOptions.defaults().withResources(Map.of("gpu", 1)).withPatience(PATIENCE);
            Run run = scheduler.submit(stuckJob(), options);
            untilStuck(run);
            pass(scheduler, 5); // The first look only sees how far it has come.
            assertThat(reports).isEmpty();
            pass(scheduler, 2);
            assertThat(reports).hasSize(1);
            assertThat(reports.get(0)).contains("1 of 4 tasks");
            pass(scheduler, 20);
            end.countDown();
            run.join();
        }
        assertThat(reports).hasSize(1);
    }

    @Test
    void aRunThatGetsOnIsNotReported() {
        GraphBuilder graph = Graph.builder();
        CountDownLatch[] begun = {new CountDownLatch(1), new CountDownLatch(1)};
        CountDownLatch[] go = {new CountDownLatch(1), new CountDownLatch(1)};
        Kernel[] steps = new Kernel[2];
        for (int i = 0; i < 2; i++) {
            int step = i;
            steps[i] = inputs -> {
                begun[step].countDown();
                await(go[step]);
                return step;
            };
        }
        int first = graph.lone("first", steps[0]);
        int second = graph.lone("second", steps[1], first);
        try (ForkJoinScheduler scheduler = scheduler(1)) {
            RunOptions options = RunOptions.defaults().withPatience(PATIENCE);
            Run run = scheduler.submit(new Job(graph.build(), new int[] {second}), options);
            await(begun[0]);
            pass(scheduler, 4);
            go[0].countDown();
            await(begun[1]);
            pass(scheduler, 4);
            assertThat(reports).isEmpty();
            go[1].countDown();
            run.join();
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void aTaskThatWaitsForARunThatGetsOnDoesNotStandStill() {
        RunOptions options = RunOptions.defaults().withPatience(PATIENCE);
        try (ForkJoinScheduler scheduler = scheduler(1)) {
            CountDownLatch[] steps = new CountDownLatch[12];
            CountDownLatch[] go = new CountDownLatch[12];
            GraphBuilder inner = Graph.builder();
            int last = -1;
            for (int i = 0; i < steps.length; i++) {
                steps[i] = new CountDownLatch(1);
                go[i] = new CountDownLatch(1);
                int step = i;
                Kernel kernel = inputs -> {
                    steps[step].countDown();
                    await(go[step]);
                    return step;
                };
                last = i == 0 ? inner.lone("step-0", kernel) : inner.lone("step-" + i, kernel, last);
            }
            Job job = new Job(inner.build(), new int[] {last});
            GraphBuilder graph = Graph.builder();
            graph.lone("outer", inputs -> scheduler.run(job, options)[0]);
            Run run = scheduler.submit(new Job(graph.build(), new int[] {0}), options);
            for (int i = 0; i < steps.length; i++) {
                await(steps[i]);
                pass(scheduler, 2);
                go[i].countDown();
            }
            assertThat(run.join()).containsExactly(11);
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void theWatchdogLooksByItself() {
        try (ForkJoinScheduler scheduler = scheduler(2)) {
            GraphBuilder graph = Graph.builder();
            graph.lone("stuck", inputs -> stuck());
            RunOptions options = RunOptions.defaults().withPatience(Duration.ofMillis(1));
            Run run = scheduler.submit(new Job(graph.build(), new int[] {0}), options);
            until(() -> !reports.isEmpty());
            end.countDown();
            run.join();
        }
        assertThat(reports).hasSize(1);
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
