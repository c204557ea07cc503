package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Creation;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Fused;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedReduce;
import io.bask.array.expr.Reduce;
import io.bask.array.expr.SelectedReduce;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a reduction compute the elements that it reduces, if nobody else reads them or they are cheap to make.
 *
 * <pre>  sum(fused(x, y))   becomes   fused-sum(x, y)
 *  sum(random)        becomes   fused-sum(random)
 *  selected-sum(where)   becomes   selected-sum(x, y)  </pre>
 */
public final class FuseIntoReduction implements GlobalRule<ArrayExpr> {
    @Override
    public List<ArrayExpr> apply(List<ArrayExpr> roots) {
        Map<ArrayExpr, Integer> readers = Walk.readers(roots);
        Cost cost = new Cost(roots);
        Map<ArrayExpr, ArrayExpr> rebuilt = new HashMap<>();
        for (ArrayExpr node : Walk.postOrder(roots)) {
            ArrayExpr on = Walk.withRebuiltInputs(node, rebuilt);
            if (node instanceof Reduce reduce) {
                boolean alone = readers.getOrDefault(reduce.input(), 0) <= 1;
                boolean cheap = reduce.input() instanceof Creation && cost.isCheap(reduce.input());
                rebuilt.put(node, alone || cheap ? Walk.rewritten(on, fuse((Reduce) on)) : on);
            } else if (on instanceof SelectedReduce selected) {
                rebuilt.put(node, Walk.rewritten(on, selected.fused()));
            } else {
                rebuilt.put(node, on);
            }
        }
        return roots.stream().map(root -> rebuilt.getOrDefault(root, root)).toList();
    }

    private static ArrayExpr fuse(Reduce reduce) {
        ArrayExpr input = reduce.input() instanceof Elementwise alone ? Fused.of(alone) : reduce.input();
        if (input instanceof Fused fused) {
            return new FusedReduce(fused.body(), fused.chunks(), reduce.spec(), fused.inputs());
        }
        if (input instanceof Creation creation && creation.isFormula()) {
            return new FusedReduce(FusedBody.of(creation), creation.chunks(), reduce.spec(), List.of());
        }
        return reduce;
    }
}
