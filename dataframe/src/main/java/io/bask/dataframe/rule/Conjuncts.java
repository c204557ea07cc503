package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Binary;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnRef;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.expr.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of a filter that must all be true, taken apart and put together again in their order. */
final class Conjuncts {
    /** Longer filters stay in one piece: taking them apart would cost more than it saves. */
    private static final int MOST = 64;

    private Conjuncts() {}

    /**
     * One part.
     *
     * @param value a truth value
     * @param columns the columns it reads
     * @param total true when no row can make it fail
     */
    record Part(ColumnExpr value, Set<String> columns, boolean total) {
        static Part of(ColumnExpr value) {
            return new Part(value, value.columns(), value.isTotal());
        }

        /** The same part where columns are called otherwise. */
        Part renamed(Map<String, String> names) {
            return of(Walk.rebuild(
                            List.of(value),
                            (ColumnExpr node) -> node instanceof ColumnRef ref
                                    ? ColumnExpr.column(names.getOrDefault(ref.name(), ref.name()))
                                    : node)
                    .get(0));
        }
    }

    static List<Part> of(ColumnExpr predicate) {
        List<Part> parts = new ArrayList<>();
        ArrayDeque<ColumnExpr> open = new ArrayDeque<>(List.of(predicate));
        while (!open.isEmpty()) {
            ColumnExpr next = open.pop();
            if (next instanceof Binary both && both.op() == BinaryOp.AND) {
                open.push(both.inputs().get(1));
                open.push(both.inputs().get(0));
            } else {
                parts.add(Part.of(next));
            }
            if (parts.size() + open.size() > MOST) {
                return List.of(Part.of(predicate));
            }
        }
        return parts;
    }

    static ColumnExpr joined(List<Part> parts) {
        ColumnExpr all = parts.get(0).value();
        for (Part part : parts.subList(1, parts.size())) {
            all = all.and(part.value());
        }
        return all;
    }
}
