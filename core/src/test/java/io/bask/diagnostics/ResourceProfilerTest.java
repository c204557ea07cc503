package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import io.bask.schedule.serial.SerialScheduler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class ResourceProfilerTest {
    private static void run(ResourceProfiler profiler, Job job) {
        new SerialScheduler().run(job, RunOptions.defaults().withListener(profiler));
    }

    @Test
    void aShortRunHasASampleAtBothEnds() {
        try (ResourceProfiler profiler = new ResourceProfiler(Duration.ofHours(1))) {
            run(profiler, Graphs.tree(1));
            assertThat(profiler.samples()).hasSize(2);
            assertThat(profiler.samples().get(0).cpuPercent()).isZero();
            assertThat(profiler.peakHeapBytes()).isPositive();
            assertThat(profiler.toString()).startsWith("2 samples, processors ");
        }
    }

    @Test
    void aLongRunHasSamplesInBetween() {
        try (ResourceProfiler profiler = new ResourceProfiler(Duration.ofMillis(1))) {
            GraphBuilder graph = Graph.builder();
            int task = graph.lone("waits", inputs -> {
                while (profiler.samples().size() < 5) {
                    Thread.onSpinWait();
                }
                return 1;
            });
            run(profiler, new Job(graph.build(), new int[] {task}));
            List<ResourceSample> samples = profiler.samples();
            assertThat(samples).hasSizeGreaterThanOrEqualTo(6);
            assertThat(samples).isSortedAccordingTo((a, b) -> Long.compare(a.nanoTime(), b.nanoTime()));
        }
    }

    @Test
    void theThreadEndsWithTheProfiler() throws InterruptedException {
        ResourceProfiler profiler = ResourceProfiler.start(Duration.ofMillis(1));
        Diagnostics.run(new SerialScheduler(), Graphs.tree(1), RunOptions.defaults());
        profiler.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("bask-resource-profiler")) {
                assertThat(thread.isDaemon()).isTrue();
                thread.join();
            }
        }
        int samples = profiler.samples().size();
        run(profiler, Graphs.tree(1));
        assertThat(profiler.samples()).hasSize(samples);
    }

    @Test
    void intervalsAreAMillisecondOrMore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResourceProfiler(Duration.ZERO))
                .withMessageContaining("PT0S")
                .withMessageContaining("at least");
    }
}
