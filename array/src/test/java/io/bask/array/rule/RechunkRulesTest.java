package io.bask.array.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Distribution;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromFunction;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Ramp;
import io.bask.array.expr.RandomFill;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link MergeRechunks}, {@link DropNoOpRechunk}, {@link PushRechunkIntoCreation} and {@link PushRechunkThroughElementwise}. */
class RechunkRulesTest {
    private static final Shape SHAPE = Shape.of(10, 8);
    private static final ChunkGrid FIVES = ChunkGrid.regular(SHAPE, 5, 5);
    private static final ChunkGrid SIXES = ChunkGrid.regular(SHAPE, 6, 4);
    private static final ChunkGrid SEVENS = ChunkGrid.regular(SHAPE, 7, 2);

    private final FromNDArray x = Rewriting.floats(Seeds.random(), 10, 8);

    @Test
    void keepsOnlyTheLastOfTwoRechunks() {
        ArrayExpr merged = Rewriting.of(new MergeRechunks(), new Rechunk(new Rechunk(x, FIVES), SEVENS));
        assertThat(merged).isEqualTo(new Rechunk(x, SEVENS));
    }

    @Test
    void leavesALoneRechunk() {
        assertThat(new MergeRechunks().apply(new Rechunk(x, FIVES))).isEmpty();
        assertThat(new DropNoOpRechunk().apply(new Rechunk(x, FIVES))).isEmpty();
        assertThat(new MergeRechunks().apply(x)).isEmpty();
        assertThat(new DropNoOpRechunk().apply(x)).isEmpty();
    }

    @Test
    void dropsARechunkToTheSameChunks() {
        assertThat(Rewriting.of(new DropNoOpRechunk(), new Rechunk(x, x.chunks())))
                .isEqualTo(x);
    }

    @Test
    void makesBlocksOfTheWantedSizeInTheFirstPlace() {
        ChunkGrid line = ChunkGrid.regular(Shape.of(20), 6);
        ChunkGrid cut = ChunkGrid.regular(Shape.of(20), 9);
        FromFunction function = new FromFunction(index -> index[0] * 10 + index[1], FIVES, DType.INT32);
        RandomFill random = new RandomFill(new Distribution.Normal(1, 2), 5, FIVES);
        PushRechunkIntoCreation rule = new PushRechunkIntoCreation();
        assertThat(Rewriting.of(rule, new Rechunk(x, SEVENS))).isInstanceOf(FromNDArray.class);
        assertThat(Rewriting.of(rule, new Rechunk(function, SEVENS))).isInstanceOf(FromFunction.class);
        assertThat(Rewriting.of(rule, new Rechunk(random, SEVENS))).isInstanceOf(RandomFill.class);
        assertThat(Rewriting.of(rule, new Rechunk(new Full(FIVES, DType.BOOL, true), SEVENS)))
                .isInstanceOf(Full.class);
        assertThat(Rewriting.of(rule, new Rechunk(Ramp.linspace(0.1, 0.9, line, DType.FLOAT64), cut)))
                .isInstanceOf(Ramp.class);
    }

    @Test
    void doesNotPushARechunkThroughAFunction() {
        Elementwise sum = Elementwise.of(Ufunc.ADD, List.of(x, x));
        assertThat(new PushRechunkIntoCreation().apply(new Rechunk(sum, FIVES))).isEmpty();
        assertThat(new PushRechunkIntoCreation().apply(x)).isEmpty();
    }

    @Test
    void cutsTheArgumentsOfAFunctionInsteadOfItsResult() {
        ArrayExpr inner = Elementwise.of(Ufunc.ADD, List.of(new Rechunk(x, FIVES), Full.scalar(DType.FLOAT64, 2.0)));
        ArrayExpr sum = Elementwise.of(Ufunc.ADD, List.of(new Rechunk(inner, SIXES), new Rechunk(x, SIXES)));
        ArrayExpr cut = new Rechunk(x, SIXES);
        assertThat(Rewriting.of(new PushRechunkThroughElementwise(), sum))
                .isEqualTo(Elementwise.of(
                        Ufunc.ADD,
                        List.of(
                                Elementwise.of(Ufunc.ADD, List.of(cut, Full.scalar(DType.FLOAT64, 2.0))),
                                new Rechunk(x, SIXES))));
    }

    @Test
    void cutsAResultThatOthersReadOrThatIsMadeOfManyPieces() {
        PushRechunkThroughElementwise rule = new PushRechunkThroughElementwise();
        ArrayExpr root = Elementwise.of(Ufunc.SQRT, List.of(x));
        ArrayExpr cut = new Rechunk(root, FIVES);
        ArrayExpr read = Elementwise.of(Ufunc.NEGATIVE, List.of(cut));
        assertThat(rule.apply(List.of(cut))).containsExactly(cut);
        assertThat(rule.apply(List.of(read, root))).containsExactly(read, root);
        ChunkGrid ones = ChunkGrid.regular(SHAPE, 1, 1);
        ArrayExpr many = Elementwise.of(
                Ufunc.SQRT, List.of(new Rechunk(Elementwise.of(Ufunc.SQRT, List.of(new Rechunk(x, ones))), FIVES)));
        assertThat(rule.apply(List.of(many))).containsExactly(many);
    }
}
