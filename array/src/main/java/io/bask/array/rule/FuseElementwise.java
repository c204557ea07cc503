package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins elementwise nodes over one grid, and the creations that they start from, into one node.
 *
 * <pre>  sqrt(x * x + y * y) * 2 - 1   becomes   fused(multiply, multiply, add, sqrt, multiply, subtract)(x, y)  </pre>
 *
 * <p>What {@link FusionPlan} keeps is the border of groups; everything between is computed tile by tile and never lies
 * in memory as a block.
 */
public final class FuseElementwise implements GlobalRule<ArrayExpr> {
    @Override
    public List<ArrayExpr> apply(List<ArrayExpr> roots) {
        FusionPlan plan = new FusionPlan(roots);
        Map<ArrayExpr, ArrayExpr> rebuilt = new HashMap<>();
        for (ArrayExpr node : Walk.postOrder(roots)) {
            if (plan.isKept(node)) {
                ArrayExpr better = node instanceof Elementwise elementwise
                        ? new FusedBuilder(plan, elementwise).build(rebuilt)
                        : Walk.withRebuiltInputs(node, rebuilt);
                rebuilt.put(node, Walk.inPlaceOf(node, better));
            }
        }
        List<ArrayExpr> results = new ArrayList<>(roots.size());
        roots.forEach(root -> results.add(rebuilt.getOrDefault(root, root)));
        return results;
    }
}
