package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnaryOp;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation on every pair of number and time dtypes against NumPy and pandas, cut into partitions in several ways. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DTypesTest {
    private static final int[][] CUTS = {{}, {5}, {0, 3, 3, 9, 14}};
    private static final List<String[]> LINES = lines();
    private static final Frame TABLE = table();

    private static List<String[]> lines() {
        try (var in = Objects.requireNonNull(DTypesTest.class.getResourceAsStream("dtypes.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.startsWith("|") ? new String[] {"|", line.substring(1)} : line.split("\t", -1))
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
        List<Object> values = new ArrayList<>();
        for (String text : Arrays.copyOfRange(line, 3, line.length)) {
            values.add(text.equals("\\N") ? null : value(dtype, text));
        }
        return Column.of(dtype, values);
    }

    private static Object value(DType dtype, String text) {
        return switch (dtype.kind()) {
            case BOOL -> text.equals("1");
            case FLOAT32, FLOAT64 -> Double.parseDouble(text.replace("inf", "Infinity"));
            case DATETIME, TIMEDELTA -> Long.parseLong(text);
            case STRING -> text;
            default -> new BigInteger(text);
        };
    }

    private static List<DataFrame> tables(Frame whole) {
        List<DataFrame> tables = new ArrayList<>();
        for (int[] cuts : CUTS) {
            List<Frame> parts = new ArrayList<>();
            int from = 0;
            for (int cut : cuts) {
                parts.add(whole.slice(from, Math.min(cut, whole.rows())));
                from = Math.min(cut, whole.rows());
            }
            parts.add(whole.slice(from, whole.rows()));
            tables.add(DataFrame.fromFrames(parts));
        }
        return tables;
    }

    private static void check(String[] line, Column actual) {
        String what = String.join(" ", Arrays.copyOf(line, 3));
        Column expected = column(line);
        assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(actual.length()).as(what).isEqualTo(expected.length());
        for (int row = 0; row < expected.length(); row++) {
            Object wanted = expected.valueAt(row);
            Object found = actual.valueAt(row);
            if (wanted instanceof Float || wanted instanceof Double) {
                double number = ((Number) wanted).doubleValue();
                assertThat(found).as("%s row %d", what, row).isNotNull();
                boolean isShape = line[1].startsWith("skew") || line[1].startsWith("kurt");
                double close =
                        (wanted instanceof Float ? 3e-7 : isShape ? 1e-8 : 1e-13) * Math.max(1e-3, Math.abs(number));
                double value = ((Number) found).doubleValue();
                if (Double.isInfinite(number)) {
                    assertThat(value).as("%s row %d", what, row).isEqualTo(number);
                } else {
                    assertThat(value).as("%s row %d", what, row).isCloseTo(number, within(close));
                }
            } else {
                assertThat(found).as("%s row %d", what, row).isEqualTo(wanted);
            }
        }
    }

    private static Column first(Column column, int rows) {
        return column.slice(0, rows);
    }

    private interface Case {
        Column result(DataFrame df, String[] names);
    }

    private static void each(String kind, Case made) {
        int count = 0;
        for (DataFrame df : tables(TABLE)) {
            for (String[] line : LINES) {
                if (line[0].equals(kind)) {
                    count++;
                    Column result;
                    try {
                        result = made.result(df, line[1].split(" "));
                    } catch (RuntimeException failed) {
                        throw new AssertionError(line[0] + " " + line[1] + " fails", failed);
                    }
                    check(line, result.length() > line.length - 3 ? first(result, line.length - 3) : result);
                }
            }
        }
        assertThat(count).isPositive();
    }

    private static Column computed(DataFrame df, ColumnExpr value) {
        return df.assign("r", value).select("r").compute().column("r");
    }

    private static BinaryOp binary(String name) {
        return BinaryOp.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Test
    void pairsOfDtypesComputeAsInNumPy() {
        each("binary", (df, names) -> computed(df, ColumnExpr.binary(binary(names[0]), col(names[1]), col(names[2]))));
    }

    @Test
    void constantsAreAsNarrowAsTheyFit() {
        each("constant", (df, names) -> {
            boolean isTurned = names[0].startsWith("r");
            BinaryOp op = binary(isTurned ? names[0].substring(1) : names[0]);
            ColumnExpr constant = ColumnExpr.of(constant(names[2]));
            ColumnExpr column = col(names[1]);
            return computed(df, ColumnExpr.binary(op, isTurned ? constant : column, isTurned ? column : constant));
        });
    }

    private static Number constant(String text) {
        if (text.contains(".") || text.contains("e")) {
            return Double.parseDouble(text);
        }
        BigInteger whole = new BigInteger(text);
        if (whole.bitLength() > 63) {
            return whole;
        }
        return whole.bitLength() > 31 ? (Number) whole.longValue() : (Number) whole.intValue();
    }

    @Test
    void signsRootsAndRoundingKeepTheDtype() {
        each(
                "unary",
                (df, names) -> computed(df, col(names[1]).apply(UnaryOp.valueOf(names[0].toUpperCase(Locale.ROOT)))));
        each("round", (df, names) -> computed(df, col(names[0]).round(Integer.parseInt(names[1]))));
    }

    @Test
    void timedeltasHaveParts() {
        each("part", (df, names) -> {
            var dt = col("timedelta").dt();
            return computed(
                    df,
                    switch (names[0]) {
                        case "days" -> dt.days();
                        case "seconds" -> dt.seconds();
                        case "microseconds" -> dt.microseconds();
                        case "nanoseconds" -> dt.nanoseconds();
                        default -> dt.totalSeconds();
                    });
        });
        each(
                "component",
                (df, names) -> df.col("timedelta").components().compute().column(names[0]));
        each("rounded", (df, names) -> {
            var dt = col("timedelta").dt();
            return computed(
                    df,
                    switch (names[0]) {
                        case "floor" -> dt.floor(names[1]);
                        case "ceil" -> dt.ceil(names[1]);
                        default -> dt.round(names[1]);
                    });
        });
    }

    @Test
    void reductionsHaveTheDtypesOfPandas() {
        each("reduce", (df, names) -> {
            Aggregate wanted = new Aggregate(names[1], Aggregation.of(names[0]), "r");
            return new DataFrame(new Aggregated(df.expr(), List.of(), List.of(wanted)))
                    .compute()
                    .column("r");
        });
        each("group", (df, names) -> {
            Aggregate wanted = new Aggregate(names[1], Aggregation.of(names[0]), "r");
            DataFrame present = df.filter(col(names[1]).notNull());
            return present.groupBy("key").agg(wanted).compute().column("r");
        });
    }

    @Test
    void windowsLookOverPartitions() {
        each("window", (df, names) -> {
            ColumnExpr value = col(names[1]);
            return computed(
                    df,
                    switch (names[0]) {
                        case "cumsum" -> value.cumsum();
                        case "cummin" -> value.cummin();
                        case "cummax" -> value.cummax();
                        case "diff" -> value.diff(1);
                        default -> value.rank();
                    });
        });
    }

    @Test
    void ordersGroupsCastsAndConcatenates() {
        each(
                "sorted",
                (df, names) -> df.filter(col(names[0]).notNull())
                        .sortValues(names[0])
                        .compute()
                        .column(names[0]));
        each(
                "counts",
                (df, names) -> ((RowIndex.Keys)
                                df.groupBy(names[0]).size().compute().index())
                        .levels()
                        .get(0));
        each("occurs", (df, names) -> df.groupBy(names[0]).size().compute().column(0));
        each(
                "cast",
                (df, names) ->
                        df.col(names[0]).astype(DType.of(names[1])).compute().values());
        each(
                "concat",
                (df, names) -> DataFrame.concat(
                                df.select(names[0]).dropNull().rename(Map.of(names[0], "x")),
                                df.select(names[1]).dropNull().rename(Map.of(names[1], "x")))
                        .compute()
                        .column("x"));
        each(
                "string",
                (df, names) -> df.select(names[0])
                        .dropNull()
                        .col(names[0])
                        .astype(DType.STRING)
                        .compute()
                        .values());
    }

    @Test
    void timedeltasAreReadAndWrittenAsPandasDoes() {
        for (String[] line : LINES) {
            if (line[0].equals("parse")) {
                Column texts = Column.of(DType.STRING, List.of(line[1]));
                Column spans = computed(DataFrame.fromFrame(Frame.of("x", texts)), col("x").cast(DType.TIMEDELTA));
                assertThat(((Duration) spans.valueAt(0)).toNanos()).as(line[1]).isEqualTo(Long.parseLong(line[3]));
            } else if (line[0].equals("text")) {
                Column spans = Column.of(DType.TIMEDELTA, List.of(Long.parseLong(line[1])));
                Column texts = computed(DataFrame.fromFrame(Frame.of("x", spans)), col("x").cast(DType.STRING));
                assertThat(texts.valueAt(0)).as(line[1]).isEqualTo(line[3]);
            } else if (line[0].equals("strings")) {
                Column floats = Column.of(DType.FLOAT32, List.of(0.1, 1e16, 123456789, 1e-5, 3.4e38));
                Column texts = computed(DataFrame.fromFrame(Frame.of("x", floats)), col("x").cast(DType.STRING));
                check(line, texts);
            }
        }
    }

    @Test
    void columnsPrintAsPandasPrintsThem() {
        int count = 0;
        for (int i = 0; i < LINES.size(); i++) {
            String[] line = LINES.get(i);
            if (line[0].equals("print")) {
                Column column = column(line);
                List<String> printed = new ArrayList<>();
                for (int k = i + 1; LINES.get(k)[0].equals("|"); k++) {
                    printed.add(LINES.get(k)[1]);
                }
                NamedColumn series = new NamedColumn("x", column, RowIndex.range(column.length()));
                assertThat(series.toString()).as(line[1]).isEqualTo(String.join("\n", printed));
                count++;
            }
        }
        assertThat(count).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void keysOfDifferentWidthsMeet(int partitions) {
        for (DType a : DType.values()) {
            for (DType b : DType.values()) {
                if (!a.isNumeric() || !b.isNumeric()) {
                    continue;
                }
                Frame left = Frame.of(Map.of(
                        "k",
                        Column.of(a, Arrays.asList(1, 2, 3, null, 100)),
                        "x",
                        Column.of(DType.INT64, List.of(1, 2, 3, 4, 5))));
                Frame right = Frame.of(Map.of(
                        "k",
                        Column.of(b, Arrays.asList(3, null, 7, 2)),
                        "y",
                        Column.of(DType.INT64, List.of(1, 2, 3, 4))));
                Frame joined = DataFrame.fromFrame(left, partitions)
                        .merge(DataFrame.fromFrame(right, partitions), "k")
                        .sortValues("x")
                        .compute();
                assertThat(joined.column("k").dtype()).isEqualTo(DType.widen(a, b));
                List<Object> xs = new ArrayList<>();
                for (int row = 0; row < joined.rows(); row++) {
                    xs.add(joined.valueAt(row, "x"));
                }
                assertThat(xs).as("%s and %s", a, b).containsExactly(2L, 3L, 4L);
            }
        }
    }

    @Test
    void singlePrecisionRunsOverPartitions() {
        Column floats = Column.of(DType.FLOAT32, Arrays.asList(0.1, 0.2, null, 1e10, Double.POSITIVE_INFINITY, 1.0));
        for (int partitions = 1; partitions <= 6; partitions++) {
            DataFrame df = DataFrame.fromFrame(Frame.of("x", floats), partitions);
            Column sums = computed(df, col("x").cumsum());
            assertThat(sums.dtype()).isEqualTo(DType.FLOAT32);
            assertThat(sums.valueAt(3)).isEqualTo(1e10f);
            assertThat(sums.valueAt(5)).isEqualTo(Float.POSITIVE_INFINITY);
            assertThat(computed(df, col("x").rolling(2).sum()).dtype()).isEqualTo(DType.FLOAT64);
            assertThat(computed(df, col("x").pctChange(1)).dtype()).isEqualTo(DType.FLOAT32);
        }
    }

    @Test
    void datesAndTimedeltasMixInExpressions() {
        LocalDateTime noon = LocalDateTime.of(2024, 2, 29, 12, 0);
        Column dates = Column.of(DType.DATETIME, Arrays.asList(noon, null, noon.plusDays(2)));
        DataFrame df = DataFrame.fromFrame(Frame.of("t", dates), 2);
        Column since = computed(df, col("t").sub(LocalDateTime.of(2024, 2, 29, 0, 0)));
        assertThat(since.valueAt(0)).isEqualTo(Duration.ofHours(12));
        assertThat(since.valueAt(1)).isNull();
        Column later = computed(df, col("t").add(Duration.ofDays(1)));
        assertThat(later.valueAt(2)).isEqualTo(noon.plusDays(3));
        Column half = computed(df, col("t").sub(noon).mul(0.5));
        assertThat(half.valueAt(2)).isEqualTo(Duration.ofDays(1));
        Column isLong = computed(df, col("t").sub(noon).gt("1 days 12:00:00"));
        assertThat(isLong.valueAt(2)).isEqualTo(true);
        assertThat(df.col("t").value(Aggregation.MEAN).compute()).contains(noon.plusDays(1));
        assertThat(Moments.nanoseconds(noon)).isPositive();
    }

    @Test
    void unsignedNumbersAreRoundedAsSuch() {
        Column column = Column.of(
                DType.UINT64, List.of(new BigInteger("9223372036854775808"), new BigInteger("18446744073709551604")));
        DataFrame table = DataFrame.of(Map.of("u", column), 1);
        assertThat(table.col("u").round(-1).compute().toString())
                .contains("9223372036854775810")
                .contains("18446744073709551600");
    }
}
