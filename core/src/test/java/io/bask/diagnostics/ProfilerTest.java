package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Key;
import io.bask.schedule.RunOptions;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import io.bask.schedule.serial.SerialScheduler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class ProfilerTest {
    private final Profiler profiler = new Profiler();

    private void run(Job job) {
        new SerialScheduler().run(job, RunOptions.defaults().withListener(profiler));
    }

    @Test
    void everyTaskIsKeptWithItsTimes() {
        long before = System.nanoTime();
        run(Graphs.tree(3));
        long after = System.nanoTime();

        List<TaskProfile> tasks = profiler.tasks();
        assertThat(tasks).hasSize(7);
        TaskProfile first = tasks.get(0);
        assertThat(first.key()).isEqualTo(Graphs.leaf(0));
        assertThat(first.operation()).isEqualTo("load");
        assertThat(first.thread()).isEqualTo(Thread.currentThread().getName());
        assertThat(first.worker()).isZero();
        assertThat(first.resultBytes()).isEqualTo(1000);
        assertThat(tasks).allSatisfy(task -> {
            assertThat(task.startNanos()).isBetween(before, task.endNanos());
            assertThat(task.endNanos()).isLessThanOrEqualTo(after);
        });
        assertThat(tasks.get(6).key()).isEqualTo(Key.of("total"));
    }

    @Test
    void operationsAreSummedUp() {
        run(Graphs.tree(5));
        OperationProfile load = profiler.operations().stream()
                .filter(operation -> operation.operation().equals("load"))
                .findFirst()
                .orElseThrow();
        assertThat(load.tasks()).isEqualTo(5);
        assertThat(load.resultBytes()).isEqualTo(5000);
        assertThat(load.total())
                .isEqualTo(profiler.tasks().stream()
                        .filter(task -> task.operation().equals("load"))
                        .map(TaskProfile::duration)
                        .reduce(Duration.ZERO, Duration::plus));
        assertThat(load.mean()).isLessThanOrEqualTo(load.longest());
        assertThat(profiler.toString()).startsWith("operation").contains("load").contains("4.88 kiB");
        assertThat(profiler.toString().lines()).hasSize(4);
    }

    @Test
    void runsAreNumberedAndSayWhyTheyFailed() {
        run(Graphs.tree(2));
        assertThatThrownBy(() -> run(Graphs.failing()));
        assertThat(profiler.runs()).hasSize(2);
        assertThat(profiler.runs().get(0).failure()).isNull();
        assertThat(profiler.runs().get(0).tasks()).isEqualTo(5);
        assertThat(profiler.runs().get(1).failure()).contains("fails").contains("luck");
        assertThat(profiler.tasks()).hasSize(6);
        assertThat(profiler.tasks().get(5).run()).isEqualTo(1);
        assertThat(profiler.wall()).isPositive();
    }

    @Test
    void timeInNestedRunsCountsOnceAThread() {
        GraphBuilder graph = Graph.builder();
        int outer = graph.lone("outer", inputs -> {
            run(Graphs.tree(50));
            return 1;
        });
        run(new Job(graph.build(), new int[] {outer}));
        assertThat(profiler.tasks()).hasSize(102);
        Duration longest = profiler.tasks().get(0).duration();
        assertThat(profiler.workers()).singleElement().satisfies(worker -> {
            assertThat(worker.tasks()).isEqualTo(102);
            assertThat(worker.busy()).isEqualTo(longest);
        });
        assertThat(profiler.wall()).isGreaterThanOrEqualTo(longest);
    }

    @Test
    void whatRunsAfterTheEndIsNotKept() {
        try (Profiler scoped = Profiler.start()) {
            Diagnostics.run(new SerialScheduler(), Graphs.tree(1), RunOptions.defaults());
            scoped.close();
            new SerialScheduler().run(Graphs.tree(1), RunOptions.defaults().withListener(scoped));
            assertThat(scoped.size()).isEqualTo(3);
            assertThat(scoped.runs()).hasSize(1);
        }
        assertThat(Diagnostics.registered()).isEmpty();
    }

    @Test
    void aProfilerCanStartAnew() {
        run(Graphs.tree(4));
        profiler.clear();
        assertThat(profiler.tasks()).isEmpty();
        assertThat(profiler.runs()).isEmpty();
        assertThat(profiler.toString().lines()).hasSize(1);
        run(Graphs.tree(4));
        assertThat(profiler.tasks()).hasSize(9);
    }

    @Test
    void manyTasksOfManyThreadsAreAllKept() {
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(4)) {
            scheduler.run(Graphs.tree(50_000), RunOptions.defaults().withListener(profiler));
        }
        assertThat(profiler.size()).isEqualTo(100_001);
        assertThat(profiler.tasks().stream().map(TaskProfile::key).distinct()).hasSize(100_001);
    }

    @Test
    void theTimelineHasALineAThread() {
        run(Graphs.tree(1000));
        String timeline = profiler.timeline(30);
        assertThat(timeline.lines().findFirst().orElseThrow())
                .startsWith(Thread.currentThread().getName() + " |")
                .hasSize(Thread.currentThread().getName().length() + 33);
        assertThat(timeline).contains("a = ").contains("b = ").contains("c = ");
        assertThatIllegalArgumentException().isThrownBy(() -> profiler.timeline(0));
        assertThat(new Profiler().timeline(10)).contains("0 ");
    }

    @Test
    void timesAndSizesHaveUnits() {
        assertThat(Units.time(999)).isEqualTo("999 ns");
        assertThat(Units.time(12_345)).isEqualTo("12.3 us");
        assertThat(Units.time(1_234_000_000)).isEqualTo("1.23 s");
        assertThat(Units.time(75_000_000_000L)).isEqualTo("1 min 15 s");
        assertThat(Units.time(3_700_000_000_000L)).isEqualTo("1 h 1 min");
        assertThat(Units.bytes(999)).isEqualTo("999 B");
        assertThat(Units.bytes(1000)).isEqualTo("0.98 kiB");
        assertThat(Units.bytes(128 << 20)).isEqualTo("128 MiB");
    }
}
