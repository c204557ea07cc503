package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void runsAtOnceShareABar() {
        Job job = Graphs.tree(2);
        RunOptions options = RunOptions.defaults().withListener(bar);
        GraphBuilder graph = Graph.builder();
        int outer = graph.lone("outer", inputs -> {
            new SerialScheduler().run(job, options);
            return 1;
        });
        new SerialScheduler().run(new Job(graph.build(), new int[] {outer}), options);

        assertThat(drawn()).contains("100% Completed").doesNotContain("101%");
        assertThat(drawn().lines().filter(line -> line.contains("Completed")).count())
                .isPositive();
        assertThat(drawn().chars().filter(c -> c == '\n').count()).isEqualTo(1);
        assertThat(drawn().indexOf("100%")).isEqualTo(drawn().lastIndexOf("100%"));
    }

    @Test
    void aRunThatFailsEndsItsLineWhereItWas() {
        assertThatThrownBy(() -> new SerialScheduler()
                .run(Graphs.failing(), RunOptions.defaults().withListener(bar)));
        assertThat(drawn().stripTrailing()).contains("| 50% Completed |").doesNotContain("100%");
        assertThat(drawn()).endsWith(System.lineSeparator());
    }

    @Test
    void unneededTasksDoNotKeepItFromFilling() {
        GraphBuilder graph = Graph.builder();
        int needed = graph.lone("needed", inputs -> 1);
        graph.lone("unneeded", inputs -> 1);
        new SerialScheduler()
                .run(
                        new Job(graph.build(), new int[] {needed}),
                        RunOptions.defaults().withListener(bar));
        assertThat(drawn()).contains("100% Completed");
    }

    @Test
    void stepsOfUnknownNumberAreCounted() {
        bar.begin();
        bar.step();
        bar.step();
        bar.end();
        assertThat(drawn().stripTrailing()).contains("2 done | 0.").doesNotContain("%");
    }

    @Test
    void filesGetWholeLinesOnly() {
        ProgressBar plain = new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        plain.begin(1000);
        for (int i = 0; i < 1000; i++) {
            plain.step();
        }
        plain.end();
        assertThat(drawn()).doesNotContain("\r[").endsWith(System.lineSeparator());
        assertThat(drawn().lines()).last().asString().contains("| 100% Completed |");
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> bar.begin(-1)).withMessageContaining("steps is -1");
        bar.end();
        assertThat(drawn()).isEmpty();
    }
}
