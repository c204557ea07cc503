package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Scan;
import io.bask.dataframe.kernel.WeightedKernel;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers windows of falling weights: partitions one after the other, each handing its state on. */
final class WeightedLowering {
    private WeightedLowering() {}

    /** The columns of a partition, and what the next one needs. */
    private record Carried(List<WeightedKernel.Result> results) implements Serializable {}

    static int[] lower(Scan node, int[] input, GraphBuilder graph) {
        List<WeightedKernel> kernels = node.steps().stream()
                .map(step -> new WeightedKernel(step.operand(), step.function(), node.keys()))
                .toList();
        List<String> names = node.steps().stream().map(Scan.Step::name).toList();
        int layer = graph.layer("weighted-" + node.token().hex(), new int[] {input.length}, 0);
        int[] carried = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            int[] reads = i == 0 ? new int[] {input[0]} : new int[] {input[i], carried[i - 1]};
            carried[i] = graph.add(layer, i, new Step(kernels), reads);
        }
        return Tasks.pairs(graph, node.layerName(), input, carried, new Attach(names));
    }

    private record Step(List<WeightedKernel> kernels) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<WeightedKernel.Result> results = new ArrayList<>();
            for (int i = 0; i < kernels.size(); i++) {
                Frame before = inputs.length == 1
                        ? null
                        : carried(inputs[1]).results().get(i).state();
                results.add(kernels.get(i).run(Inputs.frame(inputs, 0), before));
            }
            return new Carried(results);
        }

        @Override
        public String operation() {
            return "weighted";
        }
    }

    private static Carried carried(@Nullable Object input) {
        return (Carried) Objects.requireNonNull(input);
    }

    private record Attach(List<String> names) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame result = Inputs.frame(inputs, 0);
            for (int i = 0; i < names.size(); i++) {
                result = result.with(
                        names.get(i), carried(inputs[1]).results().get(i).values());
            }
            return result;
        }

        @Override
        public String operation() {
            return "scan";
        }
    }
}
