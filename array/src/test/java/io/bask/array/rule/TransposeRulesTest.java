package io.bask.array.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Distribution;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Numbering;
import io.bask.array.expr.Ramp;
import io.bask.array.expr.RandomFill;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.SliceBasic;
import io.bask.array.expr.Transpose;
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
import org.junit.jupiter.params.provider.ValueSource;

/** {@link MergeTransposes} and the rules that push transposes, or push through them. */
class TransposeRulesTest {
    private final Random random = Seeds.random();
    private final FromNDArray x = Rewriting.floats(random, 4, 5, 6);

    @Test
    void reordersAxesOnce() {
        ArrayExpr merged = Rewriting.of(new MergeTransposes(), new Transpose(new Transpose(x, 2, 0, 1), 1, 0, 2));
        assertThat(merged).isEqualTo(new Transpose(x, 0, 2, 1));
    }

    @Test
    void dropsAnOrderThatIsThereAlready() {
        assertThat(Rewriting.of(new MergeTransposes(), new Transpose(x, 0, 1, 2)))
                .isEqualTo(x);
    }

    @Test
    void leavesALoneTranspose() {
        assertThat(new MergeTransposes().apply(new Transpose(x, 2, 1, 0))).isEmpty();
        assertThat(new MergeTransposes().apply(x)).isEmpty();
    }

    @Test
    void transposesArgumentsWhereTransposesMeet() {
        Elementwise sum =
                Elementwise.of(Ufunc.ADD, List.of(new Transpose(x, 2, 1, 0), Full.scalar(DType.FLOAT64, 1.0)));
        ArrayExpr pushed = Rewriting.of(new PushTransposeThroughElementwise(), new Transpose(sum, 2, 1, 0));
        assertThat(pushed).isInstanceOf(Elementwise.class);
        assertThat(pushed.inputs().get(0)).isInstanceOf(Transpose.class);
    }

    @Test
    void staysAboveFunctionsOfArraysInPlace() {
        Elementwise doubled = Elementwise.of(Ufunc.ADD, List.of(x, x));
        assertThat(new PushTransposeThroughElementwise().apply(new Transpose(doubled, 2, 1, 0)))
                .isEmpty();
        FromNDArray row = Rewriting.floats(random, 4);
        Elementwise stretched = Elementwise.of(Ufunc.ADD, List.of(new Transpose(x, 2, 1, 0), row));
        assertThat(new PushTransposeThroughElementwise().apply(new Transpose(stretched, 2, 1, 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1:3",
                "2",
                ":, 1",
                "::-1, :, 1:5:2",
                "..., -1",
                "0, 1, 2",
                "None, 1:2, None, ..., None, ::-2",
                "3:3",
                "...",
                "1:, None, 2"
            })
    void slicesComeToWhatIsTransposed(String index) {
        ArrayExpr turned = new Transpose(x, 2, 0, 1);
        ArrayExpr pushed = Rewriting.of(
                new PushSliceThroughTranspose(),
                new SliceBasic(turned, Slice.parse(index).resolve(turned.shape())));
        assertThat(pushed).isInstanceOf(Transpose.class);
        assertThat(pushed.inputs().get(0)).isInstanceOf(SliceBasic.class);
        assertThat(pushed.inputs().get(0).inputs()).containsExactly(x);
    }

    @Test
    void slicesOfOthersAreLeftToOtherRules() {
        SliceBasic slice = new SliceBasic(x, Slice.parse("1:3").resolve(x.shape()));
        assertThat(new PushSliceThroughTranspose().apply(slice)).isEmpty();
        assertThat(new PushSliceThroughTranspose().apply(new Transpose(slice, 2, 1, 0)))
                .isEmpty();
    }

    @Test
    void numbersAreMadeInTheOrderOfTheAxes() {
        ChunkGrid grid = ChunkGrid.regular(Shape.of(4, 5, 6), 3, 2, 4);
        ArrayExpr full =
                Rewriting.of(new PushTransposeIntoCreation(), new Transpose(new Full(grid, DType.INT32, 7L), 2, 0, 1));
        assertThat(full).isInstanceOf(Full.class);
        ArrayExpr ramp = Rewriting.of(
                new PushTransposeIntoCreation(),
                new Transpose(
                        Ramp.arange(-3, 7, ChunkGrid.regular(Shape.of(120), 120), DType.INT64)
                                .with(Numbering.rowMajor(grid.shape()), grid),
                        1,
                        2,
                        0));
        assertThat(ramp).isInstanceOf(Ramp.class);
    }

    @Test
    void numbersThatCostMoreAreNotMadeTwice() {
        RandomFill draws = new RandomFill(new Distribution.Uniform(-1, 1), 42, ChunkGrid.regular(Shape.of(4, 5), 3, 3));
        assertThat(new PushTransposeIntoCreation().apply(new Transpose(draws, 1, 0)))
                .isEmpty();
        assertThat(new PushTransposeIntoCreation().apply(new Transpose(x, 2, 1, 0)))
                .isEmpty();
    }

    @Test
    void rechunksComeToWhatIsTransposed() {
        ChunkGrid wanted = ChunkGrid.regular(Shape.of(6, 4, 5), 2, 3, 5);
        ArrayExpr pushed =
                Rewriting.of(new PushRechunkThroughTranspose(), new Rechunk(new Transpose(x, 2, 0, 1), wanted));
        assertThat(pushed.inputs().get(0)).isEqualTo(new Rechunk(x, ChunkGrid.regular(Shape.of(4, 5, 6), 3, 5, 2)));
        Elementwise doubled = Elementwise.of(Ufunc.ADD, List.of(x, x));
        assertThat(new PushRechunkThroughTranspose().apply(new Rechunk(new Transpose(doubled, 2, 0, 1), wanted)))
                .isEmpty();
    }
}
