package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Reduction;
import io.bask.array.ufunc.Ufunc;
import io.bask.testkit.Seeds;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReducerTest {
    private static NDArray reduce(Reduction reduction, NDArray block, int... axes) {
        Reducer reducer = Reducer.of(reduction, block.dtype(), block.shape(), axes, 0);
        return reducer.finish(reducer.chunk(block, Placement.of(block.shape()), Tier.INTERPRETED));
    }

    private static double exactSum(double[] values) {
        return Arrays.stream(values)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    @Test
    void sumsAreAsAccurateAsPairwiseSums() {
        double[] tenths = new double[3_000_000];
        Arrays.fill(tenths, 0.1);
        double exact =
                new BigDecimal(0.1).multiply(new BigDecimal(tenths.length)).doubleValue();
        assertThat(reduce(Reduction.SUM, NDArray.of(tenths), 0).doubleAt()).isCloseTo(exact, within(exact, 4));
        Random random = Seeds.random();
        double[] mixed = random.doubles(200_000)
                .map(u -> Math.exp(20 * u) * (random.nextBoolean() ? 1 : -1))
                .toArray();
        double size = Arrays.stream(mixed).map(Math::abs).sum();
        assertThat(reduce(Reduction.SUM, NDArray.of(mixed), 0).doubleAt()).isCloseTo(exactSum(mixed), within(size, 4));
    }

    private static org.assertj.core.data.Offset<Double> within(double size, int ulps) {
        return org.assertj.core.data.Offset.offset(ulps * Math.ulp(size));
    }

    @Test
    void varianceSurvivesALargeMean() {
        double[] values = new double[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e9 + i % 2;
        }
        assertThat(reduce(Reduction.VAR, NDArray.of(values), 0).doubleAt()).isCloseTo(0.25, within(0.25, 8));
    }

    @Test
    void varianceSurvivesAFirstElementFarFromTheRest() {
        double[] values = new double[50_000];
        Arrays.fill(values, 1e9);
        values[0] = 0;
        double exact = 1e18 * (1.0 / values.length) * (1 - 1.0 / values.length);
        assertThat(reduce(Reduction.VAR, NDArray.of(values), 0).doubleAt()).isCloseTo(exact, within(exact, 64));
    }

    @ParameterizedTest
    @EnumSource
    void bitsDoNotDependOnTheTierOrOnWhereElementsLie(Reduction reduction) {
        Random random = Seeds.random();
        for (int[] lengths : new int[][] {{5}, {40_001}, {100, 300}, {3, 2000}, {2000, 3}}) {
            long[] shape = Arrays.stream(lengths).asLongStream().toArray();
            NDArray dense = NDArray.of(
                            random.doubles(Shape.of(shape).size(), -1, 1).toArray())
                    .reshape(shape);
            long[] longer = shape.clone();
            longer[0]++;
            NDArray host = NDArray.zeros(DType.FLOAT64, Shape.of(longer));
            int step = (int) (Shape.of(shape).size() / shape[0]);
            dense.copyInto(host.storageShared(), step);
            NDArray moved = host.slice("1:");
            for (int axis = -1; axis < shape.length; axis++) {
                int[] axes = axis < 0 ? new int[shape.length] : new int[] {axis};
                for (int i = 0; axis < 0 && i < axes.length; i++) {
                    axes[i] = i;
                }
                Reducer reducer = Reducer.of(reduction, DType.FLOAT64, dense.shape(), axes, 0);
                Placement at = Placement.of(dense.shape());
                NDArray expected = reducer.finish(reducer.chunk(dense, at, Tier.INTERPRETED));
                assertThat(reducer.finish(reducer.chunk(dense, at, Tier.GENERATED))
                                .contentEquals(expected))
                        .as("generated, %s along %s", Arrays.toString(lengths), Arrays.toString(axes))
                        .isTrue();
                assertThat(reducer.finish(reducer.chunk(moved, at, Tier.GENERATED))
                                .contentEquals(expected))
                        .as("moved, %s along %s", Arrays.toString(lengths), Arrays.toString(axes))
                        .isTrue();
            }
        }
    }

    @Test
    void aProgramIsReducedWithoutBeingStored() {
        ProgramBuilder builder = Program.builder();
        int x = builder.input(DType.INT32);
        Program square = builder.build(builder.apply(Ufunc.MULTIPLY, x, builder.input(DType.INT32)));
        NDArray row = NDArray.of(1, 2, 3);
        NDArray column = NDArray.of(10, 20).reshape(2, 1);
        Reducer reducer = Reducer.of(Reduction.SUM, DType.INT32, Shape.of(2, 3), new int[] {-1}, 0);
        Partial partial = reducer.chunk(square, List.of(row, column), Placement.of(Shape.of(2, 3)), Tier.INTERPRETED);
        NDArray sums = reducer.finish(partial);
        assertThat(sums.dtype()).isEqualTo(DType.INT64);
        assertThat(sums.toLongArray()).containsExactly(60, 120);
    }

    @Test
    void placesAreThoseInTheWholeArray() {
        Shape whole = Shape.of(4, 6);
        NDArray block = NDArray.of(new double[][] {{1, 2, 9}, {9, 3, 4}});
        Reducer flat = Reducer.ofAll(Reduction.ARGMAX, DType.FLOAT64, whole);
        Placement at = Placement.of(block.shape(), 2, 3);
        assertThat(flat.finish(flat.chunk(block, at, Tier.INTERPRETED)).longAt())
                .isEqualTo(2 * 6 + 5);
        Reducer along = Reducer.of(Reduction.ARGMIN, DType.FLOAT64, whole, new int[] {0}, 0);
        assertThat(along.finish(along.chunk(block, at, Tier.INTERPRETED)).toLongArray())
                .containsExactly(2, 2, 3);
    }

    @Test
    void theFirstOfEqualExtremesIsFoundWhateverTheOrderOfBlocks() {
        Shape whole = Shape.of(4000);
        double[] values = new double[2000];
        values[1500] = values[700] = 3;
        Reducer reducer = Reducer.ofAll(Reduction.ARGMAX, DType.FLOAT64, whole);
        Partial first = reducer.chunk(NDArray.of(values), Placement.of(Shape.of(2000), 0), Tier.GENERATED);
        Partial second = reducer.chunk(NDArray.of(values), Placement.of(Shape.of(2000), 2000), Tier.GENERATED);
        assertThat(reducer.finish(reducer.combine(List.of(second, first))).longAt())
                .isEqualTo(700);
    }

    @Test
    void emptyBlocksAreSkippedAndEmptyArraysHaveNoExtremes() {
        Reducer reducer = Reducer.ofAll(Reduction.MAX, DType.FLOAT64, Shape.of(2));
        Partial nothing = reducer.chunk(NDArray.of(new double[0]), Placement.of(Shape.of(0)), Tier.INTERPRETED);
        Partial two = reducer.chunk(NDArray.of(1.0, 2.0), Placement.of(Shape.of(2)), Tier.INTERPRETED);
        assertThat(reducer.finish(reducer.combine(List.of(nothing, two, nothing)))
                        .doubleAt())
                .isEqualTo(2);
        assertThatThrownBy(() -> reducer.finish(reducer.combine(List.of(nothing, nothing))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max of an array of shape (2,) has no answer");
        assertThat(reduce(Reduction.SUM, NDArray.of(new double[0]), 0).doubleAt())
                .isZero();
        assertThat(reduce(Reduction.MEAN, NDArray.of(new double[0]), 0).doubleAt())
                .isNaN();
    }

    @Test
    void wrongAxesAreRefused() {
        Shape shape = Shape.of(2, 3, 4);
        assertThatThrownBy(() -> Reducer.of(Reduction.SUM, DType.INT8, shape, new int[] {3}, 0))
                .hasMessageContaining("axis 3 is out of range");
        assertThatThrownBy(() -> Reducer.of(Reduction.SUM, DType.INT8, shape, new int[] {1, -2}, 0))
                .hasMessageContaining("axis -2 is given twice");
        assertThatThrownBy(() -> Reducer.of(Reduction.ARGMAX, DType.INT8, shape, new int[] {0, 1}, 0))
                .hasMessageContaining("along 1 axis or in the whole array");
    }

    @Test
    void aProgramOfAnotherDTypeIsRefused() {
        Reducer reducer = Reducer.ofAll(Reduction.SUM, DType.FLOAT64, Shape.of(2));
        assertThatThrownBy(() -> reducer.chunk(NDArray.of(1, 2), Placement.of(Shape.of(2)), Tier.INTERPRETED))
                .hasMessageContaining("sum of dtype float64 cannot reduce a program with results [int32]");
    }
}
