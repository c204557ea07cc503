package io.bask.benchmarks.array;

import io.bask.array.Array;
import io.bask.array.ZarrCompression;
import io.bask.array.ZarrOptions;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Arrays in Zarr's format, written and read: 8 000 000 doubles of few digits in chunks of 1000 by 1000; milliseconds each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ZarrBenchmark {
    /** Version of the format and how chunks are packed. */
    @Param({"2 NONE", "2 BLOSC", "2 ZLIB", "2 LZ4", "3 ZSTD", "3 GZIP", "3 BLOSC"})
    private String layout = "2 BLOSC";

    private Config.Scope scope;
    private Path folder;
    private ZarrOptions options;
    private Array x;

    /** Computes the input, and writes it once to be read. */
    @Setup
    public void makeInput() throws IOException {
        scope = Config.with("threads", 2);
        String[] words = layout.split(" ");
        options = (words[0].equals("2") ? ZarrOptions.v2() : ZarrOptions.v3())
                .compression(ZarrCompression.valueOf(words[1]))
                .overwrite();
        folder = Files.createTempDirectory("zarr");
        x = Array.random(1)
                .uniform(Shape.of(4000, 2000), Chunks.of(1000, 1000))
                .mul(1000)
                .floor()
                .persist();
        x.toZarr(folder.resolve("read"), options);
    }

    /** JMH runs setup and benchmark in different threads, and settings belong to a thread. */
    @Setup(Level.Iteration)
    public void setThreads() {
        scope = Config.with("threads", 2);
    }

    /** Ends the setting. */
    @TearDown(Level.Iteration)
    public void unsetThreads() {
        scope.close();
    }

    /** Removes what was written. */
    @TearDown
    public void clear() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** All of it written, in the place of what was there. */
    @Benchmark
    public void write() {
        x.toZarr(folder.resolve("written"), options);
    }

    /** All of it read, and added up. */
    @Benchmark
    public NDArray sum() {
        return Array.fromZarr(folder.resolve("read")).sum().compute();
    }

    /** One row read: every chunk that it runs through is unpacked. */
    @Benchmark
    public NDArray row() {
        return Array.fromZarr(folder.resolve("read")).get("1234").compute();
    }
}
