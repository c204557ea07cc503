package io.bask.diagnostics;

import io.bask.graph.Job;
import io.bask.graph.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The page of a {@link PerformanceReport}: a template with a style, a script, the graph, and data as JSON. */
final class ReportPage {
    /** More bars than this are slow to draw. */
    static final int MOST_BARS = 100_000;

    private static final int MOST_SAMPLES = 2_000;
    private static final int MOST_RUNS = 200;

    private final PerformanceReport report;
    private final @Nullable Job largest;
    private final long start;
    private final long end;
    private final List<TaskProfile> tasks;
    private final List<RunProfile> runs;
    private final List<OperationProfile> operations;
    private final List<WorkerProfile> workers;
    private final Map<String, Integer> operationNumbers = new LinkedHashMap<>();
    private final Map<String, Integer> threadNumbers = new LinkedHashMap<>();

    ReportPage(PerformanceReport report, @Nullable Job largest, long startNanos, long endNanos) {
        this.report = report;
        this.largest = largest;
        tasks = report.profiler().tasks();
        runs = report.profiler().runs();
        start = runs.stream().mapToLong(RunProfile::startNanos).min().orElse(startNanos);
        end = runs.stream().mapToLong(RunProfile::endNanos).max().orElse(endNanos);
        operations = OperationProfile.of(tasks);
        workers = WorkerProfile.of(tasks);
        operations.forEach(operation -> operationNumbers.put(operation.operation(), operationNumbers.size()));
        tasks.stream()
                .map(TaskProfile::thread)
                .distinct()
                .sorted(ReportPage::inNumberOrder)
                .forEach(thread -> threadNumbers.put(thread, threadNumbers.size()));
    }

    /** {@code worker-10} comes after {@code worker-9}. */
    private static int inNumberOrder(String left, String right) {
        String leftName = left.replaceAll("\\d+$", "");
        String rightName = right.replaceAll("\\d+$", "");
        if (!leftName.equals(rightName) || left.length() == right.length()) {
            return left.compareTo(right);
        }
        return Integer.compare(left.length(), right.length());
    }

    String html() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("style", resource("report.css"));
        parts.put("script", resource("report.js"));
        parts.put("data", data());
        parts.put("graph", graph());
        parts.put("graph-caption", caption());
        StringBuilder html = new StringBuilder();
        String[] pieces = resource("report.html").split("@@", -1);
        for (int i = 0; i < pieces.length; i++) {
            html.append(i % 2 == 0 ? pieces[i] : parts.getOrDefault(pieces[i], ""));
        }
        return html.toString();
    }

    private String graph() {
        return largest == null
                ? ""
                : Drawing.ofLayers(largest).byTime(report.profiler()).svg();
    }

    private String caption() {
        if (largest == null) {
            return "Nothing was run.";
        }
        return "%sThe darker a node, the more time its tasks took in all; a heavy line marks what was asked for."
                .formatted(runs.size() > 1 ? "Of the run with the most tasks. " : "");
    }

    private String data() {
        Json json = new Json();
        json.object(() -> {
            json.field(
                    "created",
                    ZonedDateTime.now().format(DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH)));
            json.field(
                    "system",
                    "Java %s on %s".formatted(System.getProperty("java.version"), System.getProperty("os.name")));
            json.field("end", micros(end));
            json.name("summary").object(() -> summary(json));
            json.field("threads", List.copyOf(threadNumbers.keySet()), Json::value);
            json.field(
                    "ops",
                    operations,
                    (to, one) -> to.object(() -> to.field("name", one.operation())
                            .field("count", one.tasks())
                            .field("total", one.total().toNanos() / 1e3)
                            .field("longest", one.longest().toNanos() / 1e3)
                            .field("bytes", one.resultBytes())));
            json.field(
                    "workers",
                    workers,
                    (to, one) -> to.object(() -> to.field("thread", one.thread())
                            .field("tasks", one.tasks())
                            .field("busy", one.busy().toNanos() / 1e3)));
            json.field(
                    "runs",
                    runs.subList(0, Math.min(MOST_RUNS, runs.size())),
                    (to, one) -> to.object(() -> to.field("number", one.number())
                            .field("tasks", one.tasks())
                            .field("start", micros(one.startNanos()))
                            .field("duration", one.duration().toNanos() / 1e3)
                            .field("failure", one.failure())));
            bars(json);
            live(json);
            resources(json);
        });
        return json.toString();
    }

    private void summary(Json json) {
        long wall = report.profiler().wall().toNanos();
        long busy =
                workers.stream().mapToLong(worker -> worker.busy().toNanos()).sum();
        int processors = Runtime.getRuntime().availableProcessors();
        int atOnce = Math.max(1, Math.min(workers.size(), processors));
        List<ResourceSample> samples = report.resources().samples();
        ResourceSample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
        json.field("wall", wall / 1e3)
                .field("busy", busy / 1e3)
                .field("tasks", tasks.size())
                .field("runs", runs.size())
                .field("processors", processors)
                .field("utilisation", Math.min(1, (double) busy / Math.max(1, wall * atOnce)))
                .field("atOnce", atOnce)
                .field("peakBytes", report.cache().peakBytes())
                .field("peakResults", report.cache().peakResults())
                .field("peakHeap", report.resources().peakHeapBytes())
                .field("maxHeap", Runtime.getRuntime().maxMemory())
                .field("spilled", last == null ? 0 : last.spilledBytes())
                .field("reloaded", last == null ? 0 : last.reloadedBytes());
    }

    private void bars(Json json) {
        List<StreamBar> bars = StreamBar.of(tasks, MOST_BARS);
        Map<String, Integer> names = new LinkedHashMap<>();
        bars.forEach(bar -> names.putIfAbsent(bar.first().key().name(), names.size()));
        int count = bars.size();
        json.field("merged", count < tasks.size() ? 1 : 0);
        json.field("names", List.copyOf(names.keySet()), Json::value);
        json.name("tasks").object(() -> {
            json.numbers("t", count, i -> threadNumbers.get(bars.get(i).first().thread()));
            json.numbers(
                    "o", count, i -> operationNumbers.get(bars.get(i).first().operation()));
            json.numbers("k", count, i -> names.get(bars.get(i).first().key().name()));
            json.field("i", bars, (to, bar) -> to.value(index(bar.first().key())));
            json.numbers("s", count, i -> micros(bars.get(i).startNanos()));
            json.numbers("d", count, i -> bars.get(i).nanos() / 1e3);
            json.numbers("r", count, i -> bars.get(i).first().run());
            if (count < tasks.size()) {
                json.numbers("n", count, i -> bars.get(i).tasks());
            }
        });
    }

    private static String index(Key key) {
        return IntStream.range(0, key.ndim())
                .mapToObj(axis -> String.valueOf(key.index(axis)))
                .collect(Collectors.joining(", "));
    }

    private void live(Json json) {
        List<LiveSample> samples = thinned(report.cache().live());
        json.name("live")
                .object(() -> json.numbers(
                                "t", samples.size(), i -> micros(samples.get(i).nanoTime()))
                        .numbers("b", samples.size(), i -> samples.get(i).bytes()));
    }

    /** Of each stretch of time the sample with the most bytes, so that no peak is lost. */
    private List<LiveSample> thinned(List<LiveSample> all) {
        if (all.size() <= MOST_SAMPLES) {
            return all;
        }
        List<LiveSample> few = new ArrayList<>();
        long stretch = Math.max(1, (end - start) / MOST_SAMPLES);
        LiveSample most = all.get(0);
        for (LiveSample sample : all) {
            if (sample.nanoTime() / stretch != most.nanoTime() / stretch) {
                few.add(most);
                most = sample;
            } else if (sample.bytes() > most.bytes()) {
                most = sample;
            }
        }
        few.add(most);
        few.add(all.get(all.size() - 1));
        return few;
    }

    private void resources(Json json) {
        List<ResourceSample> all = report.resources().samples();
        int stride = 1 + all.size() / MOST_SAMPLES;
        List<ResourceSample> samples = IntStream.range(0, all.size())
                .filter(i -> i % stride == 0 || i == all.size() - 1)
                .mapToObj(all::get)
                .toList();
        int count = samples.size();
        json.name("resources")
                .object(() -> json.numbers(
                                "t", count, i -> micros(samples.get(i).nanoTime()))
                        .numbers("cpu", count, i -> samples.get(i).cpuPercent())
                        .numbers("heap", count, i -> samples.get(i).heapBytes())
                        .numbers("spilled", count, i -> samples.get(i).spilledBytes())
                        .numbers("disk", count, i -> samples.get(i).diskBytes()));
    }

    private double micros(long nanoTime) {
        return Math.max(0, nanoTime - start) / 1e3;
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build of Bask lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
