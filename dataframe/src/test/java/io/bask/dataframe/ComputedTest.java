package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputedTest {
    @Test
    void aTableThatDoesNotFitIsSaidWithItsSizeAndTheWaysOut() {
        Frame part = Frame.of("x", DoubleColumn.adopt(new double[1 << 18]));
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");
        assertThat(Computed.tooLarge(List.of(part, part, part), full))
                .hasCause(full)
                .hasMessageContaining("the 3 partitions take 6 MB, and as much again")
                .hasMessageContaining("write it to files")
                .hasMessageContaining("-Xmx%dm".formatted(Runtime.getRuntime().maxMemory() >> 20));
    }
}
