package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribeKernelTest {
    @Test
    void meanOfWholeNumbersIsExactOverAnyPartitions() {
        long[] values = {-9, 7, 3, -4, -1, 9, -5, 2, -6, 8, -3, -1, 0};
        DescribeKernel kernel = new DescribeKernel(List.of("n"));
        for (int length = 1; length <= values.length; length++) {
            List<GroupPartial> parts = new ArrayList<>();
            for (int from = 0; from < values.length; from += length) {
                int to = Math.min(values.length, from + length);
                parts.add(kernel.chunk(Frame.of("n", LongColumn.of(Arrays.copyOfRange(values, from, to)))));
            }
            Frame described = kernel.finish(kernel.merge(parts));
            assertThat(described.valueAt(0, "n")).isEqualTo(13.0);
            assertThat(described.valueAt(1, "n")).as("partitions of %d", length).isEqualTo(0.0);
        }
    }
}
