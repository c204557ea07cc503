package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Estimate;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.rule.JoinTree.Origin;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The tables of a tree of joins, joined again: the pair with the fewest expected rows first.
 *
 * @param table the result, with the columns of the tree
 * @param rows the expected rows of all joins together
 */
record JoinPlan(FrameExpr table, double rows) {
    /** Tables that are joined already: the result, its size, and for each column that must equal others one that holds it. */
    private record Part(FrameExpr table, Estimate size, Map<Origin, String> keys) {}

    private record Pair(Part left, Part right, Estimate size, double mostRows) {}

    static JoinPlan of(JoinTree tree, Map<FrameExpr, Estimate> sizes, Map<FrameExpr, FrameExpr> rebuilt) {
        Map<Origin, String> names = names(tree);
        List<Part> parts = new ArrayList<>();
        for (int leaf = 0; leaf < tree.leaves().size(); leaf++) {
            FrameExpr table = tree.leaves().get(leaf);
            parts.add(new Part(
                    named(Objects.requireNonNull(rebuilt.get(table)), leaf, names),
                    Objects.requireNonNull(sizes.get(table)),
                    keys(tree, leaf, names)));
        }
        Map<Origin, Double> distinct = distinct(tree, sizes);
        double rows = 0;
        while (parts.size() > 1) {
            Pair best = best(parts, distinct);
            rows += best.size().rows();
            parts.remove(best.left());
            parts.remove(best.right());
            parts.add(joined(best));
        }
        return new JoinPlan(asBefore(parts.get(0).table(), tree, names), rows);
    }

    /** Names of all columns of all tables, no two alike: their own where it is the only one. */
    private static Map<Origin, String> names(JoinTree tree) {
        Map<Origin, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (int leaf = 0; leaf < tree.leaves().size(); leaf++) {
            for (String name : tree.leaves().get(leaf).schema().names()) {
                String own = taken.contains(name) ? name + "\u0000" + leaf : name;
                taken.add(own);
                names.put(new Origin(leaf, name), own);
            }
        }
        return names;
    }

    private static FrameExpr named(FrameExpr table, int leaf, Map<Origin, String> names) {
        Map<String, String> changed = new HashMap<>();
        for (String name : table.schema().names()) {
            String own = Objects.requireNonNull(names.get(new Origin(leaf, name)));
            if (!own.equals(name)) {
                changed.put(name, own);
            }
        }
        return changed.isEmpty() ? table : new Rename(table, changed);
    }

    private static Map<Origin, String> keys(JoinTree tree, int leaf, Map<Origin, String> names) {
        Map<Origin, String> keys = new LinkedHashMap<>();
        for (Origin column : tree.keys()) {
            if (column.leaf() == leaf) {
                keys.put(tree.key(column), Objects.requireNonNull(names.get(column)));
            }
        }
        return keys;
    }

    /** How many values each key has at most: none of its tables has more rows than that, before filters. */
    private static Map<Origin, Double> distinct(JoinTree tree, Map<FrameExpr, Estimate> sizes) {
        Map<Origin, Double> distinct = new HashMap<>();
        for (Origin column : tree.keys()) {
            Estimate size = Objects.requireNonNull(sizes.get(tree.leaves().get(column.leaf())));
            double unfiltered = Math.max(1, size.rows() / Math.max(Double.MIN_NORMAL, size.share()));
            distinct.merge(tree.key(column), unfiltered, Math::min);
        }
        return distinct;
    }

    /**
     * How many rows a join of two parts may make: each row of one meets its share of the other's, by the key of most values.
     *
     * <p>A key that repeats in both, as that of a small third table, makes more rows than either has.
     */
    private static double mostRows(Part a, Part b, Map<Origin, Double> distinct) {
        double values = 1;
        for (Origin key : a.keys().keySet()) {
            if (b.keys().containsKey(key)) {
                values = Math.max(values, Objects.requireNonNull(distinct.get(key)));
            }
        }
        return a.size().rows() * b.size().rows() / values;
    }

    private static Pair best(List<Part> parts, Map<Origin, Double> distinct) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                Part a = parts.get(i);
                Part b = parts.get(j);
                if (a.keys().keySet().stream().anyMatch(b.keys()::containsKey)) {
                    boolean isTurned = a.size().bytes() < b.size().bytes();
                    pairs.add(new Pair(
                            isTurned ? b : a,
                            isTurned ? a : b,
                            Estimates.paired(a.size(), b.size()),
                            mostRows(a, b, distinct)));
                }
            }
        }
        return pairs.stream()
                .min(Comparator.comparingDouble(Pair::mostRows)
                        .thenComparingDouble(pair -> pair.size().rows())
                        .thenComparingDouble(pair -> pair.left().size().bytes()))
                .orElseThrow(() -> new IllegalStateException("tables of one tree of joins share no keys: " + parts));
    }

    private static Part joined(Pair pair) {
        Map<Origin, String> left = pair.left().keys();
        Map<Origin, String> right = pair.right().keys();
        List<String> leftKeys = new ArrayList<>();
        List<String> rightKeys = new ArrayList<>();
        left.forEach((key, name) -> {
            if (right.containsKey(key)) {
                leftKeys.add(name);
                rightKeys.add(Objects.requireNonNull(right.get(key)));
            }
        });
        Map<Origin, String> keys = new LinkedHashMap<>(right);
        keys.putAll(left);
        JoinSpec spec = new JoinSpec(JoinKind.INNER, leftKeys, rightKeys, "", Uniqueness.MANY_TO_MANY, false, true);
        return new Part(joined(pair, spec), pair.size(), keys);
    }

    private static FrameExpr joined(Pair pair, JoinSpec spec) {
        FrameExpr left = pair.left().table();
        FrameExpr right = pair.right().table();
        if (Estimates.fitsEverywhere(right, pair.right().size())) {
            return new Join(left, right, spec, true);
        }
        int partitions = Math.max(left.partitions(), right.partitions());
        return new Join(
                new Exchange(left, spec.leftKeys(), partitions),
                new Exchange(right, spec.rightKeys(), partitions),
                spec,
                false);
    }

    /** The columns of the tree's result, called as they were. */
    private static FrameExpr asBefore(FrameExpr table, JoinTree tree, Map<Origin, String> names) {
        List<String> kept = new ArrayList<>();
        Map<String, String> changed = new HashMap<>();
        tree.columns().forEach((name, origin) -> {
            String own = Objects.requireNonNull(names.get(origin));
            kept.add(own);
            if (!own.equals(name)) {
                changed.put(own, name);
            }
        });
        FrameExpr result = new Project(table, kept);
        return changed.isEmpty() ? result : new Rename(result, changed);
    }
}
