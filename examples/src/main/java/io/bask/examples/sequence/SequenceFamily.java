package io.bask.examples.sequence;

import io.bask.Deferred;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.examples.sequence.SequenceExpr.Affine;
import io.bask.examples.sequence.SequenceExpr.Held;
import io.bask.examples.sequence.SequenceExpr.Later;
import io.bask.examples.sequence.SequenceExpr.Range;
import io.bask.expr.Tree;
import io.bask.expr.Walk;
import io.bask.graph.Forward;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import io.bask.graph.Literal;
import io.bask.optimize.Optimizer;
import io.bask.optimize.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** All sequences: optimises and lowers those that are computed together, together. */
enum SequenceFamily implements Family {
    INSTANCE;

    private static final Optimizer<SequenceExpr> OPTIMIZER = new Optimizer<>(
            List.of(new Phase.Local<>("simplify", List.of(new MergeAffine()))),
            (before, after) -> before.npartitions() == after.npartitions()
                    ? Optional.empty()
                    : Optional.of("the number of partitions changed"));

    @Override
    public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
        List<SequenceExpr> written = members.stream().map(SequenceFamily::expr).toList();
        List<SequenceExpr> exprs = optimize ? OPTIMIZER.optimize(written) : written;
        for (SequenceExpr node : Walk.postOrder(exprs)) { // inputs first, and a loop: chains may be of any length
            if (!graph.contains(node.layerName())) { // somebody else may have wanted it too
                graph.writtenAt(node.site(), node.annotations());
                addLayer(node, graph);
            }
        }
        graph.writtenAt(null);
        List<Output<?>> outputs = new ArrayList<>();
        for (SequenceExpr expr : exprs) {
            int first = graph.first(expr.layerName());
            int[] tasks = IntStream.range(first, first + expr.npartitions()).toArray();
            outputs.add(new Output<>(
                    tasks,
                    SequenceFamily::concatenated,
                    blocks -> new Sequence(new Held(
                            Arrays.stream(blocks).map(SequenceFamily::numbers).toArray(long[][]::new)))));
        }
        return outputs;
    }

    private static void addLayer(SequenceExpr node, GraphBuilder graph) {
        int[] blocks = node instanceof Later later ? later.deferred().lower(graph) : new int[0];
        int layer = graph.layer(node.layerName(), new int[] {node.npartitions()}, 0);
        for (int i = 0; i < node.npartitions(); i++) {
            if (node instanceof Affine affine) {
                int input = graph.first(affine.input().layerName()) + i;
                graph.add(layer, i, new AffineKernel(affine.factor(), affine.offset()), input);
            } else if (node instanceof Later) {
                graph.add(layer, i, Forward.INSTANCE, blocks[i]);
            } else if (node instanceof Range range) {
                graph.add(layer, i, new RangeKernel(range.from(i), range.from(i + 1)));
            } else {
                graph.add(layer, i, new Literal(((Held) node).partition(i)));
            }
        }
    }

    @Override
    public Map<String, String> explain(Lazy<?> member) {
        Map<String, String> texts = new LinkedHashMap<>();
        OPTIMIZER.snapshots(List.of(expr(member))).forEach((phase, roots) -> texts.put(phase, Tree.draw(roots)));
        return texts;
    }

    @Override
    public Lazy<?> later(Lazy<?> member, Deferred<?> deferred) {
        return new Sequence(new Later(expr(member), deferred));
    }

    private static SequenceExpr expr(Lazy<?> member) {
        return ((Sequence) member).expr();
    }

    private static List<Long> concatenated(@Nullable Object[] blocks) {
        return Arrays.stream(blocks)
                .map(SequenceFamily::numbers)
                .flatMapToLong(Arrays::stream)
                .boxed()
                .toList();
    }

    private static long[] numbers(@Nullable Object block) {
        return (long[]) Objects.requireNonNull(block);
    }

    /** Kernels are records of what they need: they can be sent anywhere, and never change their inputs. */
    private record RangeKernel(long from, long to) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return LongStream.range(from, to).toArray();
        }

        @Override
        public String operation() {
            return "range";
        }
    }

    private record AffineKernel(long factor, long offset) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            long[] x = numbers(inputs[0]);
            long[] result = new long[x.length];
            for (int i = 0; i < x.length; i++) {
                result[i] = factor * x[i] + offset;
            }
            return result;
        }

        @Override
        public String operation() {
            return "affine";
        }
    }
}
