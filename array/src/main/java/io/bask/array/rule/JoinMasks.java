package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.SelectedReduce;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one function of an array and the mask that selects of it, so that both can be computed on the way.
 *
 * <pre>  selected-mean(x, greater(x, 0.5))   becomes   selected-mean(where(greater(x, 0.5), x, x))  </pre>
 */
public final class JoinMasks implements GlobalRule<ArrayExpr> {
    @Override
    public List<ArrayExpr> apply(List<ArrayExpr> roots) {
        List<ArrayExpr> order = Walk.postOrder(roots);
        if (order.stream().noneMatch(SelectedReduce.class::isInstance)) {
            return roots;
        }
        Map<ArrayExpr, ArrayExpr> rebuilt = new HashMap<>();
        for (ArrayExpr node : order) {
            ArrayExpr on = Walk.withRebuiltInputs(node, rebuilt);
            boolean joins = on instanceof SelectedReduce reduce && !reduce.isJoined();
            rebuilt.put(node, joins ? Walk.rewritten(on, ((SelectedReduce) on).joined()) : on);
        }
        return roots.stream().map(root -> rebuilt.getOrDefault(root, root)).toList();
    }
}
