package io.bask.benchmarks.dataframe;

import io.bask.dataframe.DataFrame;
import io.bask.parquet.Parquet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/**
 * All columns of a Parquet file to memory, by Bask and by DuckDB in turn in one JVM: median and best of each, of the
 * clock and of all processors together, which a busy machine changes less.
 *
 * <pre>{@code java -XX:ActiveProcessorCount=2 -Xmx8g -cp benchmarks.jar:duckdb_jdbc.jar
 *     io.bask.benchmarks.dataframe.ParquetBesideDuckDb FOLDER ROWS [CODEC]}</pre>
 *
 * <p>The file, {@code G1_ROWS.CODEC.parquet}, is written by DuckDB from {@code G1_ROWS.csv} where it is not there, its whole
 * numbers as int32, in row groups of 122 880 rows, with {@code snappy} unless another codec is named. Bask persists the table, DuckDB makes a table of
 * {@code read_parquet}, with {@code ActiveProcessorCount} threads each. What both hold afterwards is compared by sums, outside of the
 * clock. Rounds are those of {@link Paired}; {@code -Dpeers.alone} leaves DuckDB out, for profiles.
 */
public final class ParquetBesideDuckDb {
    private ParquetBesideDuckDb() {}

    /** Prints a line for each of the two. */
    public static void main(String[] arguments) throws SQLException {
        if (arguments.length < 2 || !Files.isDirectory(Path.of(arguments[0]))) {
            throw new IllegalArgumentException(
                    "give a folder and the number of rows in its file's name; got " + Arrays.toString(arguments));
        }
        String codec = arguments.length > 2 ? arguments[2] : "snappy";
        Path file = Path.of(arguments[0], "G1_%s.%s.parquet".formatted(arguments[1], codec));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            sql.execute("SET threads TO " + Runtime.getRuntime().availableProcessors());
            if (!Files.exists(file)) {
                write(sql, Path.of(arguments[0], "G1_%s.csv".formatted(arguments[1])), file, codec);
            }
            if (Boolean.getBoolean("peers.alone")) {
                print("bask", Paired.rounds(() -> bask(file))[0]);
                return;
            }
            Paired.Times[] times = Paired.rounds(() -> bask(file), () -> duck(sql, file));
            print("bask", times[0]);
            print("duckdb", times[1]);
            compare(bask(file), sql);
        }
    }

    private static void write(Statement sql, Path csv, Path file, String codec) throws SQLException {
        sql.execute(("COPY (SELECT id1, id2, id3, id4::INTEGER AS id4, id5::INTEGER AS id5, id6::INTEGER AS id6,"
                        + " v1::INTEGER AS v1, v2::INTEGER AS v2, v3 FROM read_csv('%s'))"
                        + " TO '%s' (FORMAT parquet, COMPRESSION %s, ROW_GROUP_SIZE 122880)")
                .formatted(csv, file, codec));
    }

    private static DataFrame bask(Path file) {
        return Parquet.read(file).persist();
    }

    private static boolean duck(Statement sql, Path file) throws SQLException {
        return sql.execute("CREATE OR REPLACE TABLE t AS SELECT * FROM read_parquet('%s')".formatted(file));
    }

    private static void print(String name, Paired.Times times) {
        System.out.printf(
                Locale.ROOT,
                "%-8s clock: median %7.1f  best %7.1f  processors: median %7.1f  best %7.1f%n",
                name,
                times.median(),
                times.best(),
                times.medianBusy(),
                times.bestBusy());
    }

    private static void compare(DataFrame table, Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("SELECT count(*), sum(id6), sum(v3), count(DISTINCT id3) FROM t")) {
            row.next();
            System.out.printf(
                    Locale.ROOT,
                    "rows %d and %d, sum of id6 %.0f and %.0f, of v3 %.3f and %.3f, texts of id3 %d and %d%n",
                    table.len(),
                    row.getLong(1),
                    table.col("id6").sum().asDouble().compute(),
                    row.getDouble(2),
                    table.col("v3").sum().asDouble().compute(),
                    row.getDouble(3),
                    table.col("id3").nunique().compute(),
                    row.getLong(4));
        }
    }
}
