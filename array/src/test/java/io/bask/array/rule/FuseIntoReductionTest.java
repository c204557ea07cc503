package io.bask.array.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Distribution;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromFunction;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.FusedReduce;
import io.bask.array.expr.RandomFill;
import io.bask.array.expr.Reduce;
import io.bask.array.expr.ReduceSpec;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Reduction;
import io.bask.array.ufunc.Ufunc;
import io.bask.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FuseIntoReductionTest {
    private final FromNDArray x = Rewriting.floats(Seeds.random(), 10, 8);
    private final FuseIntoReduction rule = new FuseIntoReduction();

    private static Reduce reduce(Reduction kind, ArrayExpr input, int... axes) {
        return new Reduce(input, new ReduceSpec(kind, ReduceSpec.axes(input.ndim(), axes), false, 0, 4));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reduction.class,
            names = {"ARGMIN", "ARGMAX"},
            mode = EnumSource.Mode.EXCLUDE)
    void reducesElementsThatAreComputedOnTheWay(Reduction kind) {
        ArrayExpr doubled = Elementwise.of(Ufunc.ADD, List.of(x, x));
        assertThat(Rewriting.of(rule, reduce(kind, doubled))).isInstanceOf(FusedReduce.class);
        assertThat(Rewriting.of(rule, reduce(kind, doubled, 0))).isInstanceOf(FusedReduce.class);
        assertThat(Rewriting.of(rule, reduce(kind, doubled, 1))).isInstanceOf(FusedReduce.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reduction.class,
            names = {"ARGMIN", "ARGMAX"})
    void findsPlacesOfElementsThatAreComputedOnTheWay(Reduction kind) {
        ArrayExpr squares = Elementwise.of(Ufunc.SQUARE, List.of(x));
        assertThat(Rewriting.of(rule, reduce(kind, squares))).isInstanceOf(FusedReduce.class);
        assertThat(Rewriting.of(rule, reduce(kind, squares, 1))).isInstanceOf(FusedReduce.class);
    }

    @Test
    void randomNumbersAreNeverAllInMemory() {
        RandomFill random = new RandomFill(new Distribution.Normal(0, 1), 1, x.chunks());
        ArrayExpr fused = Rewriting.of(rule, reduce(Reduction.SUM, random));
        assertThat(fused).isInstanceOf(FusedReduce.class);
        assertThat(fused.inputs()).isEmpty();
    }

    @Test
    void twoReductionsDrawCheapRandomNumbersTwice() {
        RandomFill random = new RandomFill(new Distribution.Uniform(0, 1), 1, x.chunks());
        List<ArrayExpr> fused =
                Rewriting.of(rule, List.of(reduce(Reduction.SUM, random), reduce(Reduction.MAX, random)));
        assertThat(fused).allMatch(FusedReduce.class::isInstance);
    }

    @Test
    void twoReductionsShareWhatIsDear() {
        ArrayExpr dear = Elementwise.of(Ufunc.EXP, List.of(x));
        List<ArrayExpr> roots = List.of(reduce(Reduction.SUM, dear), reduce(Reduction.MAX, dear));
        assertThat(Rewriting.of(rule, roots)).isEqualTo(roots);
    }

    @Test
    void leavesAReductionOfBlocks() {
        ArrayExpr sum = reduce(Reduction.SUM, x);
        assertThat(Rewriting.of(rule, sum)).isEqualTo(sum);
        ArrayExpr ofFunction =
                reduce(Reduction.MAX, new FromFunction(index -> index[0] * index[1], x.chunks(), DType.FLOAT64));
        assertThat(Rewriting.of(rule, ofFunction)).isEqualTo(ofFunction);
    }
}
