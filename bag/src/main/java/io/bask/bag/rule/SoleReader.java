package io.bask.bag.rule;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Each;
import io.bask.expr.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rebuilds expressions, merging nodes into stages below them that nobody else reads.
 *
 * <p>Stages with several readers stay as they are: they run once and their readers share the result.
 */
final class SoleReader {
    /** A pass is a chain of calls as deep as it has stages. */
    static final int MOST_STAGES = 64;

    /** Merges a node into the stages that it alone reads, or leaves it alone. */
    interface Merger {
        Optional<BagExpr> merge(BagExpr reader, Each stages);
    }

    private SoleReader() {}

    static List<BagExpr> rebuild(List<BagExpr> roots, Merger merger) {
        Map<BagExpr, Integer> readers = Walk.readers(roots);
        Map<BagExpr, BagExpr> rebuilt = new HashMap<>();
        for (BagExpr node : Walk.postOrder(roots)) {
            BagExpr renewed = Walk.withRebuiltInputs(node, rebuilt);
            boolean sole = node.inputs().size() == 1
                    && readers.getOrDefault(node.inputs().get(0), 0) == 1;
            if (sole && renewed.inputs().get(0) instanceof Each stages) {
                rebuilt.put(
                        node,
                        Walk.rewritten(renewed, merger.merge(renewed, stages).orElse(renewed)));
            } else {
                rebuilt.put(node, renewed);
            }
        }
        return roots.stream().map(root -> rebuilt.getOrDefault(root, root)).toList();
    }
}
