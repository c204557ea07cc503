package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Inner joins of joins, seen as tables and the columns of theirs that must be equal.
 *
 * <p>Selections, new names and exchanges between the joins are looked through; anything else between them makes a table.
 */
final class JoinTree {
    /** Larger trees are taken apart no further: choosing an order takes steps in the cube of their number. */
    private static final int MOST = 24;

    /**
     * A column of one of the tables.
     *
     * @param leaf the table's position
     * @param name what the table calls it
     */
    record Origin(int leaf, String name) {}

    private final Join root;
    private final List<FrameExpr> leaves = new ArrayList<>();
    private final List<FrameExpr> joins = new ArrayList<>();
    private final Set<FrameExpr> inside = new LinkedHashSet<>();
    /** Where the columns of each table inside come from. */
    private final Map<FrameExpr, Map<String, Origin>> origins = new HashMap<>();
    /** Columns that are equal, each with one that stands for all of them in the end. */
    private final Map<Origin, Origin> equal = new HashMap<>();

    private JoinTree(Join root) {
        this.root = root;
    }

    /**
     * The tree that ends in a join.
     *
     * @param order every table behind its inputs
     * @param readers how many read each table
     */
    static JoinTree below(Join root, List<FrameExpr> order, Map<FrameExpr, Integer> readers) {
        JoinTree tree = new JoinTree(root);
        tree.collect(readers);
        for (FrameExpr node : order) {
            if (tree.inside.contains(node)) {
                tree.origins.put(node, tree.origins(node));
            }
        }
        return tree;
    }

    /** The tables that are joined, the leftmost first. */
    List<FrameExpr> leaves() {
        return leaves;
    }

    /** All joins of the tree. */
    List<FrameExpr> joins() {
        return joins;
    }

    /** True when the tables can be joined in any order: none comes twice, and none has two columns that must equal each other. */
    boolean isFree() {
        Set<Origin> seen = new HashSet<>();
        for (Origin column : keys()) {
            if (!seen.add(new Origin(column.leaf(), key(column).toString()))) {
                return false;
            }
        }
        return new HashSet<>(leaves).size() == leaves.size();
    }

    /** Where the columns of the result come from, in their order. */
    Map<String, Origin> columns() {
        Map<String, Origin> columns = new LinkedHashMap<>();
        Map<String, Origin> known = Objects.requireNonNull(origins.get(root));
        root.schema().names().forEach(name -> columns.put(name, Objects.requireNonNull(known.get(name))));
        return columns;
    }

    /** The column that stands for all that this one must equal; itself where it need not equal any. */
    Origin key(Origin column) {
        Origin at = column;
        for (Origin next = equal.get(at); next != null; next = equal.get(at)) {
            at = next;
        }
        return at;
    }

    /** Every column that must equal another one. */
    Set<Origin> keys() {
        Set<Origin> keys = new LinkedHashSet<>(equal.keySet());
        equal.values().forEach(keys::add);
        return keys;
    }

    private void collect(Map<FrameExpr, Integer> readers) {
        ArrayDeque<FrameExpr> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            FrameExpr node = open.pop();
            inside.add(node);
            Join join = node == root ? root : joinBelow(node, readers);
            if (join == null || leaves.size() + open.size() >= MOST) {
                addLeaf(node, readers);
                continue;
            }
            for (FrameExpr at = node; at != join; at = at.inputs().get(0)) {
                inside.add(at);
            }
            inside.add(join);
            joins.add(join);
            open.push(join.inputs().get(1));
            open.push(join.inputs().get(0));
        }
    }

    /** A table is taken as it was before an exchange that only this tree reads. */
    private void addLeaf(FrameExpr node, Map<FrameExpr, Integer> readers) {
        FrameExpr leaf = node;
        while (leaf instanceof Exchange exchange && readers.getOrDefault(leaf, 0) == 1) {
            leaf = exchange.input();
            inside.add(leaf);
        }
        leaves.add(leaf);
    }

    private static @org.jspecify.annotations.Nullable Join joinBelow(FrameExpr node, Map<FrameExpr, Integer> readers) {
        FrameExpr at = node;
        while (readers.getOrDefault(at, 0) == 1) {
            if (at instanceof Join join) {
                return join.spec().isMovable() ? join : null;
            }
            if (!(at instanceof Project) && !(at instanceof Rename) && !(at instanceof Exchange)) {
                return null;
            }
            at = at.inputs().get(0);
        }
        return null;
    }

    private Map<String, Origin> origins(FrameExpr node) {
        Map<String, Origin> own = new HashMap<>();
        int leaf = leaves.indexOf(node);
        if (leaf >= 0) {
            node.schema().names().forEach(name -> own.put(name, new Origin(leaf, name)));
            return own;
        }
        for (FrameExpr input : node.inputs()) {
            Map<String, Origin> below = Objects.requireNonNull(origins.get(input));
            below.forEach((name, origin) ->
                    own.put(node instanceof Rename rename ? rename.newNames().getOrDefault(name, name) : name, origin));
        }
        own.keySet().retainAll(node.schema().names());
        if (node instanceof Join join) {
            for (int i = 0; i < join.spec().leftKeys().size(); i++) {
                Origin left = key(
                        Objects.requireNonNull(own.get(join.spec().leftKeys().get(i))));
                Origin right = key(
                        Objects.requireNonNull(own.get(join.spec().rightKeys().get(i))));
                if (!left.equals(right)) {
                    equal.put(right, left);
                }
            }
        }
        return own;
    }
}
