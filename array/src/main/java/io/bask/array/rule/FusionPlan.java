package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AxisMap;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Creation;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.SliceBasic;
import io.bask.array.expr.Transpose;
import io.bask.expr.Walk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which nodes are kept as blocks in memory, and which are computed inside the groups that read them.
 *
 * <p>Nodes are visited readers first. A group begins at an elementwise node that somebody outside of groups reads. A
 * node joins the group of its readers if they all are in one group, so that a group has one way out and groups cannot
 * wait for each other in a circle; or, whoever reads it, if it is cheap to compute again. Nodes that only look at others
 * (stretched, transposed) dissolve into how a group looks at what lies below.
 */
final class FusionPlan {
    /** Larger groups would make loops that the JIT compiler gives up on. */
    static final int LARGEST_GROUP = 400;

    private static final int NO_GROUP = -1;
    private static final int SEVERAL_GROUPS = -2;

    private final Cost cost;
    private final Set<ArrayExpr> kept = new HashSet<>();
    private final Map<ArrayExpr, Integer> groupOf = new HashMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private final Set<ArrayExpr> inlined = new HashSet<>();

    FusionPlan(List<ArrayExpr> roots) {
        this.cost = new Cost(roots);
        List<ArrayExpr> order = Walk.postOrder(roots);
        kept.addAll(roots);
        for (int i = order.size() - 1; i >= 0; i--) {
            visit(order.get(i), i);
        }
    }

    /** Whether somebody reads the node's blocks. */
    boolean isKept(ArrayExpr node) {
        return kept.contains(node);
    }

    /** Whether groups that read the node compute it themselves. */
    boolean isInlined(ArrayExpr node) {
        return inlined.contains(node);
    }

    /** What a group finds when it looks at {@code node}: views dissolved. */
    Sight look(ArrayExpr node, AxisMap view) {
        ArrayExpr at = node;
        AxisMap map = view;
        while (true) {
            if (at instanceof BroadcastTo stretched) {
                map = map.then(stretched.view());
                at = stretched.input();
            } else if (at instanceof Transpose transposed) {
                map = map.then(transposed.view());
                at = transposed.input();
            } else if (at instanceof SliceBasic slice && slice.takesAll()) {
                map = map.then(slice.view());
                at = slice.input();
            } else {
                return new Sight(at, map);
            }
        }
    }

    /**
     * A node as seen from a group.
     *
     * @param node what is read in the end
     * @param view how
     */
    record Sight(ArrayExpr node, AxisMap view) {
        // By hand: what a record has of itself takes the JVM 10 ms to make when it is first asked for.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sight sight && node.equals(sight.node) && view.equals(sight.view);
        }

        @Override
        public int hashCode() {
            return 31 * node.hashCode() + view.hashCode();
        }
    }

    /** Whether a group makes the elements itself. */
    boolean isGenerated(Sight sight) {
        return sight.node() instanceof Creation && cost.isCheap(sight.node());
    }

    private void visit(ArrayExpr node, int number) {
        int readers = groupOf.getOrDefault(node, NO_GROUP);
        if (!(node instanceof Elementwise elementwise)) {
            if (kept.contains(node)) {
                kept.addAll(node.inputs());
            }
            return;
        }
        if (readers != NO_GROUP) {
            if (cost.isCheap(node) || (readers >= 0 && !kept.contains(node) && hasRoom(readers))) {
                inlined.add(node);
                join(elementwise, readers);
            } else {
                kept.add(node);
            }
        }
        if (kept.contains(node)) {
            join(elementwise, number);
        }
    }

    private boolean hasRoom(int group) {
        return sizes.getOrDefault(group, 0) < LARGEST_GROUP;
    }

    /** Makes the node a member of a group, and tells its arguments who reads them. */
    private void join(Elementwise node, int group) {
        sizes.merge(group, weight(node), Integer::sum);
        for (int i = 0; i < node.inputs().size(); i++) {
            Sight sight = look(node.inputs().get(i), node.view(i));
            ArrayExpr seen = sight.node();
            boolean aligned = seen instanceof Elementwise
                    && sight.view().isPlain(seen.shape(), node.shape())
                    && seen.chunks().equals(node.chunks());
            if (aligned) {
                groupOf.merge(seen, group, (a, b) -> a.equals(b) ? a : SEVERAL_GROUPS);
            } else if (!isGenerated(sight)) {
                kept.add(seen);
            }
        }
    }

    /** Roughly how many instructions the node becomes, casts of its arguments included. */
    private static int weight(Elementwise node) {
        int weight = node.signature().inputs().get(0).isComplex() ? 3 : 1;
        for (int i = 0; i < node.inputs().size(); i++) {
            weight += node.inputs().get(i).dtype() == node.signature().inputs().get(i) ? 0 : 1;
        }
        return weight;
    }
}
