package io.bask.array.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Concatenate;
import io.bask.array.expr.Distribution;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Ramp;
import io.bask.array.expr.RandomFill;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.array.ufunc.Ufunc;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link MergeSlices}, and the rules that push slices but {@link PushSliceThroughTranspose}. */
class SliceRulesTest {
    private final FromNDArray x = Rewriting.floats(Seeds.random(), 10, 8);

    private static SliceBasic slice(ArrayExpr input, String index) {
        return new SliceBasic(input, Slice.parse(index).resolve(input.shape()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2:9 | ::3",
                "::-1 | 1:5:2, ::2",
                "3 | 1:4",
                "None, 2:8, 1 | 0, ::-2, None",
                ":, ::-2 | ::-1, ::-1",
                "2:2 | ...",
                "5: | 10:"
            })
    void takesOneSliceInsteadOfTwo(String first, String second) {
        ArrayExpr merged = Rewriting.of(new MergeSlices(), slice(slice(x, first), second));
        assertThat(merged.inputs()).containsExactly(x);
    }

    @Test
    void twoSlicesThatUndoEachOtherVanish() {
        assertThat(Rewriting.of(new MergeSlices(), slice(slice(x, "::-1"), "::-1")))
                .isEqualTo(x);
        assertThat(Rewriting.of(new MergeSlices(), slice(slice(x, "None"), "0")))
                .isEqualTo(x);
    }

    @Test
    void leavesASliceOfSomethingElse() {
        assertThat(new MergeSlices().apply(slice(x, "1:3"))).isEmpty();
        assertThat(new MergeSlices().apply(x)).isEmpty();
        assertThat(new PushSliceIntoCreation().apply(slice(x, "1:3"))).isEmpty();
    }

    @Test
    void leavesSlicesWhoseMergerWouldKeepEmptyChunks() {
        ArrayExpr emptyChunk = new Rechunk(x, ChunkGrid.of(new long[] {0, 10}, new long[] {8}));
        assertThat(new MergeSlices().apply(slice(slice(emptyChunk, "::-1"), "::-1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3:", "::-1", "1:9:4", "7", "None, 2:5", "0:0"})
    void makesOnlyTheElementsOfARampThatASliceTakes(String index) {
        ChunkGrid grid = ChunkGrid.regular(Shape.of(10), 4);
        PushSliceIntoCreation rule = new PushSliceIntoCreation();
        for (Ramp ramp : List.of(
                Ramp.linspace(0.1, 0.7, grid, DType.FLOAT64),
                Ramp.arange(-3, 7, grid, DType.INT64),
                Ramp.arange(0.1, 0.3, grid, DType.FLOAT32))) {
            assertThat(Rewriting.of(rule, slice(ramp, index))).isInstanceOf(Ramp.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3:, ::-2", "0", "..., 5", "2:2", "1:7:3, None, 4:6"})
    void sliceOfRandomNumbersHasTheSameNumbers(String index) {
        ChunkGrid grid = ChunkGrid.regular(Shape.of(9, 7), 4, 3);
        PushSliceIntoCreation rule = new PushSliceIntoCreation();
        RandomFill random = new RandomFill(new Distribution.Uniform(-1, 1), 42, grid);
        assertThat(Rewriting.of(rule, slice(random, index))).isInstanceOf(RandomFill.class);
        assertThat(Rewriting.of(rule, slice(new Full(grid, DType.INT16, 7L), index)))
                .isInstanceOf(Full.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2:4", "::3, ::-2", "..., None, 1", "None, 3:5, None, :", "0:0", "9, 7"})
    void slicesTheArgumentsInsteadOfTheResult(String index) {
        Random random = Seeds.random();
        FromNDArray row = Rewriting.floats(random, 8);
        FromNDArray column = Rewriting.floats(random, 10, 1);
        Full one = Full.scalar(DType.FLOAT64, 1.0);
        for (List<ArrayExpr> arguments :
                List.<List<ArrayExpr>>of(List.of(x, row), List.of(column, row), List.of(x, one), List.of(x, column))) {
            SliceBasic slice = slice(Elementwise.of(Ufunc.MULTIPLY, arguments), index);
            assertThat(Rewriting.of(new PushSliceThroughElementwise(), slice)).isInstanceOf(Elementwise.class);
        }
    }

    @Test
    void doesNotComputeTwiceWhatLargeSlicesShare() {
        Elementwise sum = Elementwise.of(Ufunc.ADD, List.of(x, x));
        assertThat(new PushSliceThroughElementwise().apply(slice(sum, "1:"))).isEmpty();
        assertThat(new PushSliceThroughElementwise().apply(slice(x, "0"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":10 | 1",
                "12:18, ::2 | 1",
                "9:11 | 2",
                "::-1 | 3",
                "3:22:7 | 2",
                "3:25:7 | 3",
                "22:3:-7, 1 | 3",
                "24, ::-1 | 1",
                "-1 | 1",
                "5, None, 3:4 | 1",
                "None, 8:21:4, None, 2 | 3",
                ":, 2:5 | 3",
                "19::-20 | 1"
            })
    void partsAreSlicedBeforeTheyArePutTogether(String index, int parts) {
        ArrayExpr whole = Concatenate.of(
                List.of(x, Rewriting.floats(Seeds.random(), 8, 8), Rewriting.floats(Seeds.random(), 7, 8)), 0);
        ArrayExpr pushed = Rewriting.of(new PushSliceThroughConcatenate(), slice(whole, index));
        assertThat(pushed instanceof Concatenate ? pushed.inputs().size() : 1).isEqualTo(parts);
    }

    @Test
    void slicesOfNothingStayAboveWhatIsPutTogether() {
        ArrayExpr whole = Concatenate.of(List.of(x, x), 0);
        assertThat(new PushSliceThroughConcatenate().apply(slice(whole, "3:3"))).isEmpty();
        assertThat(new PushSliceThroughConcatenate().apply(slice(x, "3:5"))).isEmpty();
    }
}
