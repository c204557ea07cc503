package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Estimate;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Groups only rows whose groups a join looks for, where it looks for few.
 *
 * <pre>
 *   join(few, groupby(many, k), x = k)
 *     becomes   join(few, groupby(semi(many, few, k = x), k), x = k)
 * </pre>
 *
 * <p>The keys of the join must be keys of the groups, so that all rows of a group stay or none; groups that no row looks for would be
 * dropped by the join, so the right side of any join that keeps no right rows is reduced, and both sides of an inner one. Runs
 * behind what decides the order of joins.
 */
public final class ReduceGroups implements GlobalRule<FrameExpr> {
    /** How many times more rows are to be grouped than look for groups. */
    private static final double TIMES_MORE = 8;

    /** Which part of their table the rows that look for groups are at most. */
    private static final double MOST_SHARE = 0.25;

    /**
     * Groups below a join.
     *
     * @param groups the groups
     * @param keys the groups' columns that the join compares
     */
    private record Found(Aggregated groups, List<String> keys) {}

    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        List<FrameExpr> order = Walk.postOrder(roots);
        boolean isPossible = order.stream().anyMatch(Join.class::isInstance)
                && order.stream().anyMatch(Aggregated.class::isInstance);
        if (!isPossible) {
            return roots;
        }
        Map<FrameExpr, Integer> readers = Walk.readers(roots);
        Map<FrameExpr, Estimate> sizes = Estimates.of(roots);
        Map<FrameExpr, FrameExpr> rebuilt = new HashMap<>();
        for (FrameExpr node : order) {
            FrameExpr same = Walk.inPlaceOf(node, Walk.withRebuiltInputs(node, rebuilt));
            FrameExpr reduced = node instanceof Join join ? reduced(join, (Join) same, readers, sizes) : same;
            rebuilt.put(node, Walk.inPlaceOf(node, reduced));
        }
        return roots.stream()
                .map(root -> Objects.requireNonNull(rebuilt.get(root)))
                .toList();
    }

    private static FrameExpr reduced(
            Join before, Join join, Map<FrameExpr, Integer> readers, Map<FrameExpr, Estimate> sizes) {
        JoinSpec spec = join.spec();
        boolean isPlain = spec.uniqueness() == Uniqueness.MANY_TO_MANY
                && !spec.kind().keepsRight()
                && !spec.leftKeys().isEmpty();
        for (int side = 1; isPlain && side >= (spec.kind() == JoinKind.INNER ? 0 : 1); side--) {
            List<String> keys = side == 1 ? spec.rightKeys() : spec.leftKeys();
            Found found = found(before.inputs().get(side), keys, readers);
            Estimate few = Objects.requireNonNull(sizes.get(before.inputs().get(1 - side)));
            if (found == null || !isWorthIt(found, few, sizes)) {
                continue;
            }
            // What was rebuilt below has the shape of what was found before: the groups' input changed at most.
            FrameExpr looking = join.inputs().get(1 - side);
            List<String> looked = side == 1 ? spec.leftKeys() : spec.rightKeys();
            List<FrameExpr> inputs = new ArrayList<>(join.inputs());
            inputs.set(side, rebuilt(join.inputs().get(side), found, looking, looked));
            return join.withInputs(inputs);
        }
        return join;
    }

    private static boolean isWorthIt(Found found, Estimate few, Map<FrameExpr, Estimate> sizes) {
        double many = Objects.requireNonNull(sizes.get(found.groups().input())).rows();
        return few.share() <= MOST_SHARE && few.rows() * TIMES_MORE <= many;
    }

    private static @Nullable Found found(FrameExpr table, List<String> columns, Map<FrameExpr, Integer> readers) {
        List<String> keys = columns;
        FrameExpr node = table;
        while (readers.getOrDefault(node, 0) == 1) {
            if (node instanceof Aggregated groups) {
                boolean fits = groups.options().observed()
                        && !groups.readsLabels()
                        && groups.keys().containsAll(keys)
                        && groups.input().partitions() > 1;
                return fits ? new Found(groups, keys) : null;
            }
            Optional<List<String>> below = below(node, keys);
            if (below.isEmpty()) {
                return null;
            }
            keys = below.get();
            node = node.inputs().get(0);
        }
        return null;
    }

    /** What columns of a table are called in its input; nothing where rows or keys are made there. */
    private static Optional<List<String>> below(FrameExpr node, List<String> keys) {
        if (node instanceof Project || node instanceof Filter || node instanceof Exchange) {
            return Optional.of(keys);
        }
        if (node instanceof Rename rename) {
            return Optional.of(KeepPartitioning.oldNames(rename, keys));
        }
        if (node instanceof Assign assign) {
            return Collections.disjoint(assign.names(), keys) ? Optional.of(keys) : Optional.empty();
        }
        boolean isReset = node instanceof Relabel relabel
                && relabel.mode() == Relabel.Mode.TO_COLUMNS
                && relabel.input() instanceof Aggregated
                && relabel.names().containsAll(keys);
        if (!isReset) {
            return Optional.empty();
        }
        Relabel relabel = (Relabel) node;
        List<String> groupKeys = ((Aggregated) relabel.input()).keys();
        return Optional.of(keys.stream()
                .map(key -> groupKeys.get(relabel.names().indexOf(key)))
                .toList());
    }

    private static FrameExpr rebuilt(FrameExpr table, Found found, FrameExpr looking, List<String> looked) {
        List<FrameExpr> path = new ArrayList<>();
        FrameExpr node = table;
        while (!(node instanceof Aggregated)) {
            path.add(node);
            node = node.inputs().get(0);
        }
        FrameExpr keys = new Project(looking, looked.stream().distinct().toList());
        JoinSpec spec = new JoinSpec(JoinKind.SEMI, found.keys(), looked, "", Uniqueness.MANY_TO_MANY, false, true);
        FrameExpr many = node.inputs().get(0);
        FrameExpr result = node.withInputs(List.of(new Join(many, keys, spec, true)));
        for (int i = path.size() - 1; i >= 0; i--) {
            result = path.get(i).withInputs(List.of(result));
        }
        return result;
    }
}
