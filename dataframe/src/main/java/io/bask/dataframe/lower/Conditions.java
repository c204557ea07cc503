package io.bask.dataframe.lower;

import io.bask.dataframe.column.Condition;
import io.bask.dataframe.expr.Binary;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnRef;
import io.bask.dataframe.expr.IsIn;
import io.bask.dataframe.expr.Literal;
import io.bask.dataframe.expr.Unary;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.UnaryOp;
import io.bask.expr.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says of a predicate what every row that it keeps fulfils, as far as readers can make use of it. */
final class Conditions {
    /** Conditions that are deeper than this say nothing, so that nobody who walks them need fear for his stack. */
    private static final int DEEPEST = 50;

    private Conditions() {}

    static Condition of(ColumnExpr predicate) {
        Map<ColumnExpr, Condition> known = new HashMap<>();
        for (ColumnExpr node : Walk.postOrder(List.of(predicate))) {
            Condition condition = of(node, known);
            known.put(node, condition.depth() > DEEPEST ? Condition.UNKNOWN : condition);
        }
        return Objects.requireNonNull(known.get(predicate));
    }

    private static Condition of(ColumnExpr node, Map<ColumnExpr, Condition> known) {
        if (node instanceof ColumnRef column) {
            return new Condition.Compares(column.name(), BinaryOp.EQ, true);
        }
        if (node instanceof IsIn isIn && isIn.inputs().get(0) instanceof ColumnRef column) {
            return new Condition.IsOneOf(column.name(), isIn.values());
        }
        if (node instanceof Unary unary && unary.inputs().get(0) instanceof ColumnRef column) {
            boolean tests = unary.op() == UnaryOp.ISNULL || unary.op() == UnaryOp.NOTNULL;
            return tests
                    ? new Condition.Misses(column.name(), unary.op() == UnaryOp.ISNULL)
                    : unary.op() == UnaryOp.NOT
                            ? new Condition.Compares(column.name(), BinaryOp.EQ, false)
                            : Condition.UNKNOWN;
        }
        return node instanceof Binary binary ? of(binary, known) : Condition.UNKNOWN;
    }

    private static Condition of(Binary node, Map<ColumnExpr, Condition> known) {
        ColumnExpr left = node.inputs().get(0);
        ColumnExpr right = node.inputs().get(1);
        if (node.op() == BinaryOp.AND) {
            return Condition.both(condition(known, left), condition(known, right));
        }
        if (node.op() == BinaryOp.OR) {
            return Condition.either(condition(known, left), condition(known, right));
        }
        if (node.op().family() != BinaryOp.Family.COMPARISON) {
            return Condition.UNKNOWN;
        }
        if (left instanceof ColumnRef column && right instanceof Literal literal) {
            return compares(column, node.op(), literal);
        }
        return left instanceof Literal literal && right instanceof ColumnRef column
                ? compares(column, turned(node.op()), literal)
                : Condition.UNKNOWN;
    }

    private static Condition condition(Map<ColumnExpr, Condition> known, ColumnExpr node) {
        return Objects.requireNonNull(known.get(node));
    }

    private static Condition compares(ColumnRef column, BinaryOp op, Literal literal) {
        Object value = literal.value();
        return value == null ? Condition.UNKNOWN : new Condition.Compares(column.name(), op, value);
    }

    private static BinaryOp turned(BinaryOp op) {
        return switch (op) {
            case LT -> BinaryOp.GT;
            case LE -> BinaryOp.GE;
            case GT -> BinaryOp.LT;
            case GE -> BinaryOp.LE;
            default -> op;
        };
    }
}
