package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.DateMethods;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments with time zones against pandas, most of them around changes of clocks, in several partitionings. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ZonesTest {
    private static final int ROWS = 1500;
    private static final long SECOND = 1_000_000_000L;
    private static final Map<String, Map<String, String[]>> CASES = cases();

    private static Map<String, Map<String, String[]>> cases() {
        Map<String, Map<String, String[]>> cases = new LinkedHashMap<>();
        try (var in = Objects.requireNonNull(ZonesTest.class.getResourceAsStream("zones.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] parts = line.split("\t", -1);
                if (parts.length > 2) {
                    cases.computeIfAbsent(parts[0], zone -> new LinkedHashMap<>())
                            .put(parts[1], Arrays.copyOfRange(parts, 2, parts.length));
                }
            });
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return cases;
    }

    private static Map<String, String[]> of(String zone) {
        return Objects.requireNonNull(CASES.get(zone), zone);
    }

    private static long[] numbers(String[] texts) {
        return Arrays.stream(texts).mapToLong(Long::parseLong).toArray();
    }

    /** The same moments as zone_fixtures.py makes. */
    private static List<@Nullable Long> moments(long[] edges) {
        long[] units = {3600, 1800, 60, 1};
        long[] fractions = {0, 0, 1, 500_000_000, 123_456_000, 999_999_999, 0};
        long mask = (1L << 31) - 1;
        long state = 12345;
        List<@Nullable Long> moments = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            state = (state * 1103515245 + 12345) & mask;
            long edge = edges[(int) ((state >> 8) % edges.length)];
            state = (state * 1103515245 + 12345) & mask;
            long away = (state >> 4) % 28801 - 14400;
            long unit = units[i % 4];
            moments.add(i % 29 == 28 ? null : (edge + away) / unit * unit * SECOND + fractions[i % 7]);
        }
        return moments;
    }

    private static DType dtype(String zone) {
        return DType.datetime(ZoneId.of(zone));
    }

    private static Frame table(String zone) {
        List<@Nullable Long> moments = moments(numbers(of(zone).get("edges")));
        List<@Nullable Long> later = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Long moment = moments.get(i);
            later.add(moment == null ? null : (Long) (moment + 3600 * SECOND));
            numbers.add(i);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("s", Column.of(dtype(zone), moments));
        columns.put("later", Column.of(dtype(zone), later));
        columns.put("x", Column.of(DType.INT64, numbers));
        return Frame.of(columns);
    }

    private static List<DataFrame> tables(Frame whole) {
        int third = whole.rows() / 3;
        Frame first = whole.slice(0, third);
        Frame none = whole.slice(0, 0);
        Frame second = whole.slice(third, third + 1);
        Frame third3 = whole.slice(Math.min(whole.rows(), third + 1), whole.rows());
        return List.of(
                DataFrame.fromFrames(List.of(whole)), DataFrame.fromFrames(List.of(first, none, second, third3)));
    }

    private static String text(Column column, int row) {
        if (column.isNull(row)) {
            return "-";
        }
        if (column instanceof DateTimeColumn moments) {
            return Long.toString(moments.at(row));
        }
        if (column instanceof LongColumn longs) {
            return Long.toString(longs.at(row));
        }
        Object value = Objects.requireNonNull(column.valueAt(row));
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        return value instanceof Double number ? Long.toString(number.longValue()) : value.toString();
    }

    private static void check(String zone, String name, Column actual) {
        String[] sums = Objects.requireNonNull(of(zone).get(name), name);
        int first = name.startsWith("resample") ? 1 : 0;
        if (first == 1) {
            assertThat(actual.length()).as("%s %s", zone, name).isEqualTo(Integer.parseInt(sums[0]));
        }
        assertThat((actual.length() + 49) / 50).as("%s %s", zone, name).isEqualTo(sums.length - first);
        for (int part = 0; part + first < sums.length; part++) {
            List<String> texts = new ArrayList<>();
            for (int row = 50 * part; row < Math.min(actual.length(), 50 * part + 50); row++) {
                texts.add(text(actual, row));
            }
            CRC32 sum = new CRC32();
            sum.update(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
            assertThat(Long.toHexString(sum.getValue()))
                    .as("%s %s, rows from %d: %s", zone, name, 50 * part, texts)
                    .isEqualTo(sums[part + first]);
        }
    }

    private static Column computed(DataFrame df, ColumnExpr value) {
        return df.assign("r", value).select("r").compute().column("r");
    }

    private static Nonexistent gap(String name) {
        return switch (name) {
            case "NAT" -> Nonexistent.NAT;
            case "SHIFT_FORWARD" -> Nonexistent.SHIFT_FORWARD;
            case "SHIFT_BACKWARD" -> Nonexistent.SHIFT_BACKWARD;
            default -> Nonexistent.shift(Duration.parse(name));
        };
    }

    /** Times that clocks show, and every second one an hour earlier than an hour later is shown, so some that they never show. */
    private static ColumnExpr mixed() {
        ColumnExpr shown = col("s").dt().tzLocalize(null);
        ColumnExpr never = col("later").dt().tzLocalize(null).sub(Duration.ofHours(1));
        return ColumnExpr.where(col("x").mod(2).eq(0), shown, never);
    }

    private static @Nullable ColumnExpr part(String name) {
        DateMethods<ColumnExpr> dt = col("s").dt();
        return switch (name) {
            case "mixed" -> mixed();
            case "year" -> dt.year();
            case "month" -> dt.month();
            case "day" -> dt.day();
            case "hour" -> dt.hour();
            case "minute" -> dt.minute();
            case "second" -> dt.second();
            case "microsecond" -> dt.microsecond();
            case "nanosecond" -> dt.nanosecond();
            case "dayofweek" -> dt.dayofweek();
            case "dayofyear" -> dt.dayofyear();
            case "quarter" -> dt.quarter();
            case "days_in_month" -> dt.daysInMonth();
            case "is_month_start" -> dt.isMonthStart();
            case "is_month_end" -> dt.isMonthEnd();
            case "is_quarter_start" -> dt.isQuarterStart();
            case "is_year_end" -> dt.isYearEnd();
            case "is_leap_year" -> dt.isLeapYear();
            case "week" -> dt.week();
            case "day_name" -> dt.dayName();
            case "month_name" -> dt.monthName();
            case "strftime" -> dt.strftime("%Y-%m-%d %H:%M:%S.%f %z %j");
            case "text" -> col("s").cast(DType.STRING);
            case "normalize" -> dt.normalize();
            default -> null;
        };
    }

    private static @Nullable ColumnExpr derived(String zone, String name) {
        ColumnExpr s = col("s");
        ColumnExpr other = s.shift(7);
        String[] words = name.split(" ");
        return switch (words[0]) {
            case "floor" -> s.dt().floor(words[1], Ambiguous.NAT, gap(words[2]));
            case "ceil" -> s.dt().ceil(words[1], Ambiguous.NAT, gap(words[2]));
            case "round" -> s.dt().round(words[1], Ambiguous.NAT, gap(words[2]));
            case "localize" -> mixed().dt().tzLocalize(zone, Ambiguous.valueOf(words[1]), gap(words[2]));
            case "plus" -> s.add(Duration.ofMinutes(90));
            case "minus" -> s.sub(Duration.ofDays(1));
            case "difference" -> s.sub(other);
            case "diff" -> s.diff(1);
            case "shift" -> s.shift(3);
            case "lt", "eq", "ge", "ne" ->
                ColumnExpr.binary(BinaryOp.valueOf(words[0].toUpperCase(Locale.ROOT)), s, other);
            case "below" -> s.lt(ZonedDateTime.of(2019, 1, 1, 0, 0, 0, 0, ZoneId.of("Asia/Tokyo")));
            case "local" -> s.dt().tzConvert(words[1]).dt().tzLocalize(null);
            case "utc" -> s.dt().tzConvert(words[1]).dt().tzConvert(null);
            case "cummax" -> s.cummax();
            default -> part(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"})
    void rowsAreAsInPandas(String zone) {
        int count = 0;
        for (DataFrame df : tables(table(zone))) {
            for (String name : of(zone).keySet()) {
                ColumnExpr value = derived(zone, name);
                if (value != null) {
                    count++;
                    check(zone, name, computed(df, value));
                }
            }
            check(zone, "sorted", df.sortValues("s").compute().column("s"));
            check(zone, "unique", df.select("s").dropDuplicates().compute().column("s"));
            for (String name : List.of("min", "max", "mean", "median", "std")) {
                Object found = df.col("s").value(Aggregation.of(name)).compute().orElseThrow();
                long nanoseconds = found instanceof Duration span ? span.toNanos() : nanoseconds((ZonedDateTime) found);
                long wanted = Long.parseLong(of(zone).get(name)[0]);
                boolean isExact = name.equals("min") || name.equals("max");
                assertThat(nanoseconds)
                        .as(name)
                        .isBetween(wanted - (isExact ? 0 : 1000), wanted + (isExact ? 0 : 1000));
            }
        }
        assertThat(count).isGreaterThan(120);
    }

    private static long nanoseconds(ZonedDateTime moment) {
        return moment.toEpochSecond() * SECOND + moment.getNano();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"})
    void stepsOfLocalDaysAreAsInPandas(String zone) {
        DateTimeColumn s = (DateTimeColumn) table(zone).column("s");
        Instant from = ZonedDateTime.of(2016, 1, 1, 0, 0, 0, 0, ZoneId.of(zone)).toInstant();
        Instant to = ZonedDateTime.of(2017, 12, 1, 0, 0, 0, 0, ZoneId.of(zone)).toInstant();
        Instant fromShort =
                ZonedDateTime.of(2016, 10, 20, 0, 0, 0, 0, ZoneId.of(zone)).toInstant();
        Instant toShort =
                ZonedDateTime.of(2016, 11, 20, 0, 0, 0, 0, ZoneId.of(zone)).toInstant();
        assertThat(s.dtype()).isEqualTo(dtype(zone));
        for (DataFrame df : tables(table(zone))) {
            DataFrame part = df.filter(col("s").ge(from).and(col("s").lt(to)));
            DataFrame few = part.filter(col("s").ge(fromShort).and(col("s").lt(toShort)));
            for (String name : of(zone).keySet()) {
                String[] words = name.split(" ");
                if (words[0].equals("resample") && words[3].equals("at")) {
                    Frame steps = (words[1].endsWith("H") ? few : part)
                            .resample(words[1], "s")
                            .closedRight(words[2].equals("right"))
                            .labelRight(false)
                            .agg(
                                    Expressions.sum("x").as("sum"),
                                    Expressions.count("x").as("count"))
                            .compute();
                    String start = "resample %s %s ".formatted(words[1], words[2]);
                    Column labels = ((RowIndex.Keys) steps.index()).levels().get(0);
                    assertThat(labels.dtype()).isEqualTo(dtype(zone));
                    check(zone, start + "at", labels);
                    check(zone, start + "sum", steps.column("sum"));
                    check(zone, start + "count", steps.column("count"));
                }
            }
            DataFrame ordered = part.sortValues("s").dropDuplicates("s");
            check(
                    zone,
                    "rolling",
                    computed(ordered, col("x").rolling("36h", "s").sum()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"})
    void whichOfTwoMomentsATimeIsFollowsFromTheOrderOfRows(String zone) {
        for (int i = 0; i < 8; i++) {
            Frame times = Frame.of(Map.of("t", DateTimeColumn.of(numbers(of(zone).get("infer " + i)))));
            long[] wanted = numbers(of(zone).get("inferred " + i));
            List<Frame> alone = new ArrayList<>();
            for (int row = 0; row < times.rows(); row++) {
                alone.add(times.slice(row, row + 1));
            }
            List<DataFrame> tables = new ArrayList<>(tables(times));
            tables.add(DataFrame.fromFrames(alone));
            for (DataFrame df : tables) {
                Column found = df.col("t")
                        .dt()
                        .tzLocalize(zone, Ambiguous.INFER, Nonexistent.ERROR)
                        .compute()
                        .values();
                assertThat(((DateTimeColumn) found).sharedValues()).isEqualTo(wanted);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"})
    void momentsPrintAsInPandas(String zone) {
        for (DataFrame df : tables(table(zone))) {
            assertThat(df.col("s").head(9).toString().replace("Name: s, ", ""))
                    .isEqualTo(unquoted(of(zone).get("series")[0]));
            Frame head = df.head(9);
            RowIndex labels = new RowIndex.Keys(List.of("t"), List.of(head.column("s")));
            Frame frame = Frame.of(head.select("x").schema(), List.of(head.column("x")), labels);
            assertThat(frame.toString()).isEqualTo(unquoted(of(zone).get("frame")[0]));
        }
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("\\n", "\n");
    }

    @Test
    void momentsSurviveTheRestOfTheVerbs() {
        Frame whole = table("Europe/Berlin");
        for (DataFrame df : tables(whole)) {
            DType dtype = dtype("Europe/Berlin");
            assertThat(df.persist().compute().column("s").dtype()).isEqualTo(dtype);
            assertThat(df.repartition(5).compute().column("s").valueAt(7))
                    .isEqualTo(whole.column("s").valueAt(7));
            assertThat(df.tail(3).column("s").valueAt(2))
                    .isEqualTo(whole.column("s").valueAt(ROWS - 1));
            assertThat(df.col("s")
                            .where(col("x").lt(3), null)
                            .compute()
                            .values()
                            .nullCount())
                    .isEqualTo(ROWS - 3);
            assertThat(df.assign(
                                    "m",
                                    col("s").where(
                                                    col("x").lt(3),
                                                    col("later").dt().tzConvert("UTC")))
                            .schema()
                            .dtype("m"))
                    .isEqualTo(DType.of("datetime64[ns, UTC]"));
            assertThat(df.col("s").isNull().compute().values().length()).isEqualTo(ROWS);
            assertThat(df.dropNull().compute().rows())
                    .isEqualTo(ROWS - whole.column("s").nullCount());
            assertThat(df.setIndex("s").compute().rows()).isEqualTo(ROWS);
            assertThat(df.info()).contains("datetime64[ns, Europe/Berlin]");
            assertThat(df.head(1).toString()).contains("+0");
            assertThat(df.col("s").valueCounts().compute().length()).isPositive();
            Frame lasts = df.groupBy("x").agg(Expressions.last("s").as("s")).compute();
            assertThat(lasts.column("s").dtype()).isEqualTo(dtype);
            Frame days = df.assign("day", col("s").dt().floor("D"))
                    .groupBy("day")
                    .count("x")
                    .compute();
            assertThat(((RowIndex.Keys) days.index()).levels().get(0).dtype()).isEqualTo(dtype);
        }
    }
}
