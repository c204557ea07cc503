package io.bask.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.client.Client;
import io.bask.client.ReturnWhen;
import io.bask.client.TaskFuture;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryUse;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gigabytes of numbers pass through a heap of 400 MB or less: each program in a JVM of its own. */
@Timeout(300)
class SmallHeapTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    /** What the small JVMs run. */
    public static final class Program {
        private static final int ROWS = 3_000_000;

        private Program() {}

        /** Runs the program of that name; prints its result and how much memory results took. */
        public static void main(String[] arguments) throws Exception {
            double result = switch (arguments[0]) {
                case "maximum" -> maximum();
                case "demean" -> demean();
                case "demeanKept" -> demeanKept();
                case "rechunk" -> rechunk();
                case "transpose" -> transpose();
                case "several" -> several();
                case "persisted" -> persisted();
                case "futures" -> futures();
                case "sorted" -> sorted(Path.of(arguments[1]));
                case "joined" -> joined(Path.of(arguments[1]));
                default -> throw new IllegalArgumentException(arguments[0]);
            };
            MemoryUse use = MemoryBudget.shared().use();
            System.out.printf(
                    Locale.ROOT, "%.17g %d %d %d %d%n", result, use.limit(), use.peak(), use.spilled(), use.overruns());
        }

        /** 4.3 GB: blocks of another length cannot be fused with those that they are cut from. */
        private static double maximum() {
            Array x = Array.random(1).uniform(Shape.of(540_000_000), Chunks.of(1_000_000));
            return x.rechunk(Chunks.of(1_500_000)).sqrt().max().compute().doubleAt();
        }

        /** 2 GB, all of which is needed twice; made again. */
        private static double demean() {
            Array x = Array.random(2).normal(Shape.of(250_000_000), Chunks.of(1_000_000));
            return x.sub(x.mean()).abs().max().compute().doubleAt();
        }

        /** 640 MB, all of which is needed twice; it costs too much to be made again, so it waits on disk. */
        private static double demeanKept() {
            Array x = Array.fromFunction(i -> Math.sqrt(i[0]), Shape.of(80_000_000), Chunks.of(1_000_000));
            return x.sub(x.mean()).abs().max().compute().doubleAt();
        }

        /** 640 MB from rows to columns: each column needs all rows. */
        private static double rechunk() {
            Array rows = Array.random(3)
                    .normal(Shape.of(8_000, 10_000), Chunks.of(80, 10_000))
                    .exp();
            Array columns = rows.rechunk(Chunks.of(8_000, 80));
            return columns.max(0).log().sum().compute().doubleAt();
        }

        /** 650 MB, in which each block meets the one at the other side of the diagonal. */
        private static double transpose() {
            Array x = Array.fromFunction(
                    i -> (i[0] * 7_919 + i[1] * 104_729) % 1_000_003, Shape.of(9_000, 9_000), Chunks.of(750, 750));
            return x.add(x.transpose()).max().compute().doubleAt();
        }

        /** 640 MB that are kept for what comes after, which reads them twice. */
        private static double persisted() {
            Array x = Array.fromFunction(i -> Math.sqrt(i[0]), Shape.of(80_000_000), Chunks.of(1_000_000))
                    .persist();
            double mean = x.mean().compute().doubleAt();
            return x.sub(mean).abs().max().compute().doubleAt();
        }

        /** 640 MB of results whose futures are held while others read them. */
        private static double futures() {
            try (Client client = Client.local(2)) {
                List<Integer> numbers = IntStream.range(0, 80).boxed().toList();
                List<TaskFuture<double[]>> blocks = client.map(Program::block, numbers);
                List<TaskFuture<Double>> sums = client.mapFutures(
                        (double[] block) -> DoubleStream.of(block).sum(), blocks);
                client.await(sums, ReturnWhen.ALL_COMPLETED);
                List<TaskFuture<Double>> again = client.mapFutures((double[] block) -> block[999_999], blocks);
                double total = client.gather(sums).stream().mapToDouble(x -> x).sum();
                return total + client.gather(again).stream().mapToDouble(x -> x).sum();
            }
        }

        /** A table of 85 MB in order, of which each partition may need rows of all others; counts the rows in their places. */
        private static double sorted(Path data) throws Exception {
            DataFrame table = DataFrame.readCsv(table(data).toString()).sortValues("key");
            Frame found = table.mapPartitions(Program::consecutive, FOUND).compute();
            long rows = 0;
            for (int part = 0; part < found.rows(); part++) {
                if ((Long) Objects.requireNonNull(found.valueAt(part, "first")) == rows) {
                    rows += (Long) Objects.requireNonNull(found.valueAt(part, "rows"));
                }
            }
            return rows;
        }

        /** The least key of a partition, and how many rows it has if no key is missing between them. */
        private static Frame consecutive(Frame part) {
            LongColumn keys = (LongColumn) part.column("key");
            long rows = 0;
            while (rows < keys.length() && keys.at((int) rows) == keys.at(0) + rows) {
                rows++;
            }
            return found(keys.length() == 0 ? -1 : keys.at(0), rows);
        }

        /** Two tables of 85 MB, neither of which goes to all partitions of the other; counts the rows that belong together. */
        private static double joined(Path data) throws Exception {
            String file = table(data).toString();
            DataFrame all = DataFrame.readCsv(file).merge(DataFrame.readCsv(file), "key");
            Frame found = all.mapPartitions(Program::alike, FOUND).compute();
            long rows = 0;
            for (int part = 0; part < found.rows(); part++) {
                rows += (Long) Objects.requireNonNull(found.valueAt(part, "rows"));
            }
            return rows;
        }

        private static Frame alike(Frame part) {
            LongColumn left = (LongColumn) part.column("number_x");
            LongColumn right = (LongColumn) part.column("number_y");
            long rows = 0;
            for (int row = 0; row < part.rows(); row++) {
                rows += left.at(row) == right.at(row) ? 1 : 0;
            }
            return found(0, rows);
        }

        private static final Schema FOUND =
                Schema.of(List.of(new Field("first", DType.INT64), new Field("rows", DType.INT64)));

        private static Frame found(long first, long rows) {
            Map<String, Column> columns = new LinkedHashMap<>();
            columns.put("first", LongColumn.of(first));
            columns.put("rows", LongColumn.of(rows));
            return Frame.of(columns);
        }

        /** 3 000 000 rows, each key from 0 on once, in no order. */
        private static Path table(Path data) throws Exception {
            Path file = data.resolve("table.csv");
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("key,name,number,value\n");
                for (long row = 0; row < ROWS; row++) {
                    out.write(row * 1_299_709 % ROWS + ",name" + row % 1_000 + ",10" + row + "," + row * 0.25 + "\n");
                }
            }
            return file;
        }

        private static double[] block(int number) {
            return new Random(number).doubles(1_000_000).toArray();
        }

        /** Three runs at once, each of which would take all the memory there is. */
        private static double several() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                List<Callable<Double>> runs = new ArrayList<>();
                for (int run = 0; run < 3; run++) {
                    int seed = run;
                    runs.add(() -> {
                        Array rows = Array.random(seed)
                                .normal(Shape.of(4_000, 5_000), Chunks.of(40, 5_000))
                                .exp();
                        return rows.rechunk(Chunks.of(4_000, 40))
                                .max(0)
                                .log()
                                .sum()
                                .compute()
                                .doubleAt();
                    });
                }
                double sum = 0;
                for (Future<Double> result : threads.invokeAll(runs)) {
                    sum += result.get();
                }
                return sum;
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /**
     * What a program printed.
     *
     * @param result what it computed
     * @param limit bytes that results may take
     * @param peak the most they took
     * @param spilled what was written to disk
     * @param overruns how often the limit could not be kept
     */
    private record Report(double result, long limit, long peak, long spilled, long overruns) {}

    private Report run(String program, int megabytes) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-Dbask.memory.spill-directory=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        program,
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(folder).isEmptyDirectory();
        String[] numbers = out.strip().split(" ", -1);
        Report report = new Report(
                Double.parseDouble(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]),
                Long.parseLong(numbers[4]));
        assertThat(report.overruns).isZero();
        assertThat(report.limit).isLessThanOrEqualTo(megabytes << 19);
        return report;
    }

    @Test
    void fourGigabytesAreReadAndReducedInFourHundredMegabytes() throws Exception {
        Report report = run("maximum", 400);
        assertThat(report.result).isBetween(0.99999999, 1.0);
        assertThat(report.spilled).isZero();
    }

    @Test
    void gigabytesAreComparedWithTheirMeanWithoutBeingKept() throws Exception {
        Report report = run("demean", 200);
        assertThat(report.result).isBetween(5.5, 8.0);
        assertThat(report.spilled).isZero();
        assertThat(report.peak).isLessThan(100_000_000);
    }

    @Test
    void whatCannotBeMadeAgainWaitsOnDisk() throws Exception {
        Report report = run("demeanKept", 250);
        assertThat(report.result).isCloseTo(5962.85, within(1.0));
        assertThat(report.spilled).isGreaterThan(400_000_000);
    }

    @Test
    void rowsAreExchangedForColumns() throws Exception {
        Report report = run("rechunk", 250);
        assertThat(report.result).isBetween(10_000 * 3.0, 10_000 * 5.0);
        assertThat(report.spilled).isGreaterThan(400_000_000);
    }

    @Test
    void matricesMeetTheirTransposes() throws Exception {
        assertThat(run("transpose", 250).result).isBetween(1_990_000.0, 2_000_004.0);
    }

    @Test
    void persistedDataWaitsOnDiskAndIsReadAsOftenAsNeedBe() throws Exception {
        Report report = run("persisted", 250);
        assertThat(report.result).isCloseTo(5962.85, within(1.0));
        assertThat(report.spilled).isGreaterThan(400_000_000);
    }

    @Test
    void resultsOfFuturesWaitOnDisk() throws Exception {
        Report report = run("futures", 250);
        assertThat(report.result).isBetween(79 * 500_000.0, 81 * 500_000.0);
        assertThat(report.spilled).isGreaterThan(400_000_000);
    }

    @Test
    void severalRunsShareLittle() throws Exception {
        Report report = run("several", 200);
        assertThat(report.result).isBetween(3 * 5_000 * 3.0, 3 * 5_000 * 5.0);
        assertThat(report.spilled).isGreaterThan(200_000_000);
    }

    @Test
    void tablesLargerThanMemoryAreSorted() throws Exception {
        Report report = run("sorted", 160);
        assertThat(report.result).isEqualTo(Program.ROWS);
        assertThat(report.spilled).isGreaterThan(40_000_000);
    }

    @Test
    void tablesLargerThanMemoryAreJoined() throws Exception {
        Report report = run("joined", 160);
        assertThat(report.result).isEqualTo(Program.ROWS);
        assertThat(report.spilled).isGreaterThan(80_000_000);
    }
}
