package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.expr.FusedReduce;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.SelectedReduce;
import io.bask.array.rule.ArrayOptimizer;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reductions of elements where they lie: {@link io.bask.array.rule.JoinMasks}, and reductions of rechunked and selected arrays. */
class ReducingTest {
    private final Array x =
            Array.of(NDArray.of(Seeds.random().doubles(80, -10, 10).toArray()).reshape(10, 8), Chunks.of(3, 3));
    private final Array mask = x.mul(x).gt(9);

    /** All but those that answer with places. */
    private static List<Function<Array, Array>> reductions() {
        return List.of(
                Array::sum,
                Array::prod,
                Array::mean,
                Array::var,
                Array::std,
                Array::min,
                Array::max,
                Array::any,
                Array::all,
                Array::countNonzero);
    }

    @Test
    void reducesASelectionWhereItLies() {
        DType[] dtypes = {DType.FLOAT64, DType.FLOAT32, DType.INT64, DType.INT32, DType.INT16, DType.INT8, DType.BOOL};
        for (DType dtype : dtypes) {
            assertReducesInPlace(x.astype(dtype), mask);
        }
        assertReducesInPlace(x.sqrt(), mask);
        assertReducesInPlace(x.get("0"), mask.get("0"));
        assertReducesInPlace(x.astype(DType.COMPLEX128).sqrt(), mask);
        assertReducesInPlace(x.astype(DType.COMPLEX64).sqrt(), mask);
        assertReducesInPlace(x, x.eq(x));
        assertReducesInPlace(x, mask.rechunk(Chunks.of(10, 2)));
    }

    private static void assertReducesInPlace(Array elements, Array chosen) {
        for (Function<Array, Array> reduction : reductions()) {
            Array here = reduction.apply(elements.get(chosen));
            assertThat(here.expr()).isInstanceOf(SelectedReduce.class);
            assertThat(ArrayOptimizer.standard().optimize(List.of(here.expr())).get(0))
                    .isInstanceOfSatisfying(
                            FusedReduce.class,
                            fused -> assertThat(fused.selects()).isTrue());
            Array selected = Array.of(elements.get(chosen).compute());
            assertAgree(reduction.apply(selected), here);
        }
    }

    private static void assertAgree(Array expected, Array got) {
        NDArray optimised = got.compute();
        try (Config.Scope scope = Config.with("optimize", false)) {
            assertThat(got.compute().contentEquals(optimised, true))
                    .as("%s, not %s", got.compute().repr(), optimised.repr())
                    .isTrue();
        }
        assertThat(got.dtype()).isEqualTo(expected.dtype());
        assertThat(Array.of(optimised)
                        .isclose(expected, 1e-5, 1e-8, true)
                        .all()
                        .compute()
                        .booleanAt())
                .as("%s, not %s", optimised.repr(), expected.compute().repr())
                .isTrue();
    }

    /** Expected values by NumPy: {@code a.mean(0, dtype=np.uint8)} and so on. */
    @Test
    void meansInWholeDTypesWrapAsSumsDoHoweverTheArrayIsCut() {
        Array bytes =
                Array.of(new double[][] {{76, 200}, {200, 11}, {165, 250}}).astype(DType.UINT8);
        Array large = Array.of(1L << 62, (1L << 62) - 1, 5L);
        Array mask = Array.of(true, false, true);
        for (int chunk = 1; chunk <= 3; chunk++) {
            Array cut = bytes.rechunk(Chunks.of(chunk));
            assertThat(cut.mean(Reduce.axis(0).dtype(DType.UINT8)).compute().toLongArray())
                    .containsExactly(61, 68);
            assertThat(cut.mean(Reduce.all().dtype(DType.INT8)).compute().longAt())
                    .isEqualTo(-20);
            assertThat(large.rechunk(Chunks.of(chunk))
                            .mean(Reduce.all().dtype(DType.INT64))
                            .compute()
                            .longAt())
                    .isEqualTo(-3074457345618258432L);
            assertThat(cut.get(":, 1")
                            .mean(Reduce.all().dtype(DType.UINT8).where(mask))
                            .compute()
                            .longAt())
                    .isEqualTo(97);
        }
    }

    @Test
    void dtypesThatCannotHoldTheResultAreRefused() {
        Array floats = Array.of(1.5, Double.NaN);
        assertThatThrownBy(() -> floats.nanmean(Reduce.all().dtype(DType.INT8)))
                .hasMessage("nanmean of float64 as int8, which cannot hold the NaN of a slice without numbers; "
                        + "ask for a floating-point dtype");
        Array bytes = Array.of(1, 2).astype(DType.UINT8);
        assertThatThrownBy(() -> bytes.min(Reduce.all().initial(-2.5)))
                .hasMessageContaining("-2.5 does not fit in uint8");
    }

    @Test
    void selectsNothing() {
        Array none = x.get(x.lt(x));
        assertThat(none.sum().compute().doubleAt()).isZero();
        assertThat(none.mean().compute().doubleAt()).isNaN();
        assertThat(none.any().compute().booleanAt()).isFalse();
        assertThatThrownBy(() -> none.max().compute())
                .hasStackTraceContaining("max")
                .hasStackTraceContaining("no elements");
    }

    /** Strips of rows that are wider than many lanes, with fewer rows left than are added at once. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_024, 1_025, 2_000, 16_384, 16_385, 16_884, 17_408, 17_409, 33_000})
    void addsUpColumnsOfAnyWidth(int width) {
        for (int rows : new int[] {1, 7, 8, 13, 40}) {
            Array wide = Array.arange(0, (double) rows * width, 1)
                    .reshape(rows, width)
                    .rechunk(Chunks.of(rows, width));
            double first = width * (rows * (rows - 1) / 2.0);
            Array expected = Array.arange(0, (double) width, 1).mul(rows).add(first);
            assertThat(wide.persist().sum(0).eq(expected).all().compute().booleanAt())
                    .as("%d rows", rows)
                    .isTrue();
        }
    }

    @Test
    void reducesManyElementsInPieces() {
        Array many = Array.arange(0, 300_000, 1, Chunks.of(140_000));
        assertThat(many.get(many.mod(3).eq(0)).sum().compute().longAt()).isEqualTo(3L * 50_000 * 99_999);
        assertThat(many.get(many.mod(3).eq(0)).mean().compute().doubleAt()).isEqualTo(149_998.5);
        Array none = many.get(many.lt(0));
        assertThat(none.sum().compute().longAt()).isZero();
    }

    @Test
    void leavesASelectionOfRowsAndWhatAnswersWithPlaces() {
        assertThat(x.get(mask).sum(Reduce.axis(0).keepdims()).expr()).isNotInstanceOf(SelectedReduce.class);
        assertThat(x.get(mask).argmax().expr()).isNotInstanceOf(SelectedReduce.class);
        assertThat(x.get(mask.any(1)).sum().expr()).isNotInstanceOf(SelectedReduce.class);
    }

    @Test
    void reducesBlocksWhereTheyAreInsteadOfCuttingThemAnew() {
        Array columns = x.rechunk(Chunks.of(10, 4));
        assertThat(columns.sum(0).expr()).isInstanceOf(Rechunk.class);
        assertThat(columns.sum(0).chunks()).isEqualTo(columns.chunks().removeAxis(0));
        assertThat(columns.sum().expr()).isInstanceOf(io.bask.array.expr.Reduce.class);
        for (Function<Array, Array> reduction : reductions()) {
            assertAgree(reduction.apply(x), reduction.apply(columns));
        }
        for (int axis = 0; axis < 2; axis++) {
            assertAgree(x.sum(axis), columns.sum(axis));
            assertAgree(x.max(axis), columns.max(axis));
            assertAgree(x.argmax(axis), columns.argmax(axis));
        }
    }

    @Test
    void leavesARechunkToMoreBlocks() {
        assertThat(x.rechunk(Chunks.of(1, 2)).sum().expr().inputs().get(0)).isInstanceOf(Rechunk.class);
        assertThat(x.rechunk(Chunks.of(10, 8)).argmax().expr().inputs().get(0)).isInstanceOf(Rechunk.class);
        assertThat(x.shape()).isEqualTo(Shape.of(10, 8));
    }
}
