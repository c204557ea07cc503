package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.Scan;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.expr.Stack;
import io.bask.dataframe.rule.Conjuncts.Part;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Filters before tables are joined, grouped, sorted or put one below the other, each part of a filter by itself.
 *
 * <pre>
 *   filter(join(x, y), p(x) &amp; q(y))    becomes   join(filter(x, p), filter(y, q))         inner and cross
 *   filter(join(x, y), p(x) &amp; q(y))    becomes   filter(join(filter(x, p), y), q)         left; semi and anti have only x
 *   filter(groupby(x, k), p(k))        becomes   groupby(filter(x, p), k)
 *   filter(sort(x), p)                 becomes   sort(filter(x, p))
 *   filter(concat(x, y), p)            becomes   concat(filter(x, p), filter(y, p))
 * </pre>
 *
 * <p>Where a row stands in the result numbers it, so parts pass what numbers rows anew only where nobody sees these numbers: where
 * the rows are joined, grouped or counted afterwards. Parts stay above tables that others read too, and parts that can fail stay
 * where they are written.
 */
public final class SinkFilters implements GlobalRule<FrameExpr> {
    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        List<FrameExpr> order = Walk.postOrder(roots);
        if (order.stream().noneMatch(Filter.class::isInstance)) {
            return roots;
        }
        return new Sinking(roots, order).result();
    }

    /** One walk from the results down, which says where each part ends, and one up, which puts the parts there. */
    private static final class Sinking {
        private final List<FrameExpr> roots;
        private final List<FrameExpr> order;
        private final Map<FrameExpr, Integer> readers;
        private final LiveLabels labels;
        /** The parts that every reader of a table wants its rows to fulfil. */
        private final Map<FrameExpr, List<Part>> wanted = new HashMap<>();

        private final Set<FrameExpr> dissolved = new HashSet<>();

        Sinking(List<FrameExpr> roots, List<FrameExpr> order) {
            this.roots = roots;
            this.order = order;
            this.readers = Walk.readers(roots);
            this.labels = LiveLabels.of(roots, order);
        }

        List<FrameExpr> result() {
            for (int i = order.size() - 1; i >= 0; i--) {
                FrameExpr node = order.get(i);
                if (node instanceof Filter filter) {
                    sink(filter);
                } else if (wanted.containsKey(node)) {
                    wanted.put(node, staying(node, Objects.requireNonNull(wanted.get(node))));
                }
            }
            Map<FrameExpr, FrameExpr> rebuilt = new HashMap<>();
            for (FrameExpr node : order) {
                rebuilt.put(node, rebuilt(node, rebuilt));
            }
            return roots.stream()
                    .map(root -> Objects.requireNonNull(rebuilt.get(root)))
                    .toList();
        }

        private FrameExpr rebuilt(FrameExpr node, Map<FrameExpr, FrameExpr> rebuilt) {
            FrameExpr base = dissolved.contains(node)
                    ? Objects.requireNonNull(rebuilt.get(((Filter) node).input()))
                    : Walk.inPlaceOf(node, Walk.withRebuiltInputs(node, rebuilt));
            List<Part> parts = wanted.getOrDefault(node, List.of());
            return parts.isEmpty() ? base : Walk.inPlaceOf(node, Filter.ofChecked(base, Conjuncts.joined(parts)));
        }

        private boolean isOnlyReader(FrameExpr input) {
            return readers.getOrDefault(input, 0) == 1;
        }

        private void hand(FrameExpr input, List<Part> parts) {
            if (!parts.isEmpty()) {
                wanted.computeIfAbsent(input, any -> new ArrayList<>()).addAll(parts);
            }
        }

        private void sink(Filter filter) {
            if (!isOnlyReader(filter.input())) {
                return;
            }
            List<Part> own = Conjuncts.of(filter.predicate());
            List<Part> above = Objects.requireNonNullElse(wanted.remove(filter), List.of());
            if (own.stream().allMatch(Part::total)) {
                hand(filter.input(), own);
                dissolved.add(filter);
            }
            hand(filter.input(), above);
        }

        /** Hands parts on to the inputs of a table; answers those that stay above it. */
        private List<Part> staying(FrameExpr table, List<Part> parts) {
            List<Part> stay = new ArrayList<>();
            for (Part part : parts) {
                if (!part.total() || part.columns().isEmpty() || !pass(table, part)) {
                    stay.add(part);
                }
            }
            return stay;
        }

        private boolean pass(FrameExpr table, Part part) {
            if (table instanceof Join join) {
                return pass(join, part);
            }
            if (table instanceof Stack stack) {
                return pass(stack, part);
            }
            if (table instanceof Relabel relabel) {
                return pass(relabel, part);
            }
            if (!letsThrough(table, part) || !isOnlyReader(table.inputs().get(0))) {
                return false;
            }
            Part below = table instanceof Rename rename ? part.renamed(turned(rename.newNames())) : part;
            hand(table.inputs().get(0), List.of(below));
            return true;
        }

        private boolean letsThrough(FrameExpr table, Part part) {
            if (table instanceof Assign assign) {
                return Collections.disjoint(assign.names(), part.columns());
            }
            if (table instanceof Sort sort) {
                return sort.limit() == Sort.ALL;
            }
            if (table instanceof Regroup regroup) {
                return regroup.keys().containsAll(part.columns());
            }
            if (table instanceof Scan scan) {
                return scan.keys().containsAll(part.columns());
            }
            if (table instanceof Lookup lookup) {
                return lookup.input().schema().names().containsAll(part.columns());
            }
            return table instanceof Project
                    || table instanceof Rename
                    || table instanceof Exchange && !labels.areSeen(table);
        }

        private boolean pass(Join join, Part part) {
            if (labels.areSeen(join) || join.spec().uniqueness() != Uniqueness.MANY_TO_MANY) {
                return false;
            }
            JoinKind kind = join.spec().kind();
            for (int side = 0; side < 2; side++) {
                FrameExpr input = join.inputs().get(side);
                boolean isKept = side == 0 ? kind != JoinKind.OUTER : kind == JoinKind.INNER || kind == JoinKind.CROSS;
                if (isKept && input.schema().names().containsAll(part.columns())) {
                    if (isOnlyReader(input)) {
                        hand(input, List.of(part));
                        return true;
                    }
                    return false;
                }
            }
            return false;
        }

        private boolean pass(Stack stack, Part part) {
            if (labels.areSeen(stack) || !stack.inputs().stream().allMatch(this::isOnlyReader)) {
                return false;
            }
            new HashSet<>(stack.inputs()).forEach(input -> hand(input, List.of(part)));
            return true;
        }

        private boolean pass(Relabel relabel, Part part) {
            FrameExpr input = relabel.input();
            if (!isOnlyReader(input) || relabel.mode() != Relabel.Mode.FROM_COLUMNS && labels.areSeen(relabel)) {
                return false;
            }
            boolean readsLabels = !relabel.input().schema().names().containsAll(part.columns());
            if (relabel.mode() == Relabel.Mode.COPY && readsLabels) {
                return false;
            }
            if (!readsLabels) {
                boolean isRow = !(input instanceof Aggregated);
                if (isRow) {
                    hand(input, List.of(part));
                }
                return isRow;
            }
            if (!(input instanceof Aggregated groups)
                    || !groups.options().observed()
                    || !relabel.names().containsAll(part.columns())
                    || !isOnlyReader(groups.input())) {
                return false;
            }
            Map<String, String> keys = new HashMap<>();
            for (int i = 0; i < relabel.names().size(); i++) {
                keys.put(relabel.names().get(i), groups.keys().get(i));
            }
            hand(groups.input(), List.of(part.renamed(keys)));
            return true;
        }

        private static Map<String, String> turned(Map<String, String> newNames) {
            Map<String, String> old = new HashMap<>();
            newNames.forEach((from, to) -> old.put(to, from));
            return old;
        }
    }
}
