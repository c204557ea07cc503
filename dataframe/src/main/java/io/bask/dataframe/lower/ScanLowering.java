package io.bask.dataframe.lower;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Scan;
import io.bask.dataframe.kernel.WindowKernel;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers windows: each partition says what those after and before it need of it, two chains of small tasks add this up, and
 * each partition computes its columns between what came from both sides.
 */
final class ScanLowering {
    private static final int NONE = -1;

    private ScanLowering() {}

    /** What partitions leave for others: a frame for each window. */
    private record Left(List<Frame> frames) implements Serializable {}

    static int[] lower(Scan node, int[] input, GraphBuilder graph) {
        if (node.steps().get(0).function().op().isWeighted()) {
            return WeightedLowering.lower(node, input, graph);
        }
        String hex = node.token().hex();
        List<WindowKernel> kernels = node.steps().stream()
                .map(step -> new WindowKernel(step.operand(), step.function(), node.keys()))
                .toList();
        boolean looksBack =
                kernels.stream().anyMatch(kernel -> kernel.function().looksBack());
        boolean looksAhead =
                kernels.stream().anyMatch(kernel -> kernel.function().looksAhead());
        int[] before = looksBack ? chain("scan-before-" + hex, kernels, input, graph, true) : none(input.length);
        int[] after = looksAhead ? chain("scan-after-" + hex, kernels, input, graph, false) : none(input.length);
        List<String> names = node.steps().stream().map(Scan.Step::name).toList();
        int layer = graph.layer(node.layerName(), new int[] {input.length}, 0);
        int[] computed = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            int[] reads = {input[i], before[i], after[i]};
            Kernel apply = new Apply(kernels, names, before[i] != NONE, after[i] != NONE);
            computed[i] = graph.add(
                    layer,
                    i,
                    apply,
                    Arrays.stream(reads).filter(task -> task != NONE).toArray());
        }
        return computed;
    }

    private static int[] none(int count) {
        int[] none = new int[count];
        Arrays.fill(none, NONE);
        return none;
    }

    /** For each partition the task that knows what all before it left for it, or all after it. */
    private static int[] chain(
            String name, List<WindowKernel> kernels, int[] input, GraphBuilder graph, boolean forward) {
        int n = input.length;
        int[] known = none(n);
        if (n == 1) {
            return known;
        }
        int[] each = Tasks.each(graph, name + "-each", input, new Leave(kernels, forward));
        int layer = graph.layer(name, new int[] {n - 1}, 0);
        for (int k = 1; k < n; k++) {
            int at = forward ? k : n - 1 - k;
            int neighbour = forward ? at - 1 : at + 1;
            int[] reads = known[neighbour] == NONE
                    ? new int[] {each[neighbour]}
                    : forward
                            ? new int[] {known[neighbour], each[neighbour]}
                            : new int[] {each[neighbour], known[neighbour]};
            known[at] = graph.add(layer, k - 1, new Join(kernels, forward), reads);
        }
        return known;
    }

    private record Leave(List<WindowKernel> kernels, boolean forward) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            return new Left(kernels.stream()
                    .map(kernel -> forward ? kernel.ending(frame) : kernel.beginning(frame))
                    .toList());
        }

        @Override
        public String operation() {
            return "scan-edge";
        }
    }

    private record Join(List<WindowKernel> kernels, boolean forward) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            if (inputs.length == 1) {
                return Objects.requireNonNull(inputs[0]);
            }
            List<Frame> joined = new ArrayList<>();
            for (int i = 0; i < kernels.size(); i++) {
                List<Frame> both =
                        List.of(left(inputs[0]).get(i), left(inputs[1]).get(i));
                joined.add(
                        forward ? kernels.get(i).ending(both) : kernels.get(i).beginning(both));
            }
            return new Left(joined);
        }

        @Override
        public String operation() {
            return "scan-carry";
        }
    }

    private static List<Frame> left(@Nullable Object input) {
        return ((Left) Objects.requireNonNull(input)).frames();
    }

    private record Apply(List<WindowKernel> kernels, List<String> names, boolean hasBefore, boolean hasAfter)
            implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            Frame result = frame;
            for (int i = 0; i < kernels.size(); i++) {
                Frame before = hasBefore ? left(inputs[1]).get(i) : null;
                Frame after = hasAfter ? left(inputs[inputs.length - 1]).get(i) : null;
                Column values = kernels.get(i).apply(frame, before, after);
                result = result.with(names.get(i), values);
            }
            return result;
        }

        @Override
        public String operation() {
            return "scan";
        }
    }
}
