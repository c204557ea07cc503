package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.graph.Job;
import io.bask.graph.Key;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskFailedException;
import io.bask.schedule.serial.SerialScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class PerformanceReportTest {
    @TempDir
    Path folder;

    private static Object[] run(Job job) {
        return Diagnostics.run(new SerialScheduler(), job, RunOptions.defaults());
    }

    private static String data(String html) {
        int from = html.indexOf("id=\"data\">") + "id=\"data\">".length();
        return html.substring(from, html.indexOf("</script>", from));
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        Path file = folder.resolve("report.html");
        try (PerformanceReport report = Diagnostics.performanceReport(file)) {
            run(Graphs.tree(10));
            assertThat(report.toString()).contains("report.html").contains("21 tasks");
        }
        String html = Files.readString(file);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("prefers-color-scheme: dark")
                .doesNotContain("@@")
                .doesNotContainPattern("(src|href)=")
                .doesNotContain("@import")
                .doesNotContain("url(http");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
        assertThat(Diagnostics.registered()).isEmpty();
    }

    @Test
    void theDataHasTasksRunsMemoryAndOperations() throws IOException {
        Path file = folder.resolve("report.html");
        Object[] results = Diagnostics.performanceReport(file, () -> run(Graphs.tree(10)));
        assertThat(results).containsExactly(20);
        assertThat(data(Files.readString(file)))
                .contains("\"tasks\":21,")
                .contains("\"name\":\"load\",\"count\":10,")
                .contains("\"peakBytes\":10100,")
                .contains("\"names\":[\"load\",\"inc\",\"total\"]")
                .contains("\"i\":[\"0\",\"1\",")
                .contains("\"failure\":null")
                .doesNotContain("NaN");
        assertThat(Files.readString(file)).contains("<svg").contains("load x 10");
    }

    @Test
    void whatTasksSayCannotEndTheScript() throws IOException {
        Path file = folder.resolve("report.html");
        assertThatThrownBy(() -> Diagnostics.performanceReport(file, () -> run(Graphs.failing())))
                .isInstanceOf(TaskFailedException.class);
        String html = Files.readString(file);
        assertThat(html).doesNotContain("</script> luck");
        assertThat(data(html)).contains("no \\u003c/script\\u003e luck");
    }

    @Test
    void aReportOfNothingIsAPageToo() throws IOException {
        Path file = folder.resolve("report.html");
        PerformanceReport report = Diagnostics.performanceReport(file);
        report.close();
        Files.delete(file);
        report.close();
        assertThat(file).doesNotExist();
        Diagnostics.performanceReport(file).close();
        assertThat(Files.readString(file)).contains("Nothing was run.");
    }

    @Test
    void filesThatCannotBeWrittenAreFoundAtTheStart() {
        for (Path wrong : List.of(folder, folder.resolve("nowhere/report.html"))) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> Diagnostics.performanceReport(wrong))
                    .withMessageContaining("cannot write a report to " + wrong)
                    .withMessageContaining("name a file");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.performanceReport(null));
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.performanceReport(folder.resolve("r"), null));
        assertThat(Diagnostics.registered()).isEmpty();
    }

    @Test
    void anOldReportStaysUntilTheNewOneIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "old");
        try (PerformanceReport report = Diagnostics.performanceReport(file)) {
            assertThat(Files.readString(file)).isEqualTo("old");
        }
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
    }

    private static TaskProfile task(int number, String operation, long start, long end) {
        return new TaskProfile(Key.of(operation, number), operation, 0, 0, "t" + number % 2, start, end, 0);
    }

    @Test
    void manyShortTasksBecomeFewBars() {
        List<TaskProfile> tasks = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            tasks.add(task(i, i % 3 == 0 ? "a" : "b", 100L * i, 100L * i + 90));
        }
        tasks.add(task(10_000, "long", 1_000_000, 1_500_000));
        assertThat(StreamBar.of(tasks, 20_000)).hasSize(10_001);
        List<StreamBar> bars = StreamBar.of(tasks, 200);
        assertThat(bars).hasSizeLessThanOrEqualTo(200).hasSizeGreaterThan(20);
        assertThat(bars.stream().mapToInt(StreamBar::tasks).sum()).isEqualTo(10_001);
        assertThat(bars.stream().mapToLong(StreamBar::nanos).sum()).isEqualTo(10_000 * 90 + 500_000);
        assertThat(bars).anySatisfy(bar -> assertThat(bar.first().operation()).isEqualTo("long"));
    }

    @Test
    void jsonQuotesWhatPagesAndScriptsMind() {
        assertThat(new Json().value("a\"\\\n</script>&\u2028\u00e9").toString())
                .isEqualTo("\"a\\u0022\\u005c\\u000a\\u003c/script\\u003e\\u0026\\u2028\\u00e9\"");
        Json json = new Json();
        json.object(() -> json.field("a", 1.5)
                .field("b", 3)
                .field("c", Double.NaN)
                .field("d", (String) null)
                .field("e", List.of("x", "y"), Json::value)
                .numbers("f", 2, i -> i));
        assertThat(json.toString())
                .isEqualTo("{\"a\":1.500,\"b\":3,\"c\":null,\"d\":null,\"e\":[\"x\",\"y\"],\"f\":[0,1]}");
    }
}
