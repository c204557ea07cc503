package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnknownLabelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Texts among row labels that are dates mean the times that they name, as pandas has it: date_label_fixtures.py. */
class DateLabelsTest {
    private static final List<String> LABELS = List.of(
            "2023-12-31 23:30:00",
            "2024-01-01 00:00:00",
            "2024-01-15 03:00:00",
            "2024-01-15 03:00:00.000000001",
            "2024-01-15 03:59:59.999999999",
            "2024-01-31 22:30:00",
            "2024-01-31 23:59:59.999999999",
            "2024-02-01 00:00:00",
            "2024-03-31 01:30:00",
            "2024-10-27 00:30:00",
            "2024-10-27 01:30:00",
            "2025-01-01 00:00:00");

    private static DataFrame table(String zone) {
        Frame frame = Frame.of(
                "t",
                Column.of(DType.STRING, LABELS),
                "x",
                LongColumn.of(LongStream.range(0, LABELS.size()).toArray()));
        DataFrame dated = DataFrame.fromFrame(frame, 3).assign("t", col("t").cast(DType.DATETIME));
        DataFrame zoned = zone.isEmpty()
                ? dated
                : dated.assign("t", col("t").dt().tzLocalize("UTC").dt().tzConvert(zone));
        return zoned.setIndexUnsorted("t");
    }

    private static String rows(DataFrame table) {
        LongColumn numbers = (LongColumn) table.compute().column("x");
        return IntStream.range(0, numbers.length())
                .mapToObj(row -> String.valueOf(numbers.at(row)))
                .collect(Collectors.joining(","));
    }

    @Test
    void textsMeanTheTimesThatTheyName() throws IOException {
        int cases = 0;
        for (String line : lines()) {
            String[] parts = line.split("\t", -1);
            DataFrame table = table(parts[0]);
            switch (parts[1]) {
                case "loc" -> {
                    if (parts[4].isEmpty() || parts[4].equals("missing")) {
                        assertThatThrownBy(() -> table.loc(parts[2]).compute())
                                .as(line)
                                .hasCauseInstanceOf(UnknownLabelException.class)
                                .hasMessageContaining("'" + parts[2] + "'");
                    } else {
                        assertThat(rows(table.loc(parts[2]))).as(line).isEqualTo(parts[4]);
                    }
                }
                case "slice" ->
                    assertThat(rows(table.loc(parts[2], parts[3]))).as(line).isEqualTo(parts[4]);
                default ->
                    assertThat(rows(table.truncate(parts[2], parts[3])))
                            .as(line)
                            .isEqualTo(parts[4]);
            }
            cases++;
        }
        assertThat(cases).isGreaterThan(70);
    }

    @Test
    void textsWithAnOffsetAreMoments() {
        assertThat(rows(table("Europe/Berlin").loc("2024-01-15 04:00:00+01:00")))
                .isEqualTo("2");
        assertThat(rows(table("Europe/Berlin").col("x").toFrame().loc("2024-01-15 03:00:00Z")))
                .isEqualTo("2");
    }

    @Test
    void timesThatClocksLeaveOutOrShowTwiceAreFound() {
        assertThat(rows(table("Europe/Berlin").loc("2024-03-31 02", "2024-03-31 03")))
                .isEqualTo("8");
        assertThat(rows(table("Europe/Berlin").loc("2024-10-27 02"))).isEqualTo("9,10");
    }

    @Test
    void whatIsNoDateIsRefusedAtTheCall() {
        for (String text : List.of("a", "", "2024-13", "2024-02-30", "2024-01-15 25", "202401")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table("").loc(text))
                    .withMessageContaining("'" + text + "' is no date and no time of one; write 2024, 2024-02,");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table("Europe/Berlin").loc("2024", text))
                    .withMessageContaining("'" + text + "' is no date");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("").loc("2300"))
                .withMessageContaining("out of range");
    }

    @Test
    void labelsOfAnotherDtypeAreRefusedAtTheCall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("").loc(3))
                .withMessageContaining(
                        "rows are labelled by datetime64[ns], and 3 is int32; give labels of their dtype");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("").resetIndex().loc("a", "b"))
                .withMessageContaining("rows are labelled by int64, and 'a' is object");
    }

    @Test
    void truncatesFromTheFirstEndToTheSecond() {
        DataFrame table = table("");
        assertThat(rows(table.truncate(null, "2024"))).isEqualTo("0,1");
        assertThat(rows(table.truncate(LocalDateTime.of(2024, 12, 31, 0, 0), null)))
                .isEqualTo("11");
        assertThat(rows(table.resetIndex().truncate(2, 2))).isEqualTo("2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.truncate("2024-02", "2024-01"))
                .withMessageContaining("truncate from 2024-02-01T00:00 to 2024-01-01T00:00 keeps nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.resetIndex().truncate(6, 3))
                .withMessageContaining("truncate from 6 to 3 keeps nothing, since the end comes before the beginning");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.resetIndex().col("x").truncate("x", 3))
                .withMessageContaining("rows are labelled by int64, and 'x' is object");
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = DateLabelsTest.class.getResourceAsStream("date_labels.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
