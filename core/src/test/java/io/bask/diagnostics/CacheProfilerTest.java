package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class CacheProfilerTest {
    private final CacheProfiler profiler = new CacheProfiler();

    private void run(Job job) {
        new SerialScheduler().run(job, RunOptions.defaults().withListener(profiler));
    }

    @Test
    void aResultIsReleasedWhenItsLastReaderEnds() {
        GraphBuilder graph = Graph.builder();
        int a = graph.lone("a", new Graphs.Add("a", 1));
        int b = graph.lone("b", new Graphs.Add("b", 1), a, a);
        int c = graph.lone("c", new Graphs.Add("c", 1), a, b);
        graph.lone("unneeded", new Graphs.Add("unneeded", 1), a);
        run(new Job(graph.build(), new int[] {c}));

        Map<Key, ResultProfile> results =
                profiler.results().stream().collect(Collectors.toMap(ResultProfile::key, result -> result));
        assertThat(results).hasSize(3);
        long endOfC = results.get(Key.of("c")).producedNanos();
        assertThat(results.get(Key.of("a")).releasedNanos()).isEqualTo(endOfC);
        assertThat(results.get(Key.of("b")).releasedNanos()).isEqualTo(endOfC);
        assertThat(results.get(Key.of("c")).releasedNanos()).isGreaterThanOrEqualTo(endOfC);
        assertThat(results.get(Key.of("c")).kept()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void liveBytesRiseAndFall() {
        run(Graphs.tree(4));
        List<LiveSample> live = profiler.live();
        assertThat(live).hasSize(18);
        assertThat(live.get(17)).satisfies(last -> {
            assertThat(last.results()).isZero();
            assertThat(last.bytes()).isZero();
        });
        assertThat(profiler.peakResults()).isBetween(5, 6); // all loads first, in order of construction
        assertThat(profiler.peakBytes()).isEqualTo(4100);
        assertThat(profiler.toString()).isEqualTo("9 results, at most 5 and 4.00 kiB at once");
    }

    @Test
    void failedRunsReleaseWhatTheyHad() {
        assertThatThrownBy(() -> run(Graphs.failing()));
        assertThat(profiler.results()).hasSize(1);
        assertThat(profiler.live()).hasSize(2);
    }

    @Test
    void manyThreadsKeepNoMoreThanTheyMust() {
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(4);
                CacheProfiler scoped = CacheProfiler.start()) {
            Diagnostics.run(scheduler, Graphs.tree(5_000), RunOptions.defaults());
            assertThat(scoped.results()).hasSize(10_001);
            assertThat(scoped.live().get(scoped.live().size() - 1).results()).isZero();
            assertThat(scoped.peakResults()).isBetween(5_000, 10_001);
        }
    }
}
