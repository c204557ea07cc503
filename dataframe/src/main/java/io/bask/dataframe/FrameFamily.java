package io.bask.dataframe;

import io.bask.Deferred;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Later;
import io.bask.dataframe.expr.LazyFrames;
import io.bask.dataframe.expr.Source;
import io.bask.dataframe.lower.FrameLowering;
import io.bask.dataframe.lower.GroupPartitions;
import io.bask.dataframe.rule.FrameRules;
import io.bask.expr.Tree;
import io.bask.expr.Walk;
import io.bask.graph.GraphBuilder;
import io.bask.optimize.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything lazy that comes out of tables: optimised together, so that what results share is read once. */
final class FrameFamily implements Family {
    static final FrameFamily INSTANCE = new FrameFamily();

    private final Optimizer<FrameExpr> optimizer = FrameRules.optimizer();

    private FrameFamily() {}

    @Override
    public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
        List<FrameExpr> roots = latest(members.stream().map(FrameFamily::expr).toList());
        List<int[]> tasks = FrameLowering.lower(optimize ? optimizer.optimize(roots) : roots, graph);
        List<Output<?>> outputs = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            outputs.add(output(members.get(i), tasks.get(i)));
        }
        return outputs;
    }

    @Override
    public Map<String, String> explain(Lazy<?> member) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<FrameExpr> optimized = new ArrayList<>();
        optimizer
                .snapshots(Walk.rebuild(List.of(expr(member)), GroupPartitions::withoutLargeLookup))
                .forEach((phase, roots) -> {
                    texts.put(phase, Tree.draw(roots));
                    optimized.clear();
                    optimized.addAll(roots);
                });
        texts.put("estimates", PhysicalPlan.estimates(optimized));
        texts.put("physical", PhysicalPlan.layers(optimized));
        texts.replaceAll((phase, text) -> text.replace('\u0000', '*'));
        return texts;
    }

    /** The expression with the metadata of one source looked up anew; dtypes above it are found again. */
    static FrameExpr refreshed(FrameExpr expr, String source) {
        return Walk.rebuild(List.of(expr), (FrameExpr node) -> {
                    if (node instanceof Source read && read.reader().identity().equals(source)) {
                        FrameReader fresh = read.reader().refreshed();
                        return read.withReader(fresh);
                    }
                    if (node instanceof Later later) {
                        Deferred<?> fresh = later.deferred().refreshed(source);
                        return new Later(expr(fresh.origin()), fresh);
                    }
                    return node instanceof LazyFrames lazy ? lazy.refreshed(source) : node;
                })
                .get(0);
    }

    /** What earlier computations found out about sources holds for these expressions too; and no table of groups is too large. */
    private static List<FrameExpr> latest(List<FrameExpr> roots) {
        return Walk.rebuild(roots, (FrameExpr node) -> {
            if (node instanceof Source read && read.reader().latest() != read.reader()) {
                return read.withReader(read.reader().latest());
            }
            if (node instanceof Later later) {
                FrameExpr origin = latest(List.of(later.origin())).get(0);
                return origin == later.origin() ? node : new Later(origin, later.deferred());
            }
            return GroupPartitions.withoutLargeLookup(node);
        });
    }

    @Override
    public Lazy<?> later(Lazy<?> member, Deferred<?> deferred) {
        FrameExpr later = new Later(expr(member), deferred);
        if (member instanceof DataFrame) {
            return new DataFrame(later);
        }
        if (member instanceof Series series) {
            return series.later(later);
        }
        return member instanceof Scalar<?> scalar ? scalar.later(later) : new Summary(later);
    }

    private static FrameExpr expr(Lazy<?> member) {
        if (member instanceof DataFrame frame) {
            return frame.expr();
        }
        if (member instanceof Series series) {
            return series.selected();
        }
        return member instanceof Scalar<?> scalar ? scalar.expr() : ((Summary) member).expr();
    }

    private static Output<?> output(Lazy<?> member, int[] tasks) {
        if (member instanceof DataFrame frame) {
            return frame.output(tasks);
        }
        if (member instanceof Series series) {
            return series.output(tasks);
        }
        return member instanceof Scalar<?> scalar ? scalar.output(tasks) : ((Summary) member).output(tasks);
    }
}
