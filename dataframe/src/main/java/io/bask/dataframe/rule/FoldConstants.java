package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Binary;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Literal;
import io.bask.dataframe.expr.Unary;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnaryOp;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is known before any row is read, and drops filters that keep everything.
 *
 * <pre>
 *   filter(x, 1 &lt; 2 &amp; p)   becomes   filter(x, p)
 *   filter(x, true)           becomes   x
 *   not(not(p))               becomes   p
 * </pre>
 *
 * <p>Only truth values: what a constant number does to the dtype of a result depends on whether it is written as a constant.
 * A side that could fail is not dropped.
 */
public final class FoldConstants implements GlobalRule<FrameExpr> {
    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        return Walk.rebuild(roots, (FrameExpr node) -> {
            if (node instanceof Filter filter) {
                ColumnExpr folded = folded(filter.predicate());
                if (Boolean.TRUE.equals(truth(folded))) {
                    return filter.input();
                }
                return folded.equals(filter.predicate()) ? node : Filter.ofChecked(filter.input(), folded);
            }
            return node instanceof Assign assign ? folded(assign) : node;
        });
    }

    private static FrameExpr folded(Assign assign) {
        List<ColumnExpr> values = new ArrayList<>();
        for (ColumnExpr value : assign.values()) {
            values.add(folded(value));
        }
        return values.equals(assign.values()) ? assign : new Assign(assign.input(), assign.names(), values);
    }

    private static ColumnExpr folded(ColumnExpr expr) {
        return Walk.rebuild(List.of(expr), FoldConstants::foldedOnce).get(0);
    }

    private static ColumnExpr foldedOnce(ColumnExpr node) {
        if (node instanceof Unary unary) {
            return folded(unary);
        }
        if (!(node instanceof Binary binary)) {
            return node;
        }
        ColumnExpr left = binary.inputs().get(0);
        ColumnExpr right = binary.inputs().get(1);
        return switch (binary.op()) {
            case AND -> logic(node, left, right, true);
            case OR -> logic(node, left, right, false);
            case EQ, NE, LT, LE, GT, GE -> compared(node, binary.op(), left, right);
            default -> node;
        };
    }

    private static ColumnExpr folded(Unary unary) {
        ColumnExpr operand = unary.inputs().get(0);
        if (unary.op() == UnaryOp.NOT) {
            if (operand instanceof Unary inner && inner.op() == UnaryOp.NOT) {
                return inner.inputs().get(0);
            }
            Boolean known = truth(operand);
            return known == null ? unary : ColumnExpr.of(!known);
        }
        boolean isValue = operand instanceof Literal literal && literal.value() != null;
        if (isValue && (unary.op() == UnaryOp.ISNULL || unary.op() == UnaryOp.NOTNULL)) {
            return isNan((Literal) operand) ? unary : ColumnExpr.of(unary.op() == UnaryOp.NOTNULL);
        }
        return unary;
    }

    /** {@code idle} beside a value changes nothing; its opposite decides, whatever the other side is. */
    private static ColumnExpr logic(ColumnExpr node, ColumnExpr left, ColumnExpr right, boolean idle) {
        Boolean a = truth(left);
        Boolean b = truth(right);
        if (a != null) {
            return a == idle ? right : right.isTotal() ? left : node;
        }
        if (b != null) {
            return b == idle ? left : left.isTotal() ? right : node;
        }
        return node;
    }

    private static @Nullable Boolean truth(ColumnExpr expr) {
        return expr instanceof Literal literal && literal.value() instanceof Boolean known ? known : null;
    }

    private static boolean isNan(Literal literal) {
        return literal.value() instanceof Double number && Double.isNaN(number);
    }

    private static ColumnExpr compared(ColumnExpr node, BinaryOp op, ColumnExpr left, ColumnExpr right) {
        boolean isKnown = left instanceof Literal a
                && right instanceof Literal b
                && a.value() != null
                && b.value() != null
                && isAlike(a.dtype(), b.dtype())
                && !isNan(a)
                && !isNan(b);
        if (!isKnown) {
            return node;
        }
        int order = compare(
                Objects.requireNonNull(((Literal) left).value()), Objects.requireNonNull(((Literal) right).value()));
        return ColumnExpr.of(
                switch (op) {
                    case EQ -> order == 0;
                    case NE -> order != 0;
                    case LT -> order < 0;
                    case LE -> order <= 0;
                    case GT -> order > 0;
                    default -> order >= 0;
                });
    }

    private static boolean isAlike(DType a, DType b) {
        boolean areWhole = a.isInteger() && b.isInteger() && !a.isUnsigned() && !b.isUnsigned();
        return areWhole || a == DType.FLOAT64 && b == DType.FLOAT64 || a == DType.DATETIME && b == DType.DATETIME;
    }

    private static int compare(Object a, Object b) {
        return a instanceof Long whole
                ? Long.compare(whole, (Long) b)
                : Double.compare((Double) a + 0.0, (Double) b + 0.0);
    }
}
