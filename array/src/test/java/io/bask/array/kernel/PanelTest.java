package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks read across their lines give what copies of them in their own order do: more, as many and fewer lines than a panel has. */
class PanelTest {
    private static final int[][] SHAPES = {
        {3, 20}, {20, 3}, {15, 40}, {16, 33}, {17, 40}, {32, 9}, {50, 1100}, {2100, 35}
    };
    private static final List<String> VIEWS =
            List.of(":, :", "::-1, :", ":, ::-1", "::-1, ::-1", "1:, 2:", "::2, :", ":, ::3");

    @ParameterizedTest
    @EnumSource(value = DType.class, names = "BOOL", mode = EnumSource.Mode.EXCLUDE)
    void transposedViews(DType dtype) {
        for (int[] lengths : SHAPES) {
            NDArray block = Array.arange((long) lengths[0] * lengths[1])
                    .mod(97)
                    .reshape(lengths[0], lengths[1])
                    .astype(dtype)
                    .compute();
            for (String view : VIEWS) {
                check(block.transpose().slice(view));
            }
        }
    }

    private static void check(NDArray view) {
        Array read = Array.of(view);
        Array dense = Array.of(view.copy());
        String about = view.dtype() + " " + view.shape();
        assertThat(read.add(read).compute()).as(about).matches(dense.add(dense).compute()::contentEquals);
        assertThat(read.add(dense).sum(0).compute())
                .as(about)
                .matches(dense.add(dense).sum(0).compute()::contentEquals);
        assertThat(read.mul(2).max(1).compute())
                .as(about)
                .matches(dense.mul(2).max(1).compute()::contentEquals);
    }
}
