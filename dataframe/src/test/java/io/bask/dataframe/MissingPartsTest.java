package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/differences.md says of missing dates, of dates as labels and of what replaces missing whole numbers. */
class MissingPartsTest {
    private static DataFrame table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("i", Column.of(DType.INT64, Arrays.asList(1, null, 3)));
        columns.put("t", Column.of(DType.STRING, Arrays.asList("2024-01-31", "2024-01-31 12:00", null)));
        return DataFrame.of(columns, 2).assign("t", col("t").cast(DType.DATETIME));
    }

    @Test
    void partsOfMissingDatesAreMissing() {
        Frame ends = table().assign("end", col("t").dt().isMonthEnd()).compute();
        assertThat(ends.valueAt(0, "end")).isEqualTo(true);
        assertThat(ends.valueAt(2, "end")).isNull();
        Frame filled = table().assign("end", col("t").dt().isMonthEnd().fillNull(false))
                .compute();
        assertThat(filled.valueAt(2, "end")).isEqualTo(false);
    }

    @Test
    void textsAmongLabelsThatAreDatesMeanAllOfTheirTime() {
        DataFrame labelled = table().setIndexUnsorted("t");
        assertThat(labelled.loc("2024-01-31").compute().rows()).isEqualTo(2);
        assertThat(labelled.loc("2024-01-31 12:00").compute().rows()).isEqualTo(1);
        assertThat(labelled.loc("2024-01-31", "2024-01-31").compute().rows()).isEqualTo(2);
        assertThat(labelled.loc("2024-01-01", "2024-01-31 23:59:59.999999999")
                        .compute()
                        .rows())
                .isEqualTo(2);
        assertThat(labelled.loc("2024-01").compute().rows()).isEqualTo(2);
    }

    @Test
    void wholeNumbersAreNotReplacedByFractions() {
        assertThatThrownBy(() -> table().fillNull("i", 1.5))
                .hasMessageContaining(
                        "a missing int64 cannot become 1.5, a value of float64; give one of int64, or cast first");
        Frame filled =
                table().assign("i", col("i").cast(DType.FLOAT64).fillNull(1.5)).compute();
        assertThat(filled.valueAt(1, "i")).isEqualTo(1.5);
    }
}
