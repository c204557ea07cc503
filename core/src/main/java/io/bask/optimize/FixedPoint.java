package io.bask.optimize;

import io.bask.expr.Expr;
import io.bask.expr.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies local rules until none fires.
 *
 * <p>A node is settled once its inputs are settled and no rule has anything to say to it. When a rule fires, its result
 * takes the node's place and is settled in turn; inputs that were settled before are not looked at again, so a rule
 * that pushes a node down through a chain of n operations costs O(n), not O(n^2).
 */
final class FixedPoint<E extends Expr<E>> {
    /** Told of every rewrite. */
    interface Listener<E> {
        void rewritten(String rule, E before, E after);
    }

    private static final long REWRITES_A_NODE = 200;
    private static final long REWRITES_AT_LEAST = 100_000;

    private final Phase.Local<E> phase;
    private final Listener<E> listener;
    private final Map<E, E> settled = new HashMap<>();
    private final long limit;
    private long rewrites;

    FixedPoint(Phase.Local<E> phase, int nodes, Listener<E> listener) {
        this.phase = phase;
        this.listener = listener;
        this.limit = Math.max(REWRITES_AT_LEAST, REWRITES_A_NODE * nodes);
    }

    List<E> apply(List<E> roots) {
        List<E> results = new ArrayList<>(roots.size());
        for (E root : roots) {
            results.add(settle(root));
        }
        return results;
    }

    private E settle(E root) {
        ArrayDeque<Frame<E>> stack = new ArrayDeque<>();
        stack.push(new Frame<>(root));
        while (!stack.isEmpty()) {
            Frame<E> frame = stack.peek();
            E waiting = firstUnsettledInput(frame);
            if (waiting != null) {
                stack.push(new Frame<>(waiting));
                continue;
            }
            E rebuilt = Walk.withRebuiltInputs(frame.node, settled);
            Optional<E> better = settled.containsKey(rebuilt) ? Optional.empty() : rewrite(rebuilt);
            if (better.isPresent()) {
                frame.startOver(better.get());
            } else {
                E result = settled.getOrDefault(rebuilt, rebuilt);
                settled.putIfAbsent(rebuilt, result);
                frame.origins.forEach(origin -> settled.put(origin, result));
                stack.pop();
            }
        }
        return settled.getOrDefault(root, root);
    }

    private @Nullable E firstUnsettledInput(Frame<E> frame) {
        while (frame.next < frame.inputs.size()) {
            E input = frame.inputs.get(frame.next);
            if (!settled.containsKey(input)) {
                return input;
            }
            frame.next++;
        }
        return null;
    }

    private Optional<E> rewrite(E node) {
        for (Rule<E> rule : phase.rules()) {
            Optional<E> better = rule.apply(node);
            if (better.isPresent() && !better.get().equals(node)) {
                if (++rewrites > limit) {
                    throw new RuleException(
                            "phase %s did not come to rest after %d rewrites; rule %s still turns %s into %s"
                                    .formatted(
                                            phase.name(),
                                            limit,
                                            rule.name(),
                                            node.describe(),
                                            better.get().describe()));
                }
                listener.rewritten(rule.name(), node, better.get());
                return Optional.of(Walk.rewritten(node, better.get()));
            }
        }
        return Optional.empty();
    }

    /** A node being settled, and every node that it has replaced on the way. */
    private static final class Frame<E extends Expr<E>> {
        final List<E> origins = new ArrayList<>(1);
        E node;
        List<E> inputs;
        int next;

        Frame(E node) {
            this.node = node;
            this.inputs = node.inputs();
            origins.add(node);
        }

        void startOver(E replacement) {
            origins.add(replacement);
            node = replacement;
            inputs = replacement.inputs();
            next = 0;
        }
    }
}
