package io.bask.array.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Transpose;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link MergeTransposes} and {@link PushTransposeThroughElementwise}. */
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
}
