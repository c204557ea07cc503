package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnaryOp;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Decimals against Python's decimal module, cut into partitions in several ways. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DecimalsTest {
    private static final int LAST_ROW = 89;
    private static final List<String[]> LINES = lines();
    private static final Frame TABLE = table();

    private static List<String[]> lines() {
        try (var in = Objects.requireNonNull(DecimalsTest.class.getResourceAsStream("decimals.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Frame table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String[] line : LINES) {
            if (line[0].equals("col")) {
                columns.put(line[1], column(line));
            }
        }
        return Frame.of(columns);
    }

    private static Column column(String[] line) {
        DType dtype = DType.of(line[2]);
        List<@Nullable Object> values = new ArrayList<>();
        for (String text : Arrays.copyOfRange(line, 3, line.length)) {
            values.add(text.isEmpty() ? null : value(dtype, text));
        }
        return Column.of(dtype, values);
    }

    private static Object value(DType dtype, String text) {
        return switch (dtype.kind()) {
            case BOOL -> Boolean.valueOf(text);
            case FLOAT64 -> Double.valueOf(text);
            case INT64 -> Long.valueOf(text);
            case STRING -> text;
            default -> new BigDecimal(text);
        };
    }

    private static List<DataFrame> tables() {
        Frame none = TABLE.slice(0, 0);
        return List.of(
                DataFrame.fromFrames(List.of(TABLE)),
                DataFrame.fromFrames(
                        List.of(TABLE.slice(0, 1), none, TABLE.slice(1, 40), TABLE.slice(40, TABLE.rows()))));
    }

    private static void check(String[] line, Column actual) {
        String what = String.join(" ", Arrays.copyOf(line, 3));
        Column expected = column(line);
        assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(actual.length()).as(what).isEqualTo(expected.length());
        for (int row = 0; row < expected.length(); row++) {
            assertThat(actual.valueAt(row)).as("%s row %d", what, row).isEqualTo(expected.valueAt(row));
        }
    }

    private interface Case {
        Column result(DataFrame df, String[] names, DType dtype);
    }

    private static void each(String kind, Case made) {
        int count = 0;
        for (DataFrame df : tables()) {
            for (String[] line : LINES) {
                if (line[0].equals(kind)) {
                    count++;
                    check(line, made.result(df, line[1].split(" "), DType.of(line[2])));
                }
            }
        }
        assertThat(count).isPositive();
    }

    private static BinaryOp binary(String name) {
        return BinaryOp.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Column computed(DataFrame df, ColumnExpr value) {
        return df.assign("r", value).select("r").compute().column("r");
    }

    @Test
    void arithmeticAndComparisonsAreExact() {
        each(
                "binary",
                (df, names, dtype) -> computed(df, ColumnExpr.binary(binary(names[0]), col(names[1]), col(names[2]))));
        each(
                "constant",
                (df, names, dtype) -> computed(
                        df,
                        ColumnExpr.binary(binary(names[0]), col(names[1]), ColumnExpr.of(new BigDecimal(names[2])))));
    }

    @Test
    void whatDoesNotFitTheDigitsIsAnError() {
        for (DataFrame df : tables()) {
            for (String[] line : LINES) {
                if (line[0].equals("overflow")) {
                    String[] names = line[1].split(" ");
                    ColumnExpr value = ColumnExpr.binary(binary(names[0]), col(names[1]), col(names[2]));
                    assertThat(value.dtype(df.schema())).hasToString(line[2]);
                    assertThatThrownBy(() -> computed(df, value)).hasMessageContaining("does not fit " + line[2]);
                }
            }
        }
        DataFrame df = tables().get(0);
        assertThatThrownBy(() -> df.col("a").astype(DType.decimal(3, 2)).compute())
                .hasMessageContaining("does not fit decimal(3, 2)");
        assertThatThrownBy(() ->
                        df.assign("x", col("c").mul(col("c")).mul(col("c")).mul(col("c"))))
                .hasMessageContaining("digits behind the point");
        assertThatThrownBy(() -> DType.decimal(39, 2)).hasMessageContaining("decimal(39, 2) is not possible");
        assertThatThrownBy(() -> Column.of(DType.decimal(4, 2), List.of(new BigDecimal("1.234"))))
                .hasMessageContaining("1.234");
        assertThatThrownBy(() -> df.filter(col("a").gt(col("a").cast(DType.STRING))))
                .hasMessageContaining("is not defined");
    }

    @Test
    void castsRoundHalfAwayFromZero() {
        each(
                "cast",
                (df, names, dtype) -> df.col(names[0]).astype(dtype).compute().values());
        Frame texts = Frame.of(Map.of(
                "s", Column.of(DType.STRING, Arrays.asList("1.005", "-2.5e1", " 3 ", null)),
                "f", Column.of(DType.FLOAT64, Arrays.asList(0.125, -0.125, null, 3.0))));
        DataFrame df = DataFrame.fromFrames(List.of(texts));
        Column read = df.col("s").astype(DType.decimal(20, 2)).compute().values();
        assertThat(read.valueAt(0)).isEqualTo(new BigDecimal("1.01"));
        assertThat(read.valueAt(1)).isEqualTo(new BigDecimal("-25.00"));
        assertThat(read.valueAt(2)).isEqualTo(new BigDecimal("3.00"));
        assertThat(read.isNull(3)).isTrue();
        Column floats = df.col("f").astype(DType.decimal(5, 2)).compute().values();
        assertThat(floats.valueAt(0)).isEqualTo(new BigDecimal("0.13"));
        assertThat(floats.valueAt(1)).isEqualTo(new BigDecimal("-0.13"));
        Column whole = df.col("s")
                .astype(DType.decimal(20, 2))
                .astype(DType.INT8)
                .compute()
                .values();
        assertThat(whole.valueAt(0)).isEqualTo(1);
        DataFrame bad = DataFrame.fromFrames(List.of(Frame.of(Map.of("s", Column.of(DType.STRING, List.of("1,5"))))));
        assertThatThrownBy(() -> bad.col("s").astype(DType.decimal(5, 2)).compute())
                .hasMessageContaining("'1,5'");
        DataFrame huge = DataFrame.fromFrames(List.of(
                Frame.of(Map.of("s", Column.of(DType.STRING, List.of("1e999999999", "1e-999999999"))))));
        assertThatThrownBy(() -> huge.col("s").astype(DType.decimal(5, 2)).compute())
                .hasMessageContaining("1e999999999");
        assertThat(huge.filter(col("s").eq("1e-999999999"))
                        .col("s")
                        .astype(DType.decimal(5, 2))
                        .compute()
                        .valueAt(0))
                .isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void sumsAreExactAndMeansTheNearestDouble() {
        each("reduce", (df, names, dtype) -> {
            Object value =
                    df.col(names[1]).value(Aggregation.of(names[0])).compute().orElseThrow();
            return Column.of(dtype, List.of(value));
        });
        each(
                "group",
                (df, names, dtype) -> df.assign("g", col("i").mod(7L))
                        .groupBy("g")
                        .sum(names[0])
                        .compute()
                        .column(names[0]));
        each("sorted", (df, names, dtype) -> df.sortValues(names[0]).compute().column(names[0]));
    }

    @Test
    void runningAndRoundedDecimalsAreExact() {
        each(
                "running",
                (df, names, dtype) -> computed(
                        df,
                        switch (names[0]) {
                            case "cumsum" -> col(names[1]).cumsum();
                            case "cummin" -> col(names[1]).cummin();
                            default -> col(names[1]).cummax();
                        }));
        each("round", (df, names, dtype) -> computed(df, col(names[0]).round(Integer.parseInt(names[1]))));
        DataFrame df = tables().get(0);
        assertThat(df.select("a", "i").round(1).schema().dtype("a")).isEqualTo(DType.decimal(9, 1));
        DataFrame full = DataFrame.fromFrames(List.of(Frame.of(Map.of(
                "x", Column.of(DType.decimal(38, 0), List.of(new BigDecimal("9".repeat(38)), BigDecimal.ONE))))));
        assertThatThrownBy(() -> full.col("x").round(-1).compute()).hasMessageContaining("does not fit decimal(38, 0)");
        assertThatThrownBy(() -> full.col("x").cumsum().compute()).hasMessageContaining("does not fit decimal(38, 0)");
    }

    @Test
    void statisticsOfDecimalsAreThoseOfTheNearestDoubles() {
        int count = 0;
        for (DataFrame df : tables()) {
            for (String[] line : LINES) {
                if (!line[0].equals("close")) {
                    continue;
                }
                count++;
                String[] names = line[1].split(" ");
                Series values = df.col(names[1]);
                Column actual = switch (names[0]) {
                    case "quantile" ->
                        values.quantiles(0, 0.1, 0.37, 1).compute().values();
                    case "describe" -> values.describe().compute().values();
                    case "rolling" ->
                        computed(df, col(names[1]).rolling(3).minPeriods(1).max());
                    default ->
                        Column.of(
                                DType.FLOAT64,
                                List.of(values.value(Aggregation.of(names[0]))
                                        .compute()
                                        .orElseThrow()));
                };
                Column expected = column(line);
                for (int row = 0; row < expected.length(); row++) {
                    if (expected.isNull(row)) {
                        assertThat(actual.isNull(row)).isTrue();
                        continue;
                    }
                    double wanted = (Double) Objects.requireNonNull(expected.valueAt(row));
                    assertThat((Double) actual.valueAt(row))
                            .as("%s row %d", line[1], row)
                            .isCloseTo(wanted, org.assertj.core.data.Offset.offset(Math.abs(wanted) * 1e-10));
                }
            }
        }
        assertThat(count).isPositive();
        DataFrame df = tables().get(1).assign("g", col("i").mod(3L));
        Frame found = df.select("g", "a", "c").groupBy("g").median().compute();
        assertThat(found.schema().names()).containsExactly("a", "c");
        assertThat(df.col("a").std().compute())
                .isEqualTo(df.col("a").astype(DType.FLOAT64).std().compute());
        assertThat(df.select("a", "i").sum().compute().valueAt(0))
                .isEqualTo(df.col("a").value(Aggregation.SUM).compute().orElseThrow());
        assertThat(df.select("a", "c").corr().compute().rows()).isEqualTo(2);
        assertThat(df.col("a").any().compute()).isTrue();
        assertThat(df.col("a").all().compute()).isFalse();
        assertThat(df.col("c").any().compute()).isTrue();
        assertThat(df.select("a", "e").across().mean().compute().valueAt(1))
                .isEqualTo(df.select("a", "e")
                        .astype(DType.FLOAT64)
                        .across()
                        .mean()
                        .compute()
                        .valueAt(1));
        assertThatThrownBy(() -> df.col("a").sum()).hasMessageContaining("use value(Aggregation.SUM)");
    }

    @Test
    void decimalsAreKeysAndSurviveTheVerbs() {
        for (DataFrame df : tables()) {
            for (String name : List.of("a", "c")) {
                DType dtype = TABLE.column(name).dtype();
                Frame groups = df.groupBy(name).count("i").compute();
                assertThat(((RowIndex.Keys) groups.index()).levels().get(0).dtype())
                        .isEqualTo(dtype);
                assertThat(df.select(name)
                                .dropDuplicates()
                                .compute()
                                .column(name)
                                .dtype())
                        .isEqualTo(dtype);
                assertThat(df.persist().repartition(3).compute().column(name).valueAt(5))
                        .isEqualTo(TABLE.column(name).valueAt(5));
                assertThat(df.col(name)
                                .fillNull(new BigDecimal("1.5"))
                                .compute()
                                .values()
                                .valueAt(10))
                        .isEqualTo(new BigDecimal("1.5").setScale(dtype.scale()));
                assertThat(df.col(name).fillNull(7).compute().values().valueAt(10))
                        .isEqualTo(new BigDecimal("7").setScale(dtype.scale()));
                assertThat(df.col(name)
                                .where(col("i").lt(0), 0)
                                .compute()
                                .values()
                                .nullCount())
                        .isLessThanOrEqualTo(TABLE.column(name).nullCount());
                assertThat(df.col(name).shift(1).compute().values().valueAt(1))
                        .isEqualTo(TABLE.column(name).valueAt(0));
                assertThat(df.col(name).isNull().compute().values().valueAt(10)).isEqualTo(true);
                Column negated = computed(df, col(name).apply(UnaryOp.NEG));
                assertThat(negated.valueAt(1))
                        .isEqualTo(((BigDecimal) TABLE.column(name).valueAt(1)).negate());
                assertThat(df.filter(col(name).isIn(List.of(TABLE.column(name).valueAt(1))))
                                .compute()
                                .rows())
                        .isPositive();
                assertThat(df.select(name).tail(2).toString())
                        .contains(((BigDecimal) TABLE.column(name).valueAt(LAST_ROW)).toPlainString());
                assertThat(df.setIndex(name).compute().rows()).isEqualTo(TABLE.rows());
            }
            Frame joined = df.select("a", "i")
                    .merge(df.select("e"), MergeOptions.leftOn("a").rightOn("e"))
                    .compute();
            assertThat(joined.rows()).isPositive();
            Frame whole = df.select("d")
                    .merge(df.select("i"), MergeOptions.leftOn("d").rightOn("i"))
                    .compute();
            assertThat(whole.column("d").dtype()).isEqualTo(DType.decimal(6, 0));
            DataFrame stacked = DataFrame.concat(df.select("a"), df.select("b").rename(Map.of("b", "a")));
            assertThat(stacked.schema().dtype("a")).isEqualTo(DType.decimal(18, 6));
            assertThat(stacked.compute().rows()).isEqualTo(2 * TABLE.rows());
            assertThat(df.info()).contains("decimal(30, 10)");
        }
    }

    @Test
    void decimalsPrintWithAllTheirDecimals() {
        Frame frame = Frame.of(Map.of(
                "x",
                Column.of(DType.decimal(6, 2), Arrays.asList(new BigDecimal("1.5"), null, new BigDecimal("-20")))));
        assertThat(frame).hasToString("        x\n0    1.50\n1     NaN\n2  -20.00");
    }

    @Test
    void filesAreReadExactly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "x\n0.1\n12345678901234567890.125\n\n-0.005\n");
        Frame found = DataFrame.readCsv(
                        file,
                        CsvOptions.defaults()
                                .withDtype("x", DType.decimal(30, 2))
                                .withSkipBlankLines(false))
                .compute();
        assertThat(found.column("x").valueAt(0)).isEqualTo(new BigDecimal("0.10"));
        assertThat(found.column("x").valueAt(1)).isEqualTo(new BigDecimal("12345678901234567890.13"));
        assertThat(found.column("x").isNull(2)).isTrue();
        assertThat(found.column("x").valueAt(3)).isEqualTo(new BigDecimal("-0.01"));
        Files.writeString(file, "x\n1.5\n123456\n");
        assertThatThrownBy(() -> DataFrame.readCsv(file, CsvOptions.defaults().withDtype("x", DType.decimal(5, 2)))
                        .compute())
                .hasMessageContaining("123456");
    }
}
