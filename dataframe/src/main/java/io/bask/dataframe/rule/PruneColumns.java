package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Derived;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.InMemory;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Later;
import io.bask.dataframe.expr.LazyFrames;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.RowOffset;
import io.bask.dataframe.expr.RowWise;
import io.bask.dataframe.expr.Source;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads and computes only columns that a result needs.
 *
 * <pre>  aggregate(filter(read(t, [a, b, c, d]), a &gt; 0), sum(b))
 *  becomes  aggregate(filter(read(t, [a, b]), a &gt; 0), sum(b))  </pre>
 *
 * <p>Filters and joins are followed by a selection where they need columns that nobody reads behind them; both are then one task.
 *
 * <p>Needs are collected from the results down, over everything that reads a table, so a source that several results share
 * is still read once. A table may end up with more columns than one of its readers asked for; a selection is put where
 * exactly the columns count.
 */
public final class PruneColumns implements GlobalRule<FrameExpr> {
    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        List<FrameExpr> order = Walk.postOrder(roots);
        Map<FrameExpr, Set<String>> needs = new HashMap<>();
        roots.forEach(root -> need(needs, root, root.schema().names()));
        for (int i = order.size() - 1; i >= 0; i--) {
            FrameExpr node = order.get(i);
            Set<String> own = needs.getOrDefault(node, Set.of());
            for (int input = 0; input < node.inputs().size(); input++) {
                FrameExpr below = node.inputs().get(input);
                need(
                        needs,
                        below,
                        node instanceof Derived derived ? derived.needs(input, own) : neededOf(node, below, own));
            }
        }
        Map<FrameExpr, FrameExpr> pruned = new HashMap<>();
        for (FrameExpr node : order) {
            Set<String> own = needs.getOrDefault(node, Set.of());
            pruned.put(node, Walk.inPlaceOf(node, narrow(node, own, pruned(node, own, pruned))));
        }
        List<FrameExpr> results = new ArrayList<>(roots.size());
        for (FrameExpr root : roots) {
            results.add(exactly(
                    Objects.requireNonNull(pruned.get(root)), root.schema().names()));
        }
        return results;
    }

    private static void need(Map<FrameExpr, Set<String>> needs, FrameExpr node, Collection<String> columns) {
        needs.computeIfAbsent(node, any -> new LinkedHashSet<>()).addAll(columns);
    }

    /** The columns of an input that a node reads when these of its own are needed. */
    private static Collection<String> neededOf(FrameExpr node, FrameExpr input, Set<String> own) {
        if (node instanceof Filter filter) {
            Set<String> both = new LinkedHashSet<>(own);
            both.addAll(filter.predicate().columns());
            return both;
        }
        if (node instanceof Assign assign) {
            return neededOf(assign, own);
        }
        if (node instanceof Rename rename) {
            Set<String> old = new LinkedHashSet<>();
            for (String name : input.schema().names()) {
                if (own.contains(rename.newNames().getOrDefault(name, name))) {
                    old.add(name);
                }
            }
            return old;
        }
        if (node instanceof Aggregated aggregated) {
            return aggregated.needed();
        }
        if (node instanceof Described described) {
            return described.schema().names();
        }
        if (node instanceof Length || node instanceof RowOffset) {
            return List.of();
        }
        return node instanceof MapPartitions ? input.schema().names() : own;
    }

    private static Set<String> neededOf(Assign assign, Set<String> own) {
        Set<String> needed = new LinkedHashSet<>(own);
        assign.names().forEach(needed::remove);
        for (int i = 0; i < assign.names().size(); i++) {
            if (own.contains(assign.names().get(i))) {
                needed.addAll(assign.values().get(i).columns());
            }
        }
        return needed;
    }

    private static FrameExpr pruned(FrameExpr node, Set<String> needed, Map<FrameExpr, FrameExpr> pruned) {
        if (node instanceof Source source) {
            List<String> kept = kept(source.columns(), needed);
            return kept.size() == source.columns().size() ? source : source.withColumns(kept);
        }
        if (node instanceof InMemory || node instanceof Later || node instanceof LazyFrames) {
            return exactly(node, kept(node.schema().names(), needed));
        }
        if (node instanceof Project project) {
            return new Project(input(project, pruned), kept(project.columns(), needed));
        }
        if (node instanceof Assign assign) {
            return pruned(assign, input(assign, pruned), needed);
        }
        if (node instanceof Rename rename) {
            return pruned(rename, input(rename, pruned));
        }
        return node instanceof Derived derived
                ? pruned(derived, needed, pruned)
                : Walk.withRebuiltInputs(node, withExactInputs(node, pruned));
    }

    /** What takes rows out of tables takes them of no column that nobody reads behind it, as keys and what filters look at often are. */
    private static FrameExpr narrow(FrameExpr before, Set<String> needed, FrameExpr node) {
        boolean takesRows = before instanceof Filter || before instanceof Join;
        return takesRows ? exactly(node, kept(node.schema().names(), needed)) : node;
    }

    /** What looks at several tables or moves rows gets exactly the columns it needs, so that no others are moved. */
    private static FrameExpr pruned(Derived node, Set<String> needed, Map<FrameExpr, FrameExpr> pruned) {
        List<FrameExpr> inputs = new ArrayList<>(node.inputs().size());
        for (int i = 0; i < node.inputs().size(); i++) {
            FrameExpr before = node.inputs().get(i);
            FrameExpr input = Objects.requireNonNull(pruned.get(before));
            inputs.add(exactly(input, kept(before.schema().names(), node.needs(i, needed))));
        }
        return inputs.equals(node.inputs()) ? node : node.withInputs(inputs);
    }

    private static FrameExpr input(RowWise node, Map<FrameExpr, FrameExpr> pruned) {
        return Objects.requireNonNull(pruned.get(node.input()));
    }

    private static FrameExpr pruned(Rename rename, FrameExpr input) {
        Map<String, String> kept = new HashMap<>(rename.newNames());
        kept.keySet().removeIf(name -> !input.schema().contains(name));
        return kept.isEmpty() ? input : new Rename(input, kept);
    }

    /** Functions of the user's and descriptions look at all columns, so they get exactly those that they had. */
    private static Map<FrameExpr, FrameExpr> withExactInputs(FrameExpr node, Map<FrameExpr, FrameExpr> pruned) {
        if (!(node instanceof MapPartitions) && !(node instanceof Described)) {
            return pruned;
        }
        FrameExpr input = node.inputs().get(0);
        List<String> columns = node instanceof Described
                ? node.schema().names()
                : input.schema().names();
        return Map.of(input, exactly(Objects.requireNonNull(pruned.get(input)), columns));
    }

    private static FrameExpr pruned(Assign assign, FrameExpr input, Set<String> needed) {
        List<String> names = new ArrayList<>();
        List<ColumnExpr> values = new ArrayList<>();
        for (int i = 0; i < assign.names().size(); i++) {
            if (needed.contains(assign.names().get(i))) {
                names.add(assign.names().get(i));
                values.add(assign.values().get(i));
            }
        }
        return names.isEmpty() ? input : new Assign(input, names, values);
    }

    private static List<String> kept(List<String> columns, Set<String> needed) {
        return columns.stream().filter(needed::contains).toList();
    }

    private static FrameExpr exactly(FrameExpr node, List<String> columns) {
        return node.schema().names().equals(columns) ? node : new Project(node, columns);
    }
}
