package io.bask.expr;

import io.bask.annotation.Annotations;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds out which work a rule has put into new nodes, and annotates those like that work.
 *
 * <p>Nodes of the new expression that were not below the old one are new; nodes of the old one that are not below the new
 * one any more have been absorbed. Rules look a few levels deep, so this does too.
 */
final class Absorbed {
    private static final int DEEPEST = 6;
    private static final int MOST_NODES = 512;

    private Absorbed() {}

    static <E extends Expr<E>> void annotate(E node, E better) {
        Set<E> before = new HashSet<>();
        collect(node, before, Set.of());
        if (before.contains(better)) {
            return; // Something has been dropped, and nothing does its work.
        }
        Set<E> after = new HashSet<>();
        collect(better, after, before);
        Set<E> kept = new HashSet<>();
        for (E there : after) {
            for (E input : there.inputs()) {
                if (before.contains(input) && !kept.contains(input)) {
                    collect(input, kept, Set.of());
                }
            }
        }
        Annotations absorbed = Annotations.NONE;
        for (E old : before) {
            if (!old.annotations().isEmpty() && !kept.contains(old)) {
                absorbed = absorbed.isEmpty() ? old.annotations() : absorbed.fusedWith(old.annotations());
            }
        }
        if (!absorbed.isEmpty()) {
            for (E fresh : after) {
                fresh.alsoAnnotated(absorbed);
            }
        }
    }

    /** Adds {@code root} and what is below it, down to nodes in {@code end}. */
    private static <E extends Expr<E>> void collect(E root, Set<E> found, Set<E> end) {
        ArrayDeque<E> level = new ArrayDeque<>();
        level.add(root);
        found.add(root);
        for (int depth = 0; depth < DEEPEST && found.size() < MOST_NODES; depth++) {
            ArrayDeque<E> below = new ArrayDeque<>();
            for (E node : level) {
                for (E input : node.inputs()) {
                    if (!end.contains(input) && found.add(input)) {
                        below.add(input);
                    }
                }
            }
            level = below;
        }
    }
}
