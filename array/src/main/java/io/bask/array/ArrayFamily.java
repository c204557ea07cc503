package io.bask.array;

import io.bask.Deferred;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Blocks;
import io.bask.array.expr.Later;
import io.bask.array.lower.ArrayLowering;
import io.bask.array.rule.ArrayOptimizer;
import io.bask.expr.Tree;
import io.bask.graph.GraphBuilder;
import io.bask.memory.Kept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All arrays: optimised together, lowered together. */
enum ArrayFamily implements Family {
    /** The only one. */
    INSTANCE;

    @Override
    public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
        List<ArrayExpr> asked =
                members.stream().map(member -> ((Array) member).expr()).toList();
        List<ArrayExpr> roots = optimize ? ArrayOptimizer.standard().optimize(asked) : asked;
        List<int[]> tasks = ArrayLowering.lower(roots, graph);
        List<Output<?>> outputs = new ArrayList<>(members.size());
        for (int i = 0; i < tasks.size(); i++) {
            ArrayExpr expr = asked.get(i);
            outputs.add(Output.<NDArray>keeping(
                    tasks.get(i),
                    results -> Assembly.assemble(expr.chunks(), blocks(results)),
                    results -> new Array(new Blocks(expr, kept(results)))));
        }
        return outputs;
    }

    @Override
    public Lazy<?> later(Lazy<?> member, Deferred<?> deferred) {
        return new Array(new Later(((Array) member).expr(), deferred));
    }

    private static List<NDArray> blocks(@Nullable Object[] results) {
        return Arrays.stream(results)
                .map(result -> (NDArray) Objects.requireNonNull(result))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Kept<NDArray>> kept(@Nullable Object[] results) {
        return Arrays.stream(results)
                .map(result -> (Kept<NDArray>) Objects.requireNonNull(result))
                .toList();
    }

    @Override
    public Map<String, String> explain(Lazy<?> member) {
        Map<String, String> phases = new LinkedHashMap<>();
        ArrayOptimizer.standard()
                .snapshots(List.of(((Array) member).expr()))
                .forEach((phase, roots) -> phases.put(phase, Tree.draw(roots)));
        return phases;
    }
}
