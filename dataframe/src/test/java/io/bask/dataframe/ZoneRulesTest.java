package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules of time zones: which times clocks show twice or never, what goes together, what files and texts become. */
@Timeout(60)
class ZoneRulesTest {
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
    void dtypesAreOneObjectAndOfferTheirZone() {
        DType berlin = dtype("Europe/Berlin");
        assertThat(DType.of("datetime64[ns, Europe/Berlin]")).isSameAs(berlin);
        assertThat(DType.datetime(ZoneOffset.ofHours(1)).label()).isEqualTo("datetime64[ns, UTC+01:00]");
        assertThat(DType.datetime(ZoneOffset.UTC)).isSameAs(DType.of("datetime64[ns, UTC]"));
        assertThat(berlin.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.isMoment()).isTrue();
        assertThatThrownBy(DType.DATETIME::zone).hasMessageContaining("has no time zone");
    }

    private static DType dtype(String zone) {
        return DType.datetime(ZoneId.of(zone));
    }
}
