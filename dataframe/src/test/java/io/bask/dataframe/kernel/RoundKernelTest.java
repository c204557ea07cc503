package io.bask.dataframe.kernel;

import static io.bask.dataframe.column.RandomColumns.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundKernelTest {
    @Test
    void wholeNumbersRoundHalfToEvenAtTensAsInPandas() {
        Column numbers = LongColumn.of(15, 25, 35, -15, -25, 5, -5, 4, 6, 250, 350, -149);
        assertThat(values(RoundKernel.round(numbers, -1)))
                .containsExactly(20L, 20L, 40L, -20L, -20L, 0L, 0L, 0L, 10L, 250L, 350L, -150L);
        assertThat(values(RoundKernel.round(numbers, -2)))
                .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 200L, 400L, -100L);
        assertThat(RoundKernel.round(numbers, 0)).isSameAs(numbers);
        assertThat(RoundKernel.round(numbers, 3)).isSameAs(numbers);
    }

    @Test
    void missingValuesAndTheDtypeStay() {
        Column narrow = Column.of(DType.INT32, Arrays.asList(14, null, -26));
        Column rounded = RoundKernel.round(narrow, -1);
        assertThat(rounded.dtype()).isEqualTo(DType.INT32);
        assertThat(values(rounded)).containsExactly(10, null, -30);
    }

    @Test
    void wholeNumbersAreExactAndWrapBeyondTheirDtype() {
        Random random = Seeds.random(0);
        for (int i = 0; i < 2000; i++) {
            long value = i < 4
                    ? new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 5_000_000_000_000_000_000L, -1}[i]
                    : random.nextLong() >> random.nextInt(60);
            int decimals = -1 - random.nextInt(22);
            long expected = BigDecimal.valueOf(value)
                    .setScale(decimals, RoundingMode.HALF_EVEN)
                    .toBigInteger()
                    .longValue();
            assertThat(values(RoundKernel.round(LongColumn.of(value), decimals)))
                    .as("%d at %d", value, decimals)
                    .containsExactly(expected);
        }
    }

    @Test
    void floatsRoundAsNumPyRounds() {
        Column numbers = DoubleColumn.of(2.675, -0.5, 1.5, 25, Double.POSITIVE_INFINITY, Double.NaN, 1e300);
        assertThat(values(RoundKernel.round(numbers, 2)))
                .containsExactly(2.68, -0.5, 1.5, 25.0, Double.POSITIVE_INFINITY, null, 1e300);
        assertThat(values(RoundKernel.round(numbers, -1)))
                .containsExactly(0.0, -0.0, 0.0, 20.0, Double.POSITIVE_INFINITY, null, 1e300);
        assertThat(values(RoundKernel.round(numbers, Integer.MAX_VALUE)))
                .containsExactly(2.675, -0.5, 1.5, 25.0, Double.POSITIVE_INFINITY, null, 1e300);
    }
}
