package io.bask.bag.lower;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Concat;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.Exchange;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.Join;
import io.bask.bag.expr.Numbers;
import io.bask.bag.expr.Product;
import io.bask.bag.expr.Read;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Regroup;
import io.bask.bag.expr.Rows;
import io.bask.bag.expr.Select;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which bags flow into the one pass that reads them, element by element, instead of being collected by tasks of their
 * own.
 *
 * <p>Partitions in memory and ranges always can; files and bags put together from others, where one pass alone reads
 * them. So a file's lines are never all in memory.
 */
final class Flow {
    /** Read twice, or by something that needs whole partitions. */
    private final Set<BagExpr> collected = new HashSet<>();

    /** The flow to {@code roots}, whose partitions are wanted. */
    Flow(List<BagExpr> roots, List<BagExpr> inputsFirst) {
        collected.addAll(roots);
        Set<BagExpr> read = new HashSet<>();
        for (int i = inputsFirst.size() - 1; i >= 0; i--) {
            BagExpr node = inputsFirst.get(i);
            boolean takesElements = node instanceof Each || node instanceof Reduce || node instanceof Exchange;
            boolean handsOn = choosesPartitions(node) && !collected.contains(node);
            for (BagExpr input : node.inputs()) {
                if (!read.add(input) || !(takesElements || handsOn)) {
                    collected.add(input);
                }
            }
        }
    }

    boolean flows(BagExpr node) {
        return node instanceof Held || node instanceof Numbers || (canFlow(node) && !collected.contains(node));
    }

    /** Whether a node's partitions are partitions of its inputs, unchanged. */
    static boolean choosesPartitions(BagExpr node) {
        return node instanceof Select || node instanceof Concat;
    }

    private static boolean canFlow(BagExpr node) {
        return choosesPartitions(node)
                || node instanceof Read
                || node instanceof Rows
                || node instanceof Product
                || node instanceof Regroup
                || node instanceof Exchange
                || node instanceof Join;
    }
}
