package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.DateMethods;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void timesInGapsOfHalfAnHourAndShiftsBackLandWhereTheyShould() {
        DataFrame howe = times("2013-10-06T02:10:00");
        assertThat(howe.col("t")
                        .dt()
                        .tzLocalize("Australia/Lord_Howe", Ambiguous.ERROR, Nonexistent.SHIFT_FORWARD)
                        .compute()
                        .valueAt(0))
                .hasToString("2013-10-06T02:30+11:00[Australia/Lord_Howe]");
        DataFrame berlin = times("2013-03-31T02:10:00");
        assertThat(berlin.col("t")
                        .dt()
                        .tzLocalize("Europe/Berlin", Ambiguous.ERROR, Nonexistent.shift(Duration.ofHours(-2)))
                        .compute()
                        .valueAt(0))
                .hasToString("2013-03-31T00:10+01:00[Europe/Berlin]");
    }

    private static DataFrame times(String... texts) {
        return DataFrame.fromFrames(List.of(Frame.of(Map.of(
                "t",
                Column.of(
                        DType.DATETIME,
                        Arrays.stream(texts).map(LocalDateTime::parse).toList())))));
    }

    @Test
    void timesThatClocksShowTwiceOrNeverAreErrorsThatSayWhatToDo() {
        DataFrame twice = times("2024-10-27T02:30:00", "2024-10-27T02:45:00");
        assertThatThrownBy(() -> twice.col("t").dt().tzLocalize("Europe/Berlin").compute())
                .hasMessageContaining("2024-10-27T02:30 is shown twice by clocks in Europe/Berlin")
                .hasMessageContaining("Ambiguous.DAYLIGHT");
        assertThatThrownBy(() -> twice.col("t")
                        .dt()
                        .tzLocalize("Europe/Berlin", Ambiguous.INFER, Nonexistent.ERROR)
                        .compute())
                .hasMessageContaining("the order of rows does not say which it is");
        DataFrame never = times("2024-03-31T02:30:00");
        assertThatThrownBy(() -> never.col("t").dt().tzLocalize("Europe/Berlin").compute())
                .hasMessageContaining("2024-03-31T02:30 is never shown by clocks in Europe/Berlin");
        assertThatThrownBy(() -> never.col("t")
                        .dt()
                        .tzLocalize("Europe/Berlin", Ambiguous.ERROR, Nonexistent.shift(Duration.ofMinutes(10)))
                        .compute())
                .hasMessageContaining("neither is it PT10M later");
    }

    @Test
    void zonesAreCheckedAtTheCall() {
        DataFrame df = times("2024-10-27T02:30:00");
        DataFrame zoned = df.assign("z", col("t").dt().tzLocalize("UTC"));
        assertThatThrownBy(() -> df.col("t").dt().tzLocalize("Europe/Belrin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no time zone is called 'Europe/Belrin'");
        assertThatThrownBy(() -> df.col("t").dt().tzConvert("UTC")).hasMessageContaining("use tzLocalize");
        assertThatThrownBy(() -> zoned.col("z").dt().tzLocalize("UTC")).hasMessageContaining("use tzConvert");
        assertThatThrownBy(() -> zoned.filter(col("t").lt(col("z")))).hasMessageContaining("has a time zone");
        assertThatThrownBy(() -> zoned.filter(col("t").eq(col("z")))).hasMessageContaining("has a time zone");
        assertThatThrownBy(() -> zoned.assign("d", col("t").sub(col("z")))).hasMessageContaining("has a time zone");
        assertThatThrownBy(() -> zoned.col("z").astype(DType.DATETIME)).hasMessageContaining("tzConvert(null)");
        assertThatThrownBy(() -> df.col("t").astype(DType.of("datetime64[ns, UTC]")))
                .hasMessageContaining("tzLocalize");
        assertThatThrownBy(() -> zoned.merge(df, MergeOptions.leftOn("z").rightOn("t")))
                .hasMessageContaining("never equal");
        assertThatThrownBy(
                        () -> DataFrame.concat(df, df.assign("t", col("t").dt().tzLocalize("UTC"))))
                .hasMessageContaining("cast one");
        assertThatThrownBy(() -> DType.of("datetime64[ns, Nowhere]")).hasMessageContaining("no time zone is called");
    }

    @Test
    void momentsOfTwoZonesMeetInUtc() {
        DataFrame berlin = times("2024-10-27T02:00:00", "2024-07-01T12:00:00")
                .assign("t", col("t").dt().tzLocalize("Europe/Berlin", Ambiguous.STANDARD, Nonexistent.ERROR))
                .assign("x", ColumnExpr.of(1L));
        DataFrame york = berlin.assign("t", col("t").dt().tzConvert("America/New_York"))
                .assign("y", ColumnExpr.of(2L))
                .select("t", "y");
        Frame both = DataFrame.concat(berlin.select("t"), york.select("t")).compute();
        assertThat(both.column("t").dtype()).isEqualTo(DType.of("datetime64[ns, UTC]"));
        assertThat(both.valueAt(0, "t")).isEqualTo(both.valueAt(2, "t"));
        Frame joined = berlin.merge(york, "t").compute();
        assertThat(joined.rows()).isEqualTo(2);
        assertThat(joined.column("t").dtype()).isEqualTo(DType.of("datetime64[ns, UTC]"));
        Frame same = berlin.merge(berlin.rename(Map.of("x", "y")), "t").compute();
        assertThat(same.column("t").dtype()).isEqualTo(DType.of("datetime64[ns, Europe/Berlin]"));
        assertThat(same.rows()).isEqualTo(2);
        Frame groups = berlin.groupBy("t").sum("x").compute();
        assertThat(((RowIndex.Keys) groups.index()).levels().get(0).dtype()).isEqualTo(dtype("Europe/Berlin"));
    }

    @Test
    void missingMomentsAreFilledAndFound() {
        DataFrame df = times("2024-07-01T12:00:00", "2024-07-02T12:00:00")
                .assign("t", col("t").dt().tzLocalize("Europe/Berlin"))
                .assign("s", col("t").shift(1));
        ZonedDateTime tokyo = ZonedDateTime.of(2024, 7, 1, 19, 0, 0, 0, ZoneId.of("Asia/Tokyo"));
        Column filled = df.col("s").fillNull(tokyo).compute().values();
        assertThat(filled.dtype()).isEqualTo(DType.of("datetime64[ns, Europe/Berlin]"));
        assertThat(filled.valueAt(0)).hasToString("2024-07-01T12:00+02:00[Europe/Berlin]");
        assertThat(df.filter(col("t").isIn(List.of(tokyo))).compute().rows()).isEqualTo(1);
        assertThat(df.filter(col("t").isIn(List.of("2024-07-01 12:00:00")))
                        .compute()
                        .rows())
                .isEqualTo(1);
        assertThat(df.filter(col("t").eq("2024-07-01 10:00:00Z")).compute().rows())
                .isEqualTo(1);
        assertThat(df.filter(col("t").le(tokyo.toInstant())).compute().rows()).isEqualTo(1);
        assertThat(df.filter(col("t").le(tokyo.toOffsetDateTime())).compute().rows())
                .isEqualTo(1);
        assertThat(df.query("t > '2024-07-01 12:00:00'").compute().rows()).isEqualTo(1);
        assertThatThrownBy(() -> df.col("s").fillNull(LocalDateTime.of(2024, 1, 1, 0, 0)))
                .hasMessageContaining("cast first");
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
    void filesOfTimestampsWithOffsetsAreRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, """
                t,x
                2024-10-27 02:30:00+02:00,1
                2024-10-27T02:30:00+0100,2
                2024-10-27 01:45:00Z,3
                2024-07-01 12:00:00,4
                ,5
                2024-07-01 12:00:00.5 -03,6
                """);
        DataFrame df = DataFrame.readCsv(
                file, CsvOptions.defaults().withDtype("t", DType.of("datetime64[ns, Europe/Berlin]")));
        Frame found = df.compute();
        assertThat(found.column("t").dtype().label()).isEqualTo("datetime64[ns, Europe/Berlin]");
        assertThat(found.column("t").valueAt(0)).hasToString("2024-10-27T02:30+02:00[Europe/Berlin]");
        assertThat(found.column("t").valueAt(1)).hasToString("2024-10-27T02:30+01:00[Europe/Berlin]");
        assertThat(found.column("t").valueAt(2)).hasToString("2024-10-27T02:45+01:00[Europe/Berlin]");
        assertThat(found.column("t").valueAt(3)).hasToString("2024-07-01T12:00+02:00[Europe/Berlin]");
        assertThat(found.column("t").valueAt(4)).isNull();
        assertThat(found.column("t").valueAt(5)).hasToString("2024-07-01T17:00:00.500+02:00[Europe/Berlin]");
        Files.writeString(file, "t\n2024-10-27 02:30:00\n");
        assertThatThrownBy(() -> DataFrame.readCsv(
                                file, CsvOptions.defaults().withDtype("t", DType.of("datetime64[ns, Europe/Berlin]")))
                        .compute())
                .hasMessageContaining("2024-10-27 02:30:00");
    }

    @Test
    void textsWithOffsetsBecomeMomentsInUtc() {
        DataFrame df = DataFrame.fromFrames(List.of(Frame.of(Map.of(
                "s",
                Column.of(DType.STRING, Arrays.asList("27.10.2024 02:30 +0100", "27.10.2024 02:30 +02:00", null))))));
        Column found = df.col("s")
                .str()
                .toDatetime("%d.%m.%Y %H:%M %z", true)
                .compute()
                .values();
        assertThat(found.dtype().label()).isEqualTo("datetime64[ns, UTC]");
        assertThat(found.valueAt(0)).hasToString("2024-10-27T01:30Z[UTC]");
        assertThat(found.valueAt(1)).hasToString("2024-10-27T00:30Z[UTC]");
        assertThat(found.isNull(2)).isTrue();
        assertThatThrownBy(() -> df.col("s").str().toDatetime("%d.%m.%Y %H:%M %z"))
                .hasMessageContaining("toDatetime(format, true)");
        Column cast = DataFrame.fromFrames(List.of(Frame.of(Map.of(
                        "s", Column.of(DType.STRING, List.of("2024-10-27 02:30:00+01:00", "2024-10-27 00:30:00"))))))
                .col("s")
                .astype(DType.of("datetime64[ns, UTC]"))
                .compute()
                .values();
        assertThat(cast.valueAt(0)).hasToString("2024-10-27T01:30Z[UTC]");
        assertThat(cast.valueAt(1)).hasToString("2024-10-27T00:30Z[UTC]");
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

    @Test
    void dtypesAreOneObjectAndOfferTheirZone() {
        DType berlin = dtype("Europe/Berlin");
        assertThat(DType.of("datetime64[ns, Europe/Berlin]")).isSameAs(berlin);
        assertThat(DType.datetime(ZoneOffset.ofHours(1)).label()).isEqualTo("datetime64[ns, UTC+01:00]");
        assertThat(DType.datetime(ZoneOffset.UTC)).isSameAs(DType.of("datetime64[ns, UTC]"));
        assertThat(berlin.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.isMoment()).isTrue();
        assertThatThrownBy(DType.DATETIME::zone).hasMessageContaining("has no time zone");
    }
}
