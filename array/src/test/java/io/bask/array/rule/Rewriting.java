package io.bask.array.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.FromNDArray;
import io.bask.array.lower.ArrayLowering;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.optimize.GlobalRule;
import io.bask.optimize.Rule;
import io.bask.schedule.RunOptions;
import io.bask.schedule.serial.SerialScheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Applies one rule to one expression, and checks each time that shape, chunks, dtype and every bit of every value stay. */
final class Rewriting {
    private Rewriting() {}

    /** What the rule makes of a node. */
    static ArrayExpr of(Rule<ArrayExpr> rule, ArrayExpr before) {
        Optional<ArrayExpr> after = rule.apply(before);
        assertThat(after)
                .as("%s should fire on %s", rule.name(), before.describe())
                .isPresent();
        keepsEverything(before, after.get());
        return after.get();
    }

    /** What a global rule makes of the only root. */
    static ArrayExpr of(GlobalRule<ArrayExpr> rule, ArrayExpr before) {
        return of(rule, List.of(before)).get(0);
    }

    /** What a global rule makes of several roots. */
    static List<ArrayExpr> of(GlobalRule<ArrayExpr> rule, List<ArrayExpr> before) {
        List<ArrayExpr> after = rule.apply(before);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            keepsEverything(before.get(i), after.get(i));
        }
        return after;
    }

    private static void keepsEverything(ArrayExpr before, ArrayExpr after) {
        assertThat(ArrayOptimizer.keepsMetadata().broken(before, after)).isEmpty();
        NDArray expected = value(before);
        NDArray got = value(after);
        assertThat(got.contentEquals(expected, true))
                .as("%s became %s", expected.repr(), got.repr())
                .isTrue();
    }

    /** The value of an expression, computed as it stands. */
    static NDArray value(ArrayExpr expr) {
        GraphBuilder graph = Graph.builder();
        int[] tasks = ArrayLowering.lower(List.of(expr), graph).get(0);
        Object[] results = new SerialScheduler().run(new Job(graph.build(), tasks), RunOptions.defaults());
        List<NDArray> blocks = new ArrayList<>();
        Arrays.stream(results).forEach(block -> blocks.add((NDArray) Objects.requireNonNull(block)));
        return NDArray.assemble(expr.chunks(), blocks);
    }

    /** A float64 array in memory, cut into chunks of 3. */
    static FromNDArray floats(Random random, long... lengths) {
        Shape shape = Shape.of(lengths);
        double[] values = random.doubles(shape.size(), -10, 10).toArray();
        long[] chunks = new long[lengths.length];
        Arrays.fill(chunks, 3);
        return new FromNDArray(NDArray.of(values).reshape(shape), ChunkGrid.regular(shape, chunks));
    }
}
