package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import io.bask.schedule.serial.SerialScheduler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ProgressBar bar = new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    private String drawn() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void endsAtAHundredPercent() {
        GraphBuilder graph = Graph.builder();
        int task = graph.lone("a", inputs -> 1);
        Job job = new Job(graph.build(), new int[] {task});

        new SerialScheduler().run(job, RunOptions.defaults().withListener(bar));

        assertThat(drawn()).startsWith("\r[" + " ".repeat(40) + "] | 0% Completed | 0.");
        assertThat(drawn().stripTrailing())
                .contains("\r[" + "#".repeat(40) + "] | 100% Completed | ")
                .endsWith("s");
        assertThat(drawn()).endsWith(System.lineSeparator());
    }

    @Test
    void drawsAtMostTenTimesASecond() {
        long start = System.nanoTime();
        bar.begin(1_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            bar.step();
        }
        bar.end();
        double seconds = (System.nanoTime() - start) / 1e9;
        long lines = drawn().chars().filter(c -> c == '\r').count();
        assertThat(lines).isBetween(2L, 3 + (long) (seconds * 10));
    }

    @Test
    void followsFuturesToTheirEnd() {
        bar.follow(List.of(
                CompletableFuture.completedFuture(1),
                CompletableFuture.supplyAsync(() -> 2),
                CompletableFuture.failedFuture(new IllegalStateException("failed"))));
        assertThat(drawn()).contains("100% Completed");
    }

    @Test
    void aBarOfNothingIsFull() {
        bar.begin(0);
        bar.end();
        assertThat(drawn()).contains("100% Completed");
    }
}
