package io.bask.dataframe.expr;

import io.bask.dataframe.schema.UnaryOp;
import io.bask.expr.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** Guesses which part of the rows a filter keeps, by what it compares, as if columns had nothing to do with each other. */
final class Selectivity {
    private static final double EQUAL = 0.05;
    private static final double ORDERED = 0.35;
    private static final double TEXT_TEST = 0.1;
    private static final double UNKNOWN = 0.5;

    private Selectivity() {}

    static double of(ColumnExpr predicate) {
        return of(predicate, column -> 0);
    }

    /**
     * Guesses which part of the rows a predicate keeps.
     *
     * @param distinct how many values a column has; 0 where nobody knows
     */
    static double of(ColumnExpr predicate, ToIntFunction<String> distinct) {
        Map<ColumnExpr, Double> known = new HashMap<>();
        for (ColumnExpr node : Walk.postOrder(List.of(predicate))) {
            known.put(node, of(node, known, distinct));
        }
        return Objects.requireNonNull(known.get(predicate));
    }

    /** The part that one of a column's values takes on average. */
    private static double equal(ColumnExpr column, ToIntFunction<String> distinct) {
        int values = column instanceof ColumnRef ref ? distinct.applyAsInt(ref.name()) : 0;
        return values == 0 ? EQUAL : 1.0 / values;
    }

    private static double of(ColumnExpr node, Map<ColumnExpr, Double> known, ToIntFunction<String> distinct) {
        if (node instanceof Literal literal) {
            return literal.value() instanceof Boolean truth ? (truth ? 1 : 0) : UNKNOWN;
        }
        if (node instanceof IsIn isIn) {
            return Math.min(
                    1, equal(isIn.inputs().get(0), distinct) * isIn.values().size());
        }
        if (node instanceof Unary unary) {
            return of(unary, Objects.requireNonNull(known.get(unary.inputs().get(0))));
        }
        if (node instanceof Binary binary) {
            double left = Objects.requireNonNull(known.get(binary.inputs().get(0)));
            double right = Objects.requireNonNull(known.get(binary.inputs().get(1)));
            double equal = Math.min(
                    equal(binary.inputs().get(0), distinct),
                    equal(binary.inputs().get(1), distinct));
            return switch (binary.op()) {
                case AND -> left * right;
                case OR -> Math.min(1, left + right);
                case EQ -> equal;
                case NE -> 1 - equal;
                case LT, LE, GT, GE -> ORDERED;
                default -> UNKNOWN;
            };
        }
        return node instanceof Applied ? TEXT_TEST : UNKNOWN;
    }

    private static double of(Unary unary, double operand) {
        return unary.op() == UnaryOp.NOT
                ? 1 - operand
                : unary.op() == UnaryOp.ISNULL ? EQUAL : unary.op() == UnaryOp.NOTNULL ? 1 - EQUAL : UNKNOWN;
    }
}
