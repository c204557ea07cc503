package io.bask.dataframe.io;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowObjectsTest {
    enum Sky {
        CLEAR,
        RAIN
    }

    record Day(String city, int number, Double rain, LocalDate date, Sky sky, Optional<String> note) {}

    record Narrow(byte number) {}

    private static final List<Day> DAYS = List.of(
            new Day("Rome", 1, 0.5, LocalDate.of(2024, 2, 29), Sky.RAIN, Optional.of("wet")),
            new Day("Oslo", 2, null, LocalDate.of(2024, 3, 1), Sky.CLEAR, Optional.empty()));

    @Test
    void recordsBecomeRowsAndRowsRecords() {
        DataFrame table = DataFrame.fromRecords(DAYS, Day.class, 2);
        assertThat(table.columns()).containsExactly("city", "number", "rain", "date", "sky", "note");
        assertThat(table.toRecords(Day.class)).isEqualTo(DAYS);
        assertThat(table.filter(col("number").gt(1)).toMaps().get(0))
                .containsEntry("city", "Oslo")
                .containsEntry("rain", null);
    }

    @Test
    void whatDoesNotFitARecordIsNamed() {
        DataFrame table = DataFrame.fromFrame(Frame.of("number", LongColumn.of(300)));
        assertThatThrownBy(() -> table.toRecords(Narrow.class))
                .hasMessageContaining("row 0, column 'number': 300 does not fit a byte");
        assertThatThrownBy(() -> table.toRecords(Day.class)).hasMessageContaining("city");
        DataFrame missing =
                table.assign("number", col("number").mask(col("number").gt(0), null));
        assertThatThrownBy(() -> missing.toRecords(Narrow.class)).hasMessageContaining("is missing");
    }

    @Test
    void aFunctionMakesEachPartition() {
        Frame one = Frame.of("n", LongColumn.of(0, 1), "s", StringColumn.of("a", "b"));
        DataFrame table = DataFrame.fromMap(
                Arrays.asList(1, 2, 3),
                k -> Frame.of("n", LongColumn.of(k, k * 10), "s", StringColumn.of("x", "y")),
                one.schema());
        assertThat(table.npartitions()).isEqualTo(3);
        assertThat(table.filter(col("s").eq("y")).col("n").sum().compute()).isEqualTo(60L);
        assertThat(table.compute().index().length()).isEqualTo(6);
        DataFrame wrong = DataFrame.fromMap(List.of(1), k -> Frame.of("m", LongColumn.of(k)), one.schema());
        assertThatThrownBy(wrong::compute).hasStackTraceContaining("element 0 (1) became one of [m: int64]");
    }
}
