package io.bask.expr;

import io.bask.annotation.Annotations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Walks over expressions that share inputs: each distinct node once, without recursion, so that a chain of 100 000
 * operations needs no deep stack.
 */
public final class Walk {
    private Walk() {}

    /** All distinct nodes below and including {@code roots}, inputs before the nodes that use them. */
    public static <E extends Expr<E>> List<E> postOrder(Collection<? extends E> roots) {
        List<E> order = new ArrayList<>();
        Set<E> done = new HashSet<>();
        ArrayDeque<Frame<E>> stack = new ArrayDeque<>();
        for (E root : roots) {
            if (done.add(root)) {
                stack.push(new Frame<>(root));
            }
            while (!stack.isEmpty()) {
                Frame<E> frame = stack.peek();
                if (frame.next < frame.inputs.size()) {
                    E input = frame.inputs.get(frame.next++);
                    if (done.add(input)) {
                        stack.push(new Frame<>(input));
                    }
                } else {
                    order.add(frame.node);
                    stack.pop();
                }
            }
        }
        return order;
    }

    /**
     * Rebuilds expressions from the leaves up.
     *
     * @param change what becomes of a node whose inputs have been rebuilt already
     * @return the rebuilt roots, in order; nodes that nothing changed are the same objects
     */
    public static <E extends Expr<E>> List<E> rebuild(Collection<? extends E> roots, Function<E, E> change) {
        Map<E, E> rebuilt = new HashMap<>();
        for (E node : postOrder(roots)) {
            rebuilt.put(node, rewritten(withRebuiltInputs(node, rebuilt), change));
        }
        List<E> results = new ArrayList<>(roots.size());
        for (E root : roots) {
            results.add(rebuilt.getOrDefault(root, root));
        }
        return results;
    }

    private static <E extends Expr<E>> E rewritten(E node, Function<E, E> change) {
        return rewritten(node, change.apply(node));
    }

    /**
     * What a rule made of {@code node}, written where that was, and annotated like all the work that it does now: that of
     * {@code node} and of nodes below it that are no longer there.
     */
    public static <E extends Expr<E>> E rewritten(E node, E better) {
        better.noteSite(node.site());
        if (Annotations.areUsed() && better != node) {
            Absorbed.annotate(node, better);
        }
        return better;
    }

    /** {@code node} on the rebuilt versions of its inputs; the same object where none changed. */
    public static <E extends Expr<E>> E withRebuiltInputs(E node, Map<E, E> rebuilt) {
        List<E> inputs = node.inputs();
        List<E> changed = null;
        for (int i = 0; i < inputs.size(); i++) {
            E input = inputs.get(i);
            E replacement = rebuilt.getOrDefault(input, input);
            if (replacement != input && changed == null) {
                changed = new ArrayList<>(inputs);
            }
            if (changed != null) {
                changed.set(i, replacement);
            }
        }
        if (changed == null) {
            return node;
        }
        return inPlaceOf(node, node.withInputs(changed));
    }

    /**
     * {@code better}, written where {@code node} was, unless it was written somewhere itself; where both are nodes of one
     * kind, annotated like it.
     */
    public static <E extends Expr<E>> E inPlaceOf(E node, E better) {
        better.noteSite(node.site());
        if (Annotations.areUsed() && better != node && better.getClass() == node.getClass()) {
            better.alsoAnnotated(node.annotations());
        }
        return better;
    }

    /** How many distinct nodes read each node, plus one for each time it is a root. */
    public static <E extends Expr<E>> Map<E, Integer> readers(Collection<? extends E> roots) {
        Map<E, Integer> readers = new HashMap<>();
        for (E node : postOrder(roots)) {
            for (E input : new HashSet<>(node.inputs())) {
                readers.merge(input, 1, Integer::sum);
            }
        }
        for (E root : roots) {
            readers.merge(root, 1, Integer::sum);
        }
        return readers;
    }

    private static final class Frame<E extends Expr<E>> {
        final E node;
        final List<E> inputs;
        int next;

        Frame(E node) {
            this.node = node;
            this.inputs = node.inputs();
        }
    }
}
