package io.bask.benchmarks.bag;

import io.bask.bag.Bag;
import io.bask.bag.io.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * 200 MB of JSON lines in 20 files: filtered, and summed up by city or in all, with real parsing.
 *
 * <p>The files are made once in the folder of temporary files, or are the {@code .jsonl} files of the folder that {@code
 * -Dbask.benchmark.jsonl=} names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class JsonLinesBenchmark {
    private static final int FILES = 20;
    private static final int BYTES = 10_000_000;

    private String pattern = "";

    /** What the records are read as. */
    public record Person(int age, String city, double amount) {}

    /** Makes the files unless they are there. */
    @Setup
    public void makeFiles() throws IOException {
        String given = System.getProperty("bask.benchmark.jsonl");
        pattern = (given == null ? made().toString() : given) + "/*.jsonl";
    }

    /** Sum by city, through records. */
    @Benchmark
    public Map<String, Double> foldByOfRecords() {
        return Bag.readJson(pattern, Json.records(Person.class))
                .filter(person -> person.age > 30)
                .foldBy(Person::city, () -> 0.0, (sum, person) -> sum + person.amount, Double::sum)
                .toMap()
                .compute();
    }

    /** All members as maps. */
    @Benchmark
    public long maps() {
        return Bag.readJson(pattern).count().compute();
    }

    /** Sum over all, through two picked values. */
    @Benchmark
    public Number pluckOfPaths() {
        return Bag.readJson(pattern, Json.paths("age", "amount"))
                .filter(values -> (Long) values.get(0) > 30)
                .pluck(1)
                .sum()
                .compute();
    }

    /** Reading the lines alone. */
    @Benchmark
    public long lines() {
        return Bag.readText(pattern).count().compute();
    }

    private static Path made() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "bask-benchmark-jsonl-" + BYTES);
        if (Files.exists(folder)) {
            return folder;
        }
        SplittableRandom random = new SplittableRandom(43);
        Path unfinished = Files.createTempDirectory("bask-benchmark-jsonl");
        for (int file = 0; file < FILES; file++) {
            Path path = unfinished.resolve("part-%02d.jsonl".formatted(file));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                for (int written = 0; written < BYTES; ) {
                    byte[] line = String.format(
                                    Locale.ROOT,
                                    "{\"id\": %d, \"name\": \"user%06d\", \"age\": %d, \"city\": \"city%03d\", \"amount\": %.2f, \"tags\": [\"a%d\", \"b%d\"]}\n",
                                    random.nextInt(1_000_000),
                                    random.nextInt(1_000_000),
                                    18 + random.nextInt(60),
                                    random.nextInt(200),
                                    random.nextDouble() * 1000,
                                    random.nextInt(10),
                                    random.nextInt(10))
                            .getBytes(StandardCharsets.US_ASCII);
                    out.write(line);
                    written += line.length;
                }
            }
        }
        return Files.move(unfinished, folder);
    }
}
