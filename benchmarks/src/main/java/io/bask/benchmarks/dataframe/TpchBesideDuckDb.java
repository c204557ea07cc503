package io.bask.benchmarks.dataframe;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.io.CsvOutput;
import io.bask.dataframe.schema.DType;
import io.bask.examples.tpch.Query;
import io.bask.examples.tpch.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The queries of TPC-H by Bask and by DuckDB in turn in one JVM, over the same rows in memory.
 *
 * <pre>{@code java -XX:ActiveProcessorCount=2 -Xmx8g -cp benchmarks.jar:duckdb_jdbc.jar
 *     io.bask.benchmarks.dataframe.TpchBesideDuckDb examples/src/test/resources/tpch SCALE [QUERY...]}</pre>
 *
 * <p>Both hold money as float64, and dates; DuckDB makes a table of each answer, with {@code ActiveProcessorCount} threads.
 * Rounds are those of {@link Paired}. A line a query: median and best of each by the clock, the ratio of the medians, and both
 * medians of processor time.
 */
public final class TpchBesideDuckDb {
    private TpchBesideDuckDb() {}

    /** Prints a line for each query, and one for all. */
    public static void main(String[] arguments) throws SQLException, IOException {
        if (arguments.length < 2 || !Files.isDirectory(Path.of(arguments[0]))) {
            throw new IllegalArgumentException(
                    "give the folder of the queries' SQL and a scale; got " + Arrays.toString(arguments));
        }
        double scale = Double.parseDouble(arguments[1]);
        Tables tables = Tables.generated(scale, (int) Math.max(2, scale * 12)).persisted();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            sql.execute("SET threads TO " + Runtime.getRuntime().availableProcessors());
            for (String name : Tables.NAMES) {
                copy(name, Objects.requireNonNull(tables.byName().get(name), name), sql);
            }
            double[] all = new double[4];
            for (Query query : Query.ALL) {
                if (arguments.length == 2 || Arrays.asList(arguments).contains(String.valueOf(query.number()))) {
                    measure(query, tables, sql, Path.of(arguments[0]), all);
                }
            }
            print("all", all[0], all[1], all[2], all[3], "");
        }
    }

    private static void copy(String name, DataFrame table, Statement sql) throws SQLException, IOException {
        Path folder = Files.createTempDirectory("tpch");
        table.toCsv(folder.resolve(name) + "-*.csv", CsvOutput.defaults().withIndex(false));
        String columns = table.schema().fields().stream()
                .map(field -> "'%s': '%s'".formatted(field.name(), sqlType(field.dtype())))
                .collect(Collectors.joining(", "));
        sql.execute("CREATE TABLE %s AS SELECT * FROM read_csv('%s/*.csv', header = true, columns = {%s})"
                .formatted(name, folder, columns));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static String sqlType(DType dtype) {
        return switch (dtype.kind()) {
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE";
            case DATETIME -> "DATE";
            default -> "VARCHAR";
        };
    }

    private static void measure(Query query, Tables tables, Statement sql, Path folder, double[] all)
            throws SQLException, IOException {
        DataFrame lazy = query.over().apply(tables);
        String text = Files.readString(folder.resolve("q%d.sql".formatted(query.number())));
        String statement = "CREATE OR REPLACE TABLE answer AS " + text;
        Paired.Times[] times = Paired.rounds(lazy::compute, () -> sql.execute(statement));
        Frame answer = lazy.compute();
        try (ResultSet row = sql.executeQuery("SELECT count(*) FROM answer")) {
            row.next();
            print(
                    "%3d".formatted(query.number()),
                    times[0].median(),
                    times[1].median(),
                    times[0].medianBusy(),
                    times[1].medianBusy(),
                    "best %6.1f %6.1f  rows %d and %d"
                            .formatted(times[0].best(), times[1].best(), answer.rows(), row.getLong(1)));
        }
        all[0] += times[0].median();
        all[1] += times[1].median();
        all[2] += times[0].medianBusy();
        all[3] += times[1].medianBusy();
    }

    private static void print(String name, double bask, double duck, double busy, double duckBusy, String more) {
        System.out.printf(
                Locale.ROOT,
                "%s  bask %7.1f  duckdb %7.1f  %.2f x  processors %7.1f %7.1f  %s%n",
                name,
                bask,
                duck,
                bask / duck,
                busy,
                duckBusy,
                more);
    }
}
