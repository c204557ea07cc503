package io.bask.expr;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Draws expressions as indented text, for {@code explain}; a node used twice is written once and referred to by number. */
public final class Tree {
    private static final int MOST_LINES = 400;

    private Tree() {}

    /** One line a node, inputs indented below; long expressions end with a line that says how much was left out. */
    public static <E extends Expr<E>> String draw(Collection<? extends E> roots) {
        return draw(roots, node -> "");
    }

    /** The same with a note behind each expression. */
    public static <E extends Expr<E>> String draw(Collection<? extends E> roots, Function<E, String> note) {
        Set<E> shared = shared(roots);
        Map<E, Integer> numbers = new HashMap<>();
        ArrayDeque<Line<E>> open = new ArrayDeque<>();
        List<E> last = List.copyOf(roots);
        for (int i = last.size() - 1; i >= 0; i--) {
            open.push(new Line<>(last.get(i), 0));
        }
        StringBuilder text = new StringBuilder();
        int lines = 0;
        while (!open.isEmpty()) {
            if (lines++ == MOST_LINES) {
                text.append("... and ").append(Walk.postOrder(roots).size()).append(" nodes in all\n");
                break;
            }
            Line<E> line = open.pop();
            text.append("  ".repeat(line.depth));
            Integer number = numbers.get(line.node);
            if (number != null) {
                text.append("see #").append(number).append('\n');
                continue;
            }
            text.append(line.node.describe()).append(note.apply(line.node));
            if (!line.node.annotations().isEmpty()) {
                text.append("  ").append(line.node.annotations());
            }
            if (shared.contains(line.node) && !line.node.inputs().isEmpty()) {
                numbers.put(line.node, numbers.size() + 1);
                text.append("  #").append(numbers.size());
            }
            text.append('\n');
            List<E> inputs = line.node.inputs();
            for (int i = inputs.size() - 1; i >= 0; i--) {
                open.push(new Line<>(inputs.get(i), line.depth + 1));
            }
        }
        return text.toString();
    }

    /** Nodes that would be drawn more than once. */
    private static <E extends Expr<E>> Set<E> shared(Collection<? extends E> roots) {
        Set<E> seen = new HashSet<>(roots);
        Set<E> shared = new HashSet<>();
        for (E node : Walk.postOrder(roots)) {
            for (E input : node.inputs()) {
                if (!seen.add(input)) {
                    shared.add(input);
                }
            }
        }
        return shared;
    }

    private record Line<E extends Expr<E>>(E node, int depth) {}
}
