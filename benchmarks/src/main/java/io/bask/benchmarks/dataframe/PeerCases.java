package io.bask.benchmarks.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.corr;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.max;
import static io.bask.dataframe.Expressions.mean;
import static io.bask.dataframe.Expressions.median;
import static io.bask.dataframe.Expressions.min;
import static io.bask.dataframe.Expressions.nunique;
import static io.bask.dataframe.Expressions.std;
import static io.bask.dataframe.Expressions.sum;

import com.sun.management.OperatingSystemMXBean;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.RankOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The questions of db-benchmark and their like over files made by one generator, as other engines are asked them: median, best
 * and a checksum for each, one line of JSON a case.
 *
 * <pre>{@code java -XX:ActiveProcessorCount=2 -Xmx8g -cp benchmarks.jar io.bask.benchmarks.dataframe.PeerCases FOLDER ROWS CASE...}</pre>
 *
 * <p>Seconds of the clock, and of all processors together, which a busy machine changes less.
 *
 * <p>The folder holds {@code G1_ROWS.csv} (group-by, sort, counts), {@code J1_ROWS_x.csv small medium big} (joins) and
 * {@code brc_20000000.txt}. Tables of group-bys and joins are in memory before the clock starts; {@code csv_max},
 * {@code csv_max_lazy}, {@code proj} and {@code brc} begin at the file. Whole-number columns are int32. Results are held in
 * memory as partitions. Cases: {@code gq1} to {@code gq10}, {@code jq1} to {@code jq5}, or {@code gq}, {@code jq} for all.
 */
public final class PeerCases {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int WARM_UP = Integer.getInteger("peers.warm", 3);
    private static final int ROUNDS = Integer.getInteger("peers.rounds", 5);

    private final Path folder;
    private final String rows;
    private final List<String> wanted;

    private PeerCases(Path folder, String rows, List<String> wanted) {
        this.folder = folder;
        this.rows = rows;
        this.wanted = wanted;
    }

    /** Prints a line a case. */
    public static void main(String[] arguments) {
        if (arguments.length < 3 || !Files.isDirectory(Path.of(arguments[0]))) {
            throw new IllegalArgumentException("give a folder, the number of rows in its files' names, and cases; got "
                    + Arrays.toString(arguments));
        }
        List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
        PeerCases cases = new PeerCases(Path.of(arguments[0]), arguments[1], wanted);
        cases.files();
        cases.groups();
        cases.joins();
    }

    private boolean isWanted(String name) {
        boolean isNumbered = name.startsWith("gq") || name.startsWith("jq");
        return wanted.contains(name) || isNumbered && wanted.contains(name.substring(0, 2));
    }

    private boolean isAnyWanted(String... names) {
        return Arrays.stream(names).anyMatch(this::isWanted);
    }

    /** A case: work that is timed, and a checksum of its result that is not. */
    private void measure(String name, Supplier<DataFrame> work, Checksum checksum) {
        if (!isWanted(name)) {
            return;
        }
        List<Double> seconds = new ArrayList<>();
        List<Double> busySeconds = new ArrayList<>();
        DataFrame result = null;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            result = null;
            long busy = PROCESS.getProcessCpuTime();
            long start = System.nanoTime();
            result = work.get();
            double taken = (System.nanoTime() - start) / 1e9;
            if (round >= WARM_UP) {
                seconds.add(taken);
                busySeconds.add((PROCESS.getProcessCpuTime() - busy) / 1e9);
            }
        }
        Collections.sort(busySeconds);
        List<Double> sorted = seconds.stream().sorted().toList();
        System.out.printf(
                "{\"case\": \"%s\", \"peer\": \"bask\", \"median\": %.4f, \"best\": %.4f, \"worst\": %.4f, \"cpu\": %.3f, \"result\": %s}%n",
                name,
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1),
                busySeconds.get(busySeconds.size() / 2),
                result == null ? "[]" : checksum.of(result));
    }

    private interface Checksum {
        List<Object> of(DataFrame result);
    }

    private static Checksum sums(String... columns) {
        return result -> {
            List<Object> all = new ArrayList<>();
            all.add(result.len());
            for (String column : columns) {
                all.add(result.col(column).sum().asDouble().compute());
            }
            return all;
        };
    }

    private static Checksum values(String... columns) {
        return result -> {
            Frame frame = result.compute();
            List<Object> all = new ArrayList<>();
            for (String column : columns) {
                all.add(String.valueOf(frame.valueAt(0, column)));
            }
            return all;
        };
    }

    private DataFrame csv(String file, String integers) {
        CsvOptions options = CsvOptions.defaults();
        for (String name : integers.split(" ")) {
            options = options.withDtype(name, DType.INT32);
        }
        return DataFrame.readCsv(folder.resolve(file), options);
    }

    private DataFrame groupFile() {
        return csv("G1_" + rows + ".csv", "id4 id5 id6 v1 v2");
    }

    private void files() {
        measure("csv_max", () -> groupFile().persist().agg(max("v3").as("m")).persist(), values("m"));
        measure("csv_max_lazy", () -> groupFile().agg(max("v3").as("m")).persist(), values("m"));
        measure(
                "proj",
                () -> groupFile()
                        .filter(col("v3").gt(50).and(col("id4").le(20)))
                        .select("id1", "v3")
                        .persist(),
                sums("v3"));
        CsvOptions stations = CsvOptions.defaults()
                .withSeparator(';')
                .withHeader(false)
                .withNames("s", "t")
                .withDtype("t", DType.FLOAT64);
        measure(
                "brc",
                () -> DataFrame.readCsv(folder.resolve("brc_20000000.txt"), stations)
                        .groupBy("s")
                        .agg(min("t").as("a"), mean("t").as("b"), max("t").as("c"))
                        .persist(),
                sums("a", "b", "c"));
    }

    private void groups() {
        if (!isAnyWanted("gq1", "gq2", "gq3", "gq4", "gq5", "gq6", "gq7", "gq8", "gq9", "gq10")
                && !isAnyWanted("sort", "set_index", "value_counts", "nunique")) {
            return;
        }
        DataFrame x = groupFile().persist();
        measure("gq1", () -> x.groupBy("id1").agg(sum("v1").as("v1")).persist(), sums("v1"));
        measure("gq2", () -> x.groupBy("id1", "id2").agg(sum("v1").as("v1")).persist(), sums("v1"));
        measure(
                "gq3",
                () -> x.groupBy("id3")
                        .agg(sum("v1").as("v1"), mean("v3").as("v3"))
                        .persist(),
                sums("v1", "v3"));
        measure("gq4", () -> x.groupBy("id4").mean("v1", "v2", "v3").persist(), sums("v1", "v2", "v3"));
        measure("gq5", () -> x.groupBy("id6").sum("v1", "v2", "v3").persist(), sums("v1", "v2", "v3"));
        measure(
                "gq6",
                () -> x.groupBy("id4", "id5")
                        .agg(median("v3").as("m"), std("v3").as("s"))
                        .persist(),
                sums("m", "s"));
        measure(
                "gq7",
                () -> x.groupBy("id3")
                        .agg(max("v1").as("a"), min("v2").as("b"))
                        .assign("r", col("a").sub(col("b")))
                        .select("r")
                        .persist(),
                sums("r"));
        RankOptions order = RankOptions.DEFAULT.withTies(RankOptions.Ties.FIRST).descending();
        measure(
                "gq8",
                () -> x.select("id6", "v3")
                        .filter(col("v3").rank(order, "id6").le(2))
                        .persist(),
                sums("v3"));
        measure(
                "gq9",
                () -> x.groupBy("id2", "id4")
                        .agg(corr("v1", "v2").as("r"))
                        .assign("r2", col("r").mul(col("r")))
                        .persist(),
                sums("r2"));
        measure(
                "gq10",
                () -> x.groupBy("id1", "id2", "id3", "id4", "id5", "id6")
                        .agg(sum("v3").as("v3"), count().as("c"))
                        .persist(),
                sums("v3", "c"));
        orders(x);
    }

    private void orders(DataFrame x) {
        measure("sort", () -> x.sortValues("v3").persist(), quartersOf("v3"));
        measure("set_index", () -> x.sortValues("id6").persist(), quartersOf("id6"));
        measure(
                "value_counts",
                () -> x.groupBy("id3").agg(count().as("c")).persist(),
                result -> List.of(result.len(), result.col("c").max().asDouble().compute()));
        measure(
                "nunique",
                () -> x.agg(nunique("id3").as("a"), nunique("id6").as("b")).persist(),
                values("a", "b"));
    }

    /** The values a quarter, a half and three quarters down. */
    private static Checksum quartersOf(String column) {
        return result -> {
            Column values = result.select(column).compute().column(0);
            List<Object> all = new ArrayList<>();
            for (long quarter = 1; quarter < 4; quarter++) {
                all.add(values.valueAt((int) (values.length() * quarter / 4)));
            }
            return all;
        };
    }

    private DataFrame joinFile(String name, String integers) {
        return csv("J1_%s_%s.csv".formatted(rows, name), integers).persist();
    }

    private void joins() {
        if (!isAnyWanted("jq1", "jq2", "jq3", "jq4", "jq5")) {
            return;
        }
        DataFrame x = joinFile("x", "id1 id2 id3");
        DataFrame small = joinFile("small", "id1");
        DataFrame medium = joinFile("medium", "id1 id2");
        Map<String, Supplier<DataFrame>> cases = new LinkedHashMap<>();
        cases.put("jq1", () -> x.merge(small, "id1").persist());
        cases.put("jq2", () -> x.merge(medium, "id2").persist());
        cases.put("jq3", () -> x.merge(medium, JoinKind.LEFT, "id2").persist());
        cases.put("jq4", () -> x.merge(medium, "id5").persist());
        cases.forEach((name, work) -> measure(name, work, sums("v1", "v2")));
        if (isWanted("jq5")) {
            DataFrame big = joinFile("big", "id1 id2 id3");
            measure("jq5", () -> x.merge(big, "id3").persist(), sums("v1", "v2"));
        }
    }
}
