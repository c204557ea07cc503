package io.bask.dataframe.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final Schema SCHEMA = Schema.of(new Field("x", DType.INT64));

    private static Frame part(int rows, int keepEvery) {
        long[] values = new long[rows];
        boolean[] kept = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = i;
            kept[i] = i % keepEvery == 0;
        }
        return Frame.partition(SCHEMA, List.of(LongColumn.of(values)), rows).filter(Bitmap.of(kept));
    }

    private static List<Long> labels(Frame frame) {
        List<Long> labels = new ArrayList<>();
        LongColumn numbers = RowIndex.numbers(frame.index());
        for (int i = 0; i < numbers.length(); i++) {
            labels.add(numbers.at(i));
        }
        return labels;
    }

    @Test
    void rowNumbersRunOnOverPartitionsHoweverTheyAreJoined() {
        List<Frame> parts = List.of(part(4, 3), part(0, 1), part(5, 2), part(3, 1));
        Frame flat = Frame.concat(parts);
        Frame tree = Frame.concat(List.of(Frame.concat(parts.subList(0, 2)), Frame.concat(parts.subList(2, 4))));
        assertThat(labels(flat)).containsExactly(0L, 3L, 4L, 6L, 8L, 9L, 10L, 11L);
        assertThat(labels(tree)).isEqualTo(labels(flat));
        assertThat(flat.sourceRows()).isEqualTo(12);
    }

    @Test
    void finalLabelsStay() {
        Frame final1 = part(3, 1).relabelled(100);
        assertThat(labels(Frame.concat(List.of(final1, part(2, 1))))).containsExactly(100L, 101L, 102L, 0L, 1L);
    }

    @Test
    void columnsMustFitTheFrame() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.of("a", LongColumn.of(1, 2), "b", LongColumn.of(1)))
                .withMessageContaining("'b' has 1 rows, but the frame has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.partition(SCHEMA, List.of(DoubleColumn.of(1)), 1))
                .withMessageContaining("holds float64 where the schema says int64");
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.of(Map.<String, Column>of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> part(3, 1).filter(Bitmap.filled(4, true)))
                .withMessageContaining("4 rows")
                .withMessageContaining("3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.concat(List.of(part(1, 1), Frame.of("y", LongColumn.of(1)))));
    }

    @Test
    void labelsBecomeColumns() {
        Frame frame = Frame.of(
                SCHEMA,
                List.of(LongColumn.of(7, 8)),
                new RowIndex.Keys(List.of("sex"), List.of(StringColumn.of("F", "M"))));
        assertThat(frame.resetIndex().schema().names()).containsExactly("sex", "x");
        assertThat(frame.resetIndex().valueAt(1, "sex")).isEqualTo("M");
        assertThat(part(5, 2).resetIndex().column("index").valueAt(2)).isEqualTo(4L);
    }

    @Test
    void framesWithoutColumnsStillHaveRows() {
        Frame none = part(6, 2).select();
        assertThat(none.rows()).isEqualTo(3);
        assertThat(none).hasToString("Empty DataFrame\nColumns: []\nIndex: [0, 2, 4]");
    }
}
