package io.bask.dataframe.expr;

import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.Spans;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decimals;
import io.bask.dataframe.schema.Promotion;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.TimeSpan;
import io.bask.expr.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the dtype of a column expression over a schema, each node once, and checks that operands go together. */
final class ColumnTypes {
    private ColumnTypes() {}

    static Map<ColumnExpr, DType> dtypes(ColumnExpr root, Schema schema) {
        Map<ColumnExpr, DType> known = new HashMap<>();
        for (ColumnExpr node : Walk.postOrder(List.of(root))) {
            List<DType> inputs = node.inputs().stream()
                    .map(input -> Objects.requireNonNull(known.get(input)))
                    .toList();
            try {
                known.put(node, dtype(node, inputs, schema));
            } catch (IllegalArgumentException mismatch) {
                if (node instanceof ColumnRef) {
                    throw mismatch;
                }
                throw new IllegalArgumentException(
                        "in %s: %s".formatted(node.describe(), mismatch.getMessage()), mismatch);
            }
        }
        return known;
    }

    private static DType dtype(ColumnExpr node, List<DType> inputs, Schema schema) {
        if (node instanceof ColumnRef ref) {
            return schema.dtype(ref.name());
        }
        if (node instanceof Literal constant) {
            return constant.dtype();
        }
        if (node instanceof Binary binary) {
            return binary(binary, inputs.get(0), inputs.get(1));
        }
        if (node instanceof Unary unary) {
            return unary.op().result(inputs.get(0));
        }
        if (node instanceof Cast cast) {
            return isMissing(node.inputs().get(0)) ? cast.target() : castable(inputs.get(0), cast.target());
        }
        if (node instanceof FillNull fill) {
            return filled(inputs.get(0), fill);
        }
        if (node instanceof Round round) {
            if (inputs.get(0).isDecimal()) {
                return Decimals.rounded(inputs.get(0), round.decimals());
            }
            if (!inputs.get(0).isNumeric()) {
                throw new IllegalArgumentException("round needs a number, not " + inputs.get(0));
            }
            return inputs.get(0);
        }
        if (node instanceof LabelRef label) {
            return label.labelDtype();
        }
        if (node instanceof Across across) {
            return across.result(inputs);
        }
        if (node instanceof Applied applied) {
            return applied.function().result(inputs.get(0));
        }
        if (node instanceof Window window) {
            window.keys().forEach(schema::indexOf);
            TimeSpan span = window.function().options().span();
            if (span != null && !schema.dtype(span.on()).isMoment()) {
                throw new IllegalArgumentException(
                        "windows of time need dates in column '%s', which is %s; use toDatetime"
                                .formatted(span.on(), schema.dtype(span.on())));
            }
            return window.function().op().result(inputs.get(0));
        }
        if (node instanceof Grouped grouped) {
            grouped.keys().forEach(schema::indexOf);
            return grouped.function().result(inputs.get(0));
        }
        if (node instanceof Choose) {
            return chosen(node, inputs);
        }
        ((IsIn) node)
                .members()
                .forEach(member -> BinaryOp.EQ.result(inputs.get(0), beside(member, member.dtype(), inputs.get(0))));
        return DType.BOOL;
    }

    private static DType binary(Binary node, DType left, DType right) {
        if (node.op().family() == BinaryOp.Family.ARITHMETIC) {
            return arithmetic(node, left, right);
        }
        DType a = beside(node.inputs().get(0), left, right);
        return node.op().result(a, beside(node.inputs().get(1), right, a));
    }

    private static DType arithmetic(Binary node, DType left, DType right) {
        DType result = node.op()
                .result(
                        counted(node.inputs().get(0), left, right),
                        counted(node.inputs().get(1), right, left));
        boolean isWholePower = node.op() == BinaryOp.POW && !result.isFloat();
        if (isWholePower
                && node.inputs().get(1) instanceof Literal constant
                && constant.value() instanceof Number exponent
                && exponent.longValue() < 0) {
            throw new IllegalArgumentException(
                    "%s ** %s: whole numbers have no negative powers; cast the base to float64, or give the exponent as %s.0"
                            .formatted(left, exponent, exponent));
        }
        return result;
    }

    /** What a constant counts as beside another operand: a text beside dates as a date, a missing value as anything. */
    private static DType beside(ColumnExpr operand, DType dtype, DType other) {
        if (isMissing(operand)) {
            return other;
        }
        if (other.isTime() && operand instanceof Literal constant && constant.value() instanceof String text) {
            if (other == DType.TIMEDELTA) {
                Spans.parse(text);
            } else {
                Moments.parse(text, other);
            }
            return other;
        }
        return dtype;
    }

    /** What an operand counts as in arithmetic: a constant as a number as narrow as the other one, where it fits. */
    private static DType counted(ColumnExpr operand, DType dtype, DType other) {
        return operand instanceof Literal constant ? Promotion.ofConstant(dtype, constant.value(), other) : dtype;
    }

    private static boolean isMissing(ColumnExpr operand) {
        return operand instanceof Literal constant && constant.value() == null;
    }

    private static DType castable(DType from, DType to) {
        if (from.isMoment() && to.isMoment() && from.kind() != to.kind()) {
            throw new IllegalArgumentException("%s does not turn into %s by itself; use %s"
                    .formatted(
                            from,
                            to,
                            from == DType.DATETIME
                                    ? "dt().tzLocalize(\"" + to.zone() + "\") for times that its clocks show"
                                    : "dt().tzLocalize(null) for what clocks show, or dt().tzConvert(null) for UTC"));
        }
        checkBytes(from, to);
        boolean isFromTime = from.isTime() && from.kind() != to.kind() && to != DType.INT64 && !to.isText();
        boolean isToTime = to.isTime() && from.kind() != to.kind() && !from.isInteger() && !from.isText();
        if (isFromTime || isToTime) {
            throw new IllegalArgumentException("%s does not turn into %s; go by way of int64".formatted(from, to));
        }
        return to;
    }

    private static void checkBytes(DType from, DType to) {
        if (from != to && (from == DType.BINARY || to == DType.BINARY)) {
            throw new IllegalArgumentException(
                    "%s does not turn into %s; use str().encode() and str().decode()".formatted(from, to));
        }
        if (from != to && (from.kind() == DType.Kind.LIST || to.kind() == DType.Kind.LIST)) {
            throw new IllegalArgumentException(
                    "%s does not turn into %s; use explode, list().get(0), list().join(\", \") or str().splitToList(\",\")"
                            .formatted(from, to));
        }
        boolean isDecimal = from.isDecimal() || to.isDecimal();
        if (isDecimal && !DType.areAlike(from, to) && !from.isText() && !to.isText()) {
            throw new IllegalArgumentException(
                    "%s does not turn into %s; decimals turn into numbers and texts".formatted(from, to));
        }
    }

    private static DType filled(DType column, FillNull fill) {
        DType value = fill.valueDtype();
        boolean fits = value == column && !column.isInteger()
                || column.isFloat() && value.isNumeric()
                || column.isInteger() && fill.value() instanceof Long number && column.holds(number)
                || column == DType.UINT64 && value == DType.UINT64
                || column.isText() && value.isText()
                || column.isDecimal() && Decimals.fits(fill.value(), column)
                || column.kind() == DType.Kind.ZONED && value.kind() == DType.Kind.ZONED;
        if (!fits) {
            throw new IllegalArgumentException(
                    "a missing %s cannot become %s, a value of %s; give one of %s, or cast first"
                            .formatted(column, fill.value(), value, column));
        }
        return column;
    }

    /** True where a bound of {@code clip} lies beyond what the dtype holds, so that no value is ever changed. */
    private static boolean isIdle(ColumnExpr node, DType dtype) {
        boolean isBound = node.inputs().get(0) instanceof Binary test
                && test.inputs().get(0).equals(node.inputs().get(2))
                && test.inputs().get(1).equals(node.inputs().get(1))
                && (test.op() == BinaryOp.LT || test.op() == BinaryOp.GT);
        if (!isBound
                || !(node.inputs().get(1) instanceof Literal constant)
                || !(constant.value() instanceof Number bound)) {
            return false;
        }
        boolean isBelow = ((Binary) node.inputs().get(0)).op() == BinaryOp.LT;
        double least = dtype.isUnsigned() ? 0 : -Math.pow(2, 8.0 * dtype.width() - 1);
        double greatest = Math.pow(2, 8.0 * dtype.width() - (dtype.isUnsigned() ? 0 : 1));
        return isBelow ? bound.doubleValue() <= least : bound.doubleValue() >= greatest;
    }

    private static DType chosen(ColumnExpr node, List<DType> inputs) {
        if (inputs.get(0) != DType.BOOL) {
            throw new IllegalArgumentException("the condition of where must be bool, not " + inputs.get(0));
        }
        DType yes = beside(node.inputs().get(1), inputs.get(1), inputs.get(2));
        DType no = beside(node.inputs().get(2), inputs.get(2), yes);
        if (no.isInteger() && isIdle(node, no)) {
            return no;
        }
        if (yes.isNumeric() && no.isNumeric()) {
            return DType.widen(
                    counted(node.inputs().get(1), yes, no),
                    counted(node.inputs().get(2), no, yes));
        }
        yes = yes.isInteger() ? counted(node.inputs().get(1), yes, no) : yes;
        no = no.isInteger() ? counted(node.inputs().get(2), no, yes) : no;
        if (!DType.areAlike(yes, no)) {
            throw new IllegalArgumentException(
                    "where cannot choose between %s and %s; cast one of them".formatted(yes, no));
        }
        return DType.widen(yes, no);
    }
}
