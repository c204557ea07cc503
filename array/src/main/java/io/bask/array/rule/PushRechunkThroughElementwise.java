package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Rechunk;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts the arguments anew instead of the result, so that functions over shifted parts of an array become one.
 *
 * <pre>  add(rechunk(add(rechunk(a), rechunk(b))), rechunk(c))   becomes   add(add(rechunk(a), rechunk(b)), rechunk(c))  </pre>
 *
 * <p>Only where nothing but elementwise functions reads the result, nothing else its argument, and every block is made of a
 * few pieces before and after: those are read where they lie, so that cutting two arguments costs no more than cutting one
 * result.
 */
public final class PushRechunkThroughElementwise implements GlobalRule<ArrayExpr> {
    /** Each pass goes one function deeper; what is deeper than this keeps its copy. */
    private static final int MOST_PASSES = 16;

    @Override
    public List<ArrayExpr> apply(List<ArrayExpr> roots) {
        List<ArrayExpr> at = roots;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            List<ArrayExpr> next = pass(at);
            if (next.equals(at)) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static List<ArrayExpr> pass(List<ArrayExpr> roots) {
        List<ArrayExpr> order = Walk.postOrder(roots);
        if (order.stream().noneMatch(Rechunk.class::isInstance)) {
            return roots;
        }
        Map<ArrayExpr, Integer> readers = Walk.readers(roots);
        Set<ArrayExpr> readAsBlocks = new HashSet<>(roots);
        order.stream()
                .filter(node -> !(node instanceof Elementwise))
                .forEach(node -> readAsBlocks.addAll(node.inputs()));
        Map<ArrayExpr, ArrayExpr> rebuilt = new HashMap<>();
        for (ArrayExpr node : order) {
            ArrayExpr on = Walk.withRebuiltInputs(node, rebuilt);
            boolean mayMove = node instanceof Rechunk rechunk
                    && !readAsBlocks.contains(node)
                    && readers.getOrDefault(rechunk.input(), 0) == 1;
            rebuilt.put(node, mayMove ? Walk.inPlaceOf(node, moved((Rechunk) on)) : on);
        }
        return roots.stream().map(root -> rebuilt.getOrDefault(root, root)).toList();
    }

    /** The function of arguments that are cut anew, or the node itself. */
    private static ArrayExpr moved(Rechunk node) {
        if (!(node.input() instanceof Elementwise function) || !node.isOfFewPieces()) {
            return node;
        }
        List<ArrayExpr> arguments = new ArrayList<>();
        for (ArrayExpr argument : function.inputs()) {
            if (argument.ndim() == 0) {
                arguments.add(argument);
                continue;
            }
            ArrayExpr uncut = argument instanceof Rechunk cut ? cut.input() : argument;
            ArrayExpr anew =
                    uncut.shape().equals(node.shape()) ? Rechunk.of(uncut, node.chunks(), node.limits()) : uncut;
            boolean isFew = !(anew instanceof Rechunk cut) || cut.isOfFewPieces();
            if (!anew.chunks().equals(node.chunks()) || !isFew) {
                return node;
            }
            arguments.add(anew);
        }
        return function.with(arguments, node.chunks());
    }
}
