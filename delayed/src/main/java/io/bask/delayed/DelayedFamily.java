package io.bask.delayed;

import io.bask.Deferred;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.delayed.expr.Computed;
import io.bask.delayed.expr.DelayedExpr;
import io.bask.delayed.lower.DelayedLowering;
import io.bask.expr.Tree;
import io.bask.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All delayed values. There is nothing to optimise about calls of unknown functions. */
enum DelayedFamily implements Family {
    INSTANCE;

    @Override
    public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
        List<DelayedExpr> exprs = new ArrayList<>(members.size());
        members.forEach(member -> exprs.add(((Delayed<?>) member).expr()));
        int[] tasks = DelayedLowering.into(graph).lower(exprs, optimize);
        List<Output<?>> outputs = new ArrayList<>(tasks.length);
        for (int task : tasks) {
            outputs.add(Output.keeping(new int[] {task}, blocks -> blocks[0], blocks -> Delayed.value(blocks[0])));
        }
        return outputs;
    }

    @Override
    public Lazy<?> later(Lazy<?> member, Deferred<?> deferred) {
        return new Delayed<>(new Computed(deferred));
    }

    @Override
    public Map<String, String> explain(Lazy<?> member) {
        return Map.of("expression", Tree.draw(List.of(((Delayed<?>) member).expr())));
    }
}
