package io.bask.benchmarks.bag;

import io.bask.bag.Bag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counting the words of 200 MB of text in 20 files, against parallel streams written by hand and in the usual way.
 *
 * <p>The files are made once in the folder of temporary files, or are the {@code .txt} files of the folder that {@code
 * -Dbask.benchmark.words=} names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class WordCountBenchmark {
    private static final int FILES = 20;
    private static final int BYTES = 10_000_000;

    private Path folder;
    private List<Path> files;

    /** Makes the files unless they are there. */
    @Setup
    public void makeFiles() throws IOException {
        String given = System.getProperty("bask.benchmark.words");
        folder = given == null ? WordFiles.folder(FILES, BYTES) : Path.of(given);
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    /** The bag. */
    @Benchmark
    public Map<String, Long> bag() {
        return Bag.readText(folder + "/*.txt").str().words().frequencies().compute();
    }

    /** The bag with a function that splits. */
    @Benchmark
    public Map<String, Long> bagOfFunctions() {
        return Bag.readText(folder + "/*.txt")
                .flatMap(line -> Arrays.asList(line.split(" ")))
                .frequencies()
                .compute();
    }

    /** Reading the lines alone. */
    @Benchmark
    public long linesOfABag() {
        return Bag.readText(folder + "/*.txt").count().compute();
    }

    /** The peer: a map of counters for each file by a loop, and the maps merged. */
    @Benchmark
    public Map<String, long[]> streamsByHand() {
        return files.parallelStream()
                .map(WordCountBenchmark::count)
                .reduce(new HashMap<>(), WordCountBenchmark::merged);
    }

    /** The other peer: as one writes it. */
    @Benchmark
    public Map<String, Long> streamsGroupingBy() {
        return files.parallelStream()
                .flatMap(WordCountBenchmark::lines)
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.groupingByConcurrent(Function.identity(), Collectors.counting()));
    }

    /** Closed by flatMap. */
    @SuppressWarnings("StreamResourceLeak")
    private static Stream<String> lines(Path file) {
        try {
            return Files.lines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, long[]> count(Path file) {
        Map<String, long[]> counts = new HashMap<>(1 << 17);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int start = 0;
                for (int i = 0; i <= line.length(); i++) {
                    if (i == line.length() || line.charAt(i) == ' ') {
                        if (i > start) {
                            counts.computeIfAbsent(line.substring(start, i), any -> new long[1])[0]++;
                        }
                        start = i + 1;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    private static Map<String, long[]> merged(Map<String, long[]> left, Map<String, long[]> right) {
        Map<String, long[]> both = new HashMap<>(1 << 17);
        left.forEach((word, count) -> both.computeIfAbsent(word, any -> new long[1])[0] += count[0]);
        right.forEach((word, count) -> both.computeIfAbsent(word, any -> new long[1])[0] += count[0]);
        return both;
    }
}
