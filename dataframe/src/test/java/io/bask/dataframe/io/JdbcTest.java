package io.bask.dataframe.io;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import io.bask.schedule.TaskFailedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On databases as they are: H2 and SQLite, in files. */
@Timeout(600)
class JdbcTest {
    @TempDir
    Path folder;

    private List<String> urls() {
        return List.of("jdbc:h2:" + folder.resolve("h2"), "jdbc:sqlite:" + folder.resolve("lite.db"));
    }

    private static Frame frame() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", Column.of(DType.INT64, List.of(1, 2, 3, 4, 5_000_000_000L)));
        columns.put("flag", Column.of(DType.BOOL, Arrays.asList(true, null, false, true, null)));
        columns.put("small", Column.of(DType.INT32, Arrays.asList(1, null, -3, 4, 5)));
        columns.put("x", Column.of(DType.FLOAT64, Arrays.asList(0.1, null, -1e300, 4.0, 5.5)));
        columns.put("select", Column.of(DType.STRING, Arrays.asList("a", null, "it's \"q\"", "漢😀", "")));
        LocalDateTime moment = LocalDateTime.of(2024, 2, 29, 12, 30, 15, 123_456_789);
        columns.put(
                "at", Column.of(DType.DATETIME, Arrays.asList(moment, null, moment.minusYears(80), moment, moment)));
        return Frame.of(columns);
    }

    private static final DataFrame FAILING = DataFrame.fromFrame(frame(), 5)
            .mapPartitions(
                    part -> {
                        if (Objects.equals(part.valueAt(0, "id"), 4L)) {
                            throw new IllegalStateException("no fourth");
                        }
                        return part;
                    },
                    frame().schema());

    private static List<String> tables(String url) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet found =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                if (!"INFORMATION_SCHEMA".equals(found.getString("TABLE_SCHEM"))) {
                    names.add(found.getString("TABLE_NAME"));
                }
            }
        }
        return names;
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void everyDtypeComesBackFromEveryDatabase() {
        for (String url : urls()) {
            long written = DataFrame.fromFrame(frame(), 3).toJdbc(JdbcTarget.of(url, "t"));
            assertThat(written).isEqualTo(5);
            DataFrame back = DataFrame.readJdbc(JdbcSource.table(url, "t"));
            Frame expected = url.contains("sqlite")
                    ? frame().with("small", Column.of(DType.INT64, Arrays.asList(1, null, -3, 4, 5)))
                    : frame();
            assertThat(back.schema()).as(url).isEqualTo(expected.schema());
            assertThat(back.sortValues("id").resetIndex(true).compute().toString())
                    .as(url)
                    .isEqualTo(expected.toString());
            assertThat(back.len()).isEqualTo(5);
            assertThat(back.head(2).rows()).isEqualTo(2);
            assertThat(back.filter(col("select").eq("a")).select("x").compute().valueAt(0, "x"))
                    .isEqualTo(0.1);
        }
    }

    /** Columns that SQL has types for, which are not read back as the dtypes of the table. */
    private static Frame rarer() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", Column.of(DType.INT64, List.of(1, 2, 3)));
        columns.put(
                "price",
                Column.of(
                        DType.decimal(38, 10),
                        Arrays.asList(
                                new BigDecimal("1234567890123456789012345678.0123456789"),
                                null,
                                new BigDecimal("-0.5"))));
        columns.put("bytes", Column.of(DType.BINARY, Arrays.asList(new byte[] {0, -1, 39}, null, new byte[0])));
        columns.put(
                "large",
                Column.of(DType.UINT64, Arrays.asList(new BigInteger("18446744073709551615"), null, BigInteger.ZERO)));
        columns.put(
                "at",
                Column.of(
                        DType.datetime(ZoneId.of("Europe/Berlin")),
                        Arrays.asList(Instant.parse("2024-10-27T00:30:00.123456789Z"), null, Instant.EPOCH)));
        return Frame.of(columns);
    }

    @Test
    void decimalsBytesAndMomentsOfZonesComeBack() {
        String url = urls().get(0);
        DataFrame.fromFrame(rarer(), 2).toJdbc(JdbcTarget.of(url, "rarer"));
        DataFrame read = DataFrame.readJdbc(JdbcSource.table(url, "rarer").withPartitions("id", 1, 4, 2));
        assertThat(read.schema().dtypes())
                .containsExactly(
                        DType.INT64,
                        DType.decimal(38, 10),
                        DType.BINARY,
                        DType.decimal(20, 0),
                        DType.datetime(ZoneOffset.UTC));
        DataFrame back = read.assign("large", col("large").cast(DType.UINT64))
                .assign("at", col("at").dt().tzConvert("Europe/Berlin"));
        assertThat(back.schema()).isEqualTo(rarer().schema());
        assertThat(back.sortValues("id").resetIndex(true).compute()).hasToString(rarer().toString());
        assertThat(DataFrame.readJdbc(JdbcSource.table(url, "rarer").withDecimalsAsFloats())
                        .schema()
                        .dtype("price"))
                .isEqualTo(DType.FLOAT64);
    }

    @Test
    void bytesComeBackFromSqliteAndWhatItHasNoTypeForIsRefused() throws SQLException {
        String url = urls().get(1);
        DataFrame table = DataFrame.fromFrame(rarer(), 2);
        table.select("id", "bytes").toJdbc(JdbcTarget.of(url, "bytes"));
        DataFrame back = DataFrame.readJdbc(JdbcSource.table(url, "bytes"));
        assertThat(back.sortValues("id").resetIndex(true).compute())
                .hasToString(rarer().select("id", "bytes").toString());
        Map<String, String> ways = Map.of(
                "price", "'price' is decimal(38, 10), for which SQLite has no type; astype string, or float64",
                "large", "'large' is uint64, for which SQLite has no type; astype string, or float64",
                "at", "for which SQLite has no type; dt().tzConvert(null) for moments in UTC, or astype string");
        ways.forEach((name, way) -> assertThatThrownBy(() -> table.select(name).toJdbc(JdbcTarget.of(url, "refused")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(way));
        assertThat(tables(url)).containsExactly("bytes");
    }

    @Test
    void dtypesThatSqlHasNoTypeForSayWhatToCastThemTo() {
        DataFrame table = DataFrame.fromFrame(frame(), 1)
                .assign("span", col("at").sub(col("at")))
                .assign("list", col("select").str().splitToList(" "));
        for (String url : urls()) {
            assertThatThrownBy(() -> table.select("span").toJdbc(JdbcTarget.of(url, "refused")))
                    .hasMessageContainingAll("column 'span' is timedelta64[ns]", "astype int64 for nanoseconds");
            assertThatThrownBy(() -> table.select("list").toJdbc(JdbcTarget.of(url, "refused")))
                    .hasMessageContainingAll("column 'list' is list[", "explode it for a row each");
            DataFrame cast = table.assign("span", col("span").cast(DType.INT64));
            assertThat(cast.select("span").toJdbc(JdbcTarget.of(url, "spans"))).isEqualTo(5);
        }
    }

    @Test
    void partitionsAreCutByAColumnAndHaveEveryRowOnce() throws SQLException {
        for (String url : urls()) {
            run(url, "CREATE TABLE n (i INTEGER, v INTEGER)");
            StringBuilder rows = new StringBuilder("INSERT INTO n VALUES (NULL, 0)");
            for (int i = -50; i < 250; i++) {
                rows.append(", (").append(i).append(", 1)");
            }
            run(url, rows.toString());
            for (int partitions : new int[] {1, 2, 7, 100}) {
                DataFrame table = DataFrame.readJdbc(JdbcSource.query(url, "SELECT i, v FROM n WHERE v >= 0")
                        .withPartitions(url.contains("h2") ? "I" : "i", 0, 200, partitions));
                assertThat(table.npartitions()).isEqualTo(partitions);
                assertThat(table.compute().rows()).isEqualTo(301);
                assertThat(table.len()).isEqualTo(301);
            }
        }
    }

    @Test
    void aTableThatIsThereIsAnErrorReplacedOrAddedTo() throws SQLException {
        for (String url : urls()) {
            DataFrame table = DataFrame.fromFrame(frame(), 2);
            table.toJdbc(JdbcTarget.of(url, "t"));
            assertThatThrownBy(() -> table.toJdbc(JdbcTarget.of(url, "t")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has a table t already");
            table.toJdbc(JdbcTarget.of(url, "t").withAppending());
            assertThat(DataFrame.readJdbc(JdbcSource.table(url, "t")).len()).isEqualTo(10);
            table.toJdbc(JdbcTarget.of(url, "t").withReplacing());
            assertThat(DataFrame.readJdbc(JdbcSource.table(url, "t")).len()).isEqualTo(5);
            assertThat(tables(url)).hasSize(1);
        }
    }

    @Test
    void aFailureLeavesTheTableAsItWas() throws SQLException {
        for (String url : urls()) {
            DataFrame.fromFrame(frame()).toJdbc(JdbcTarget.of(url, "t"));
            for (JdbcTarget target : List.of(
                    JdbcTarget.of(url, "t").withReplacing(),
                    JdbcTarget.of(url, "t").withAppending(),
                    JdbcTarget.of(url, "u"))) {
                assertThatThrownBy(() -> FAILING.toJdbc(target))
                        .isInstanceOf(TaskFailedException.class)
                        .hasStackTraceContaining("no fourth");
            }
            assertThat(DataFrame.readJdbc(JdbcSource.table(url, "t")).len()).isEqualTo(5);
            assertThat(tables(url)).hasSize(1);
        }
    }

    @Test
    void whatIsWrongIsNamed() throws SQLException {
        String url = urls().get(0);
        run(url, "CREATE TABLE odd (a INTEGER, d DECIMAL(50, 3), b INTEGER ARRAY)");
        run(url, "INSERT INTO odd VALUES (1, 12.345, ARRAY[1])");
        assertThatThrownBy(() -> DataFrame.readJdbc(JdbcSource.table(url, "odd")))
                .hasMessageContaining("column 'D'")
                .hasMessageContaining("withDecimalsAsFloats()");
        assertThatThrownBy(() -> DataFrame.readJdbc(JdbcSource.query(url, "SELECT b FROM odd")))
                .hasMessageContaining("column 'B'")
                .hasMessageContaining("cast it in the query");
        assertThat(DataFrame.readJdbc(
                                JdbcSource.query(url, "SELECT a, d FROM odd").withDecimalsAsFloats())
                        .compute()
                        .valueAt(0, "D"))
                .isEqualTo(12.345);
        assertThatThrownBy(() -> DataFrame.readJdbc(JdbcSource.table(url, "nothing")))
                .hasMessageContaining("SELECT * FROM \"nothing\"");
        assertThatThrownBy(() -> DataFrame.readJdbc(JdbcSource.table("jdbc:nobase:x", "t")))
                .hasMessageContaining("is its driver on the class path");
        assertThatThrownBy(() -> JdbcSource.table("sqlite:x", "t")).hasMessageContaining("no address of a database");
        String lite = urls().get(1);
        run(lite, "CREATE TABLE loose (i INTEGER)");
        run(lite, "INSERT INTO loose VALUES (1), ('text')");
        assertThatThrownBy(() ->
                        DataFrame.readJdbc(JdbcSource.table(lite, "loose")).compute())
                .hasStackTraceContaining("row 1 of the partition, column 'i'");
    }

    @Test
    void aFailureLeavesNoNewFileOfSqlite() throws SQLException {
        Path file = folder.resolve("new.db");
        String url = "jdbc:sqlite:" + file;
        for (JdbcTarget target : List.of(
                JdbcTarget.of(url, "t"),
                JdbcTarget.of(url, "t").withAppending(),
                JdbcTarget.of(url, "t").withReplacing())) {
            assertThatThrownBy(() -> FAILING.toJdbc(target)).hasStackTraceContaining("no fourth");
            assertThat(folder).isEmptyDirectory();
        }
        DataFrame lists = DataFrame.of(Map.of("l", Column.of(DType.list(DType.INT64), List.of(List.of(1L)))), 1);
        assertThatThrownBy(() -> lists.toJdbc(JdbcTarget.of(url, "t"))).hasMessageContaining("column 'l' is list");
        assertThatThrownBy(() -> DataFrame.fromFrame(frame()).toJdbc(JdbcTarget.of(url, "sqlite_own")))
                .isInstanceOf(RuntimeException.class);
        assertThat(folder).isEmptyDirectory();
        run(url, "CREATE TABLE other (i INTEGER)");
        assertThatThrownBy(() -> FAILING.toJdbc(JdbcTarget.of(url, "t"))).hasStackTraceContaining("no fourth");
        assertThat(tables(url)).containsExactly("other");
    }

    @Test
    void whatOthersPutIntoANewFileStays() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("shared.db");
        DataFrame meddling = DataFrame.fromFrame(frame())
                .mapPartitions(
                        part -> {
                            run(url, "CREATE TABLE theirs (i INTEGER)");
                            throw new IllegalStateException("too late");
                        },
                        frame().schema());
        assertThatThrownBy(() -> meddling.toJdbc(JdbcTarget.of(url, "t"))).hasStackTraceContaining("too late");
        assertThat(tables(url)).containsExactly("theirs");
    }

    @Test
    void columnsThatATableLacksAreFoundBeforeRowsAreMade() throws SQLException {
        boolean[] isRun = {false};
        for (String url : urls()) {
            run(url, "CREATE TABLE t (\"id\" BIGINT, \"more\" INTEGER)");
            DataFrame table = DataFrame.fromFrame(frame().select(List.of("id", "x", "small")))
                    .mapPartitions(
                            part -> {
                                isRun[0] = true;
                                return part;
                            },
                            frame().schema().select(List.of("id", "x", "small")));
            assertThatThrownBy(() -> table.toJdbc(JdbcTarget.of(url, "t").withAppending()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no columns [x, small], only [id, more]");
            assertThat(isRun[0]).isFalse();
            assertThat(tables(url)).hasSize(1);
            table.select("id").toJdbc(JdbcTarget.of(url, "t").withAppending());
            assertThat(DataFrame.readJdbc(JdbcSource.table(url, "t")).len()).isEqualTo(5);
            isRun[0] = false;
        }
        String lite = urls().get(1);
        run(lite, "CREATE TABLE loud (ID INTEGER)");
        DataFrame.fromFrame(frame().select(List.of("id")))
                .toJdbc(JdbcTarget.of(lite, "loud").withAppending());
        assertThat(DataFrame.readJdbc(JdbcSource.table(lite, "loud")).len()).isEqualTo(5);
    }

    @Test
    void columnsOfEqualNamesAreRefusedByEveryDatabaseAlike() throws SQLException {
        for (String url : urls()) {
            run(url, "CREATE TABLE t (a INTEGER, b INTEGER)");
            String name = url.contains("h2") ? "A" : "a";
            assertThatThrownBy(() -> DataFrame.readJdbc(JdbcSource.query(url, "SELECT a, b, a FROM t")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("columns 1 and 3 of the query are both called '%s'".formatted(name));
            assertThat(DataFrame.readJdbc(JdbcSource.query(url, "SELECT a, a AS c FROM t"))
                            .columns())
                    .hasSize(2);
        }
    }

    @Test
    void namesOfTablesAndColumnsAreNamesWhateverIsInThem() throws SQLException {
        List<String> names = List.of(
                "order",
                "my table",
                "main.z",
                "x\"; drop table y; --",
                "a') ; drop table y --",
                "50%",
                "a_b",
                "back\\",
                "`q` [r]",
                "漢");
        for (String url : urls()) {
            run(url, "CREATE TABLE y (i INTEGER)");
            run(url, "CREATE TABLE \"aXb\" (i INTEGER)");
            for (String name : names) {
                Map<String, Column> columns = new LinkedHashMap<>();
                columns.put("n", Column.of(DType.INT64, List.of(1, 2, 3)));
                columns.put(name, Column.of(DType.INT64, List.of(4, 5, 6)));
                DataFrame table = DataFrame.of(columns, 2);
                assertThat(table.toJdbc(JdbcTarget.of(url, name))).isEqualTo(3);
                assertThatThrownBy(() -> table.toJdbc(JdbcTarget.of(url, name)))
                        .hasMessageContaining("has a table " + name + " already");
                table.toJdbc(JdbcTarget.of(url, name).withReplacing());
                table.toJdbc(JdbcTarget.of(url, name).withAppending());
                DataFrame back = DataFrame.readJdbc(JdbcSource.table(url, name).withPartitions(name, 4, 6, 3));
                assertThat(back.columns()).containsExactly("n", name);
                assertThat(back.len()).isEqualTo(6);
                assertThat(back.col(name).sum().compute()).isEqualTo(30L);
                assertThat(tables(url)).contains(name);
            }
            assertThat(tables(url)).hasSize(names.size() + 2);
        }
    }

    @Test
    void schemasAreTheirOwnPartOfAName() throws SQLException {
        DataFrame table = DataFrame.fromFrame(frame().select(List.of("id")), 2);
        String h2 = urls().get(0);
        run(h2, "CREATE SCHEMA \"a.b\"");
        for (int i = 0; i < 2; i++) {
            table.toJdbc(JdbcTarget.of(h2, "t.u").withSchema("a.b").withReplacing());
        }
        assertThatThrownBy(() -> table.toJdbc(JdbcTarget.of(h2, "t.u").withSchema("a.b")))
                .hasMessageContaining("has a table a.b.t.u already");
        assertThat(DataFrame.readJdbc(JdbcSource.table(h2, "t.u").withSchema("a.b"))
                        .len())
                .isEqualTo(5);
        assertThatThrownBy(() -> DataFrame.readJdbc(JdbcSource.table(h2, "t.u")))
                .hasMessageContaining("withSchema(...)");
        // A table of another schema is not in the way.
        table.toJdbc(JdbcTarget.of(h2, "t.u"));
        table.toJdbc(JdbcTarget.of(h2, "users"));
        String lite = urls().get(1);
        table.toJdbc(JdbcTarget.of(lite, "z").withSchema("main"));
        assertThat(DataFrame.readJdbc(JdbcSource.table(lite, "Z").withSchema("main"))
                        .len())
                .isEqualTo(5);
        assertThatThrownBy(() -> JdbcSource.query(lite, "SELECT 1").withSchema("main"))
                .hasMessageContaining("write it into the query");
    }

    @Test
    void namesThatNoQuoteHoldsAreRefused() {
        assertThatThrownBy(() -> JdbcTarget.of("jdbc:none:", "a\0b")).hasMessageContaining("U+0000 at 1");
        assertThatThrownBy(() -> JdbcSource.table("jdbc:none:", " ")).hasMessageContaining("table is blank");
        assertThatThrownBy(() -> JdbcTarget.of("jdbc:none:", "t").withSchema("a\nb"))
                .hasMessageContaining("name of the schema has the control character U+000A");
        assertThat(new SqlNames("`").quoted("a`b")).isEqualTo("`a``b`");
        assertThatThrownBy(() -> new SqlNames("`").quoted("a\\")).hasMessageContaining("safely, by the quotes `");
        assertThat(new SqlNames("").quoted("a_1")).isEqualTo("a_1");
        assertThatThrownBy(() -> new SqlNames("").quoted("a b")).hasMessageContaining("letters, digits and _");
        assertThatThrownBy(() -> new SqlNames("\"").quoted("a\0b")).hasMessageContaining("safely");
    }

    @Test
    void aMissingFileOfSqliteIsNamedAndNotMade() {
        String url = "jdbc:sqlite:" + folder.resolve("none.db");
        assertThatThrownBy(() -> DataFrame.readJdbc(JdbcSource.table(url, "t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no file")
                .hasMessageContaining("none.db");
        assertThat(folder).isEmptyDirectory();
    }
}
