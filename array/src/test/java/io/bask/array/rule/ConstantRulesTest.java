package io.bask.array.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link FoldConstants} and {@link SquareInsteadOfPower}. */
class ConstantRulesTest {
    private static final double[] REALS = {0.0, -0.0, 1.5, -3, Double.NaN, Double.POSITIVE_INFINITY, 1e300};
    private static final long[] WHOLES = {0, 1, -7, Long.MAX_VALUE, Long.MIN_VALUE};

    @ParameterizedTest
    @EnumSource(
            value = Ufunc.class,
            names = {
                "ADD",
                "SUBTRACT",
                "MULTIPLY",
                "EQUAL",
                "NOT_EQUAL",
                "LESS",
                "LESS_EQUAL",
                "GREATER",
                "GREATER_EQUAL"
            })
    void foldsFunctionsOfTwoConstantsToTheBitsThatKernelsCompute(Ufunc ufunc) {
        for (double a : REALS) {
            for (double b : REALS) {
                folds(ufunc, Full.scalar(DType.FLOAT64, a), Full.scalar(DType.FLOAT64, b));
            }
        }
        for (long a : WHOLES) {
            for (long b : WHOLES) {
                folds(ufunc, Full.scalar(DType.INT64, a), Full.scalar(DType.INT64, b));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ufunc.class,
            names = {"NEGATIVE", "ABSOLUTE", "SQRT", "SQUARE"})
    void foldsFunctionsOfOneConstant(Ufunc ufunc) {
        for (double a : REALS) {
            folds(ufunc, Full.scalar(DType.FLOAT64, a));
        }
    }

    @Test
    void foldsCasts() {
        for (DType to : List.of(DType.FLOAT64, DType.BOOL)) {
            for (long a : WHOLES) {
                Rewriting.of(new FoldConstants(), Elementwise.cast(Full.scalar(DType.INT64, a), to));
            }
        }
    }

    private static void folds(Ufunc ufunc, ArrayExpr... arguments) {
        assertThat(Rewriting.of(new FoldConstants(), Elementwise.of(ufunc, List.of(arguments))))
                .isInstanceOf(Full.class);
    }

    @Test
    void keepsTheGridOfTheResult() {
        ChunkGrid grid = ChunkGrid.regular(Shape.of(7, 3), 2, 3);
        ArrayExpr sum =
                Elementwise.of(Ufunc.ADD, List.of(new Full(grid, DType.FLOAT64, 2.0), Full.scalar(DType.FLOAT64, 0.5)));
        assertThat(Rewriting.of(new FoldConstants(), sum)).isEqualTo(new Full(grid, DType.FLOAT64, 2.5));
    }

    @Test
    void leavesWhatIsNotConstantOrNotBasic() {
        FromNDArray x = Rewriting.floats(Seeds.random(), 4);
        Full two = Full.scalar(DType.FLOAT64, 2.0);
        FoldConstants rule = new FoldConstants();
        assertThat(rule.apply(Elementwise.of(Ufunc.ADD, List.of(x, two)))).isEmpty();
        assertThat(rule.apply(Elementwise.of(Ufunc.POWER, List.of(two, two)))).isEmpty();
        assertThat(rule.apply(
                        Elementwise.of(Ufunc.ADD, List.of(Full.scalar(DType.INT8, 1L), Full.scalar(DType.INT8, 2L)))))
                .isEmpty();
        assertThat(rule.apply(x)).isEmpty();
    }

    @Test
    void multipliesInsteadOfRaisingToTheSecondPower() {
        FromNDArray x = Rewriting.floats(Seeds.random(), 20);
        ChunkGrid grid = ChunkGrid.regular(Shape.of(3), 2);
        FromNDArray z = new FromNDArray(
                NDArray.ofComplex(new Complex(1.25, -3), new Complex(0.1, 0.7), new Complex(-2, 1e-3)), grid);
        FromNDArray n = new FromNDArray(NDArray.of(3, -5, 1L << 40), grid);
        for (ArrayExpr base : List.of(x, z, n, Elementwise.cast(x, DType.FLOAT32))) {
            Object two = base.dtype().isInteger() ? (Object) 2L : (Object) 2.0;
            ArrayExpr power = Elementwise.of(Ufunc.POWER, List.of(base, Full.scalar(base.dtype(), two)));
            ArrayExpr square = Rewriting.of(new SquareInsteadOfPower(), power);
            assertThat(square.operation()).isEqualTo("square");
        }
    }

    @Test
    void leavesOtherPowers() {
        FromNDArray x = Rewriting.floats(Seeds.random(), 4);
        SquareInsteadOfPower rule = new SquareInsteadOfPower();
        assertThat(rule.apply(Elementwise.of(Ufunc.POWER, List.of(x, Full.scalar(DType.FLOAT64, 3.0)))))
                .isEmpty();
        assertThat(rule.apply(Elementwise.of(Ufunc.POWER, List.of(x, x)))).isEmpty();
        assertThat(rule.apply(Elementwise.of(Ufunc.MULTIPLY, List.of(x, Full.scalar(DType.FLOAT64, 2.0)))))
                .isEmpty();
    }
}
