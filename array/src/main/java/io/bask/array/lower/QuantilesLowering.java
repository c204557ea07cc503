package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Quantiles;
import io.bask.array.order.Brackets;
import io.bask.array.order.Quantile;
import io.bask.array.order.Verdict;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lowers quantiles of whole arrays. A sample of each block tells roughly where they are; one pass over each block then counts
 * what lies elsewhere, and takes out what lies there.
 *
 * <pre>  sample  sample  sample      few elements of each block
 *       brackets               in which the quantiles must be, nearly surely
 *  count   count   count       what lies before, between, within; what is within is kept
 *        verdict               exact ranks; which brackets missed theirs, if any
 *  rest    rest    rest        what a missed one needs: nothing, nearly always
 *        answer                the few elements kept are sorted  </pre>
 */
final class QuantilesLowering {
    /** The sample of n elements has n to this power. */
    private static final double SAMPLE_POWER = 0.7;

    private QuantilesLowering() {}

    static int[] lower(Quantiles node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        DType dtype = node.input().dtype();
        Quantile quantile = new Quantile(node.q(), node.method(), node.skipsNaN(), node.isMedian());
        int[] counts = {from.length};
        String name = node.layerName();
        double most = (double) from.length
                * Math.max(1, node.input().chunks().blockShapeAtMost().size());
        int stride = (int) Math.max(1, Math.min(1 << 16, Math.pow(most, 1 - SAMPLE_POWER)));
        long bytes = node.input().chunks().maxBlockBytes(DType.INT64);
        int[] samples = tasks.layer(
                name + "-sample",
                counts,
                bytes / stride,
                (layer, block) -> tasks.graph().add(layer, block, new Sample(stride), from[block]));
        int[] one = {1};
        int brackets = tasks.layer(
                        name + "-brackets",
                        one,
                        64L * node.q().size(),
                        (layer, block) -> tasks.graph().add(layer, block, new Bracket(dtype, quantile), samples))[0];
        int[] counted = tasks.layer(
                name + "-count",
                counts,
                bytes / 32,
                (layer, block) -> tasks.graph().add(layer, block, new Count(), from[block], brackets));
        int[] judged =
                IntStream.concat(IntStream.of(brackets), IntStream.of(counted)).toArray();
        int verdict = tasks.layer(
                        name + "-verdict",
                        one,
                        64L * node.q().size(),
                        (layer, block) -> tasks.graph().add(layer, block, new Judge(quantile), judged))[0];
        int[] rests = tasks.layer(
                name + "-rest",
                counts,
                16,
                (layer, block) -> tasks.graph().add(layer, block, new Rest(), from[block], verdict));
        int[] found = IntStream.concat(
                        IntStream.of(verdict), IntStream.concat(IntStream.of(counted), IntStream.of(rests)))
                .toArray();
        return tasks.layer(
                node, (layer, block) -> tasks.graph().add(layer, block, new Answer(dtype, node.shape()), found));
    }

    private static <T> T read(Class<T> type, @Nullable Object input) {
        return type.cast(Objects.requireNonNull(input));
    }

    /** Some elements of a block. */
    record Sample(int stride) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Brackets.sample(read(NDArray.class, inputs[0]), stride);
        }

        @Override
        public String operation() {
            return "sample";
        }
    }

    /** Where the quantiles must be. */
    record Bracket(DType dtype, Quantile quantile) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<long[]> samples = new ArrayList<>(inputs.length);
            for (Object input : inputs) {
                samples.add(read(long[].class, input));
            }
            return Brackets.of(dtype, samples, quantile);
        }

        @Override
        public String operation() {
            return "brackets";
        }
    }

    /** What a block has within and without. */
    record Count() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return read(Brackets.class, inputs[1]).count(read(NDArray.class, inputs[0]));
        }

        @Override
        public String operation() {
            return "count";
        }
    }

    /** In which classes the quantiles are. */
    record Judge(Quantile quantile) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<Brackets.Counted> counted = new ArrayList<>(inputs.length);
            for (int i = 1; i < inputs.length; i++) {
                counted.add(read(Brackets.Counted.class, inputs[i]));
            }
            return Verdict.of(read(Brackets.class, inputs[0]), quantile, counted);
        }

        @Override
        public String operation() {
            return "verdict";
        }
    }

    /** What a block has of a missed class. */
    record Rest() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return read(Verdict.class, inputs[1]).rest(read(NDArray.class, inputs[0]));
        }

        @Override
        public String operation() {
            return "rest";
        }
    }

    /** The quantiles. */
    record Answer(DType dtype, Shape shape) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<long[]> found = new ArrayList<>(inputs.length);
            for (int i = 1; i < inputs.length; i++) {
                found.add(
                        inputs[i] instanceof Brackets.Counted counted
                                ? counted.found()
                                : read(long[].class, inputs[i]));
            }
            return read(Verdict.class, inputs[0]).answer(dtype, shape, found);
        }

        @Override
        public String operation() {
            return "quantiles";
        }
    }
}
