package io.bask.array.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Distribution;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Fused;
import io.bask.array.expr.Ramp;
import io.bask.array.expr.RandomFill;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.Transpose;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.expr.Walk;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuseElementwiseTest {
    private final Random random = Seeds.random();
    private final FromNDArray x = Rewriting.floats(random, 10, 8);
    private final FromNDArray y = Rewriting.floats(random, 10, 8);
    private final FuseElementwise rule = new FuseElementwise();

    private static ArrayExpr apply(Ufunc ufunc, ArrayExpr... arguments) {
        return Elementwise.of(ufunc, List.of(arguments));
    }

    private static Full number(double value) {
        return Full.scalar(DType.FLOAT64, value);
    }

    private static long count(List<ArrayExpr> roots, Class<?> kind) {
        return Walk.postOrder(roots).stream().filter(kind::isInstance).count();
    }

    @Test
    void joinsAChainIntoOneNode() {
        ArrayExpr squares = apply(Ufunc.ADD, apply(Ufunc.MULTIPLY, x, x), apply(Ufunc.MULTIPLY, y, y));
        ArrayExpr chain =
                apply(Ufunc.SUBTRACT, apply(Ufunc.MULTIPLY, apply(Ufunc.SQRT, squares), number(2)), number(1));
        ArrayExpr fused = Rewriting.of(rule, chain);
        assertThat(fused).isInstanceOf(Fused.class);
        assertThat(fused.inputs()).containsExactlyInAnyOrder(x, y);
        assertThat(((Fused) fused).body().steps()).hasSize(6);
    }

    @Test
    void leavesALoneFunctionByItsName() {
        ArrayExpr alone = apply(Ufunc.ADD, x, number(1));
        assertThat(Rewriting.of(rule, alone)).isEqualTo(alone);
    }

    @Test
    void computesWhatIsSharedInsideAGroupOnce() {
        ArrayExpr shared = apply(Ufunc.EXP, x);
        ArrayExpr fused = Rewriting.of(rule, apply(Ufunc.MULTIPLY, apply(Ufunc.ADD, shared, y), shared));
        assertThat(((Fused) fused).body().steps()).hasSize(3);
    }

    @Test
    void keepsOnceWhatIsDearAndReadByTwoGroups() {
        ArrayExpr dear = apply(Ufunc.EXP, apply(Ufunc.ADD, x, y));
        List<ArrayExpr> roots =
                List.of(apply(Ufunc.ADD, dear, number(1)), new Transpose(apply(Ufunc.MULTIPLY, dear, number(2)), 1, 0));
        List<ArrayExpr> fused = Rewriting.of(rule, roots);
        assertThat(count(fused, Fused.class)).isEqualTo(1);
    }

    @Test
    void computesAgainWhatIsCheapAndReadByTwoGroups() {
        ArrayExpr cheap = apply(Ufunc.ADD, x, number(1));
        List<ArrayExpr> roots = List.of(apply(Ufunc.MULTIPLY, cheap, number(3)), apply(Ufunc.MULTIPLY, cheap, y));
        List<ArrayExpr> fused = Rewriting.of(rule, roots);
        assertThat(count(fused, Fused.class)).isEqualTo(2);
        assertThat(count(fused, Elementwise.class)).isZero();
    }

    @Test
    void takesInTheCreationsThatItStartsFrom() {
        ChunkGrid grid = x.chunks();
        RandomFill noise = new RandomFill(new Distribution.Uniform(0, 1), 3, grid);
        Ramp row = Ramp.linspace(0, 1, ChunkGrid.regular(Shape.of(8), 3), DType.FLOAT64);
        ArrayExpr fused = Rewriting.of(
                rule, apply(Ufunc.ADD, apply(Ufunc.MULTIPLY, noise, row), new Full(grid, DType.FLOAT64, 2.0)));
        assertThat(fused).isInstanceOf(Fused.class);
        assertThat(fused.inputs()).isEmpty();
    }

    @Test
    void looksThroughStretchedAndTransposedArrays() {
        FromNDArray row = Rewriting.floats(random, 8);
        FromNDArray turned = Rewriting.floats(random, 8, 10);
        ArrayExpr sum =
                apply(Ufunc.ADD, apply(Ufunc.ADD, new BroadcastTo(row, x.chunks()), new Transpose(turned, 1, 0)), x);
        ArrayExpr fused = Rewriting.of(rule, sum);
        assertThat(fused.inputs()).containsExactlyInAnyOrder(row, turned, x);
    }

    @Test
    void readsOneArrayInTwoWays() {
        FromNDArray square = Rewriting.floats(random, 7, 7);
        ArrayExpr fused = Rewriting.of(
                rule, apply(Ufunc.MULTIPLY, apply(Ufunc.ADD, square, new Transpose(square, 1, 0)), number(0.5)));
        assertThat(fused.inputs()).containsExactly(square);
        assertThat(((Fused) fused).body().sources()).hasSize(3);
    }

    @Test
    void doesNotComputeAStretchedFunctionForEveryElement() {
        FromNDArray row = Rewriting.floats(random, 8);
        ArrayExpr small = apply(Ufunc.EXP, row);
        ArrayExpr fused = Rewriting.of(rule, apply(Ufunc.ADD, apply(Ufunc.MULTIPLY, x, small), number(1)));
        assertThat(fused.inputs()).containsExactlyInAnyOrder(x, small);
    }

    @Test
    void stopsAtOtherChunks() {
        ArrayExpr cut = new Rechunk(apply(Ufunc.EXP, x), ChunkGrid.regular(x.shape(), 4, 4));
        ArrayExpr fused = Rewriting.of(rule, apply(Ufunc.NEGATIVE, apply(Ufunc.ADD, cut, number(1))));
        assertThat(fused.inputs()).containsExactly(cut);
    }

    @Test
    void keepsWhatAnotherRootIs() {
        ArrayExpr first = apply(Ufunc.EXP, x);
        List<ArrayExpr> fused = Rewriting.of(rule, List.of(first, apply(Ufunc.ADD, first, number(1))));
        assertThat(fused.get(0)).isEqualTo(first);
        assertThat(fused.get(1).inputs()).contains(first);
    }

    @Test
    void boundsTheSizeOfAGroup() {
        ArrayExpr chain = x;
        for (int i = 0; i < 3 * FusionPlan.LARGEST_GROUP; i++) {
            chain = apply(Ufunc.ADD, chain, i % 2 == 0 ? y : number(i));
        }
        ArrayExpr fused = Rewriting.of(rule, chain);
        List<Fused> groups = Walk.postOrder(List.of(fused)).stream()
                .filter(Fused.class::isInstance)
                .map(Fused.class::cast)
                .toList();
        assertThat(groups).hasSize(3);
        assertThat(groups).allMatch(group -> group.body().steps().size() <= FusionPlan.LARGEST_GROUP);
    }
}
