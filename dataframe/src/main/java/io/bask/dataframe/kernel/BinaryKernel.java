package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;

/**
 * Applies a {@link BinaryOp} row by row.
 *
 * <p>Picks the loop by the dtypes of both sides; {@link BinaryOp#result} has already said that they go together. O(rows)
 * time, one new column, no boxing.
 */
public final class BinaryKernel {
    private BinaryKernel() {}

    /** The operation over that many rows; columns among the operands have that length. */
    public static Column apply(BinaryOp op, Operand left, Operand right, int rows) {
        DType result = op.result(left.dtype(), right.dtype());
        return switch (op.family()) {
            case ARITHMETIC ->
                left.dtype().isText()
                        ? TextKernel.join(left, right, rows)
                        : ArithmeticKernel.apply(op, left, right, rows, result);
            case COMPARISON -> BoolColumn.of(compare(op, left, right, rows), null);
            case LOGIC -> BoolColumn.of(combine(op, bits(left, rows), bits(right, rows)), null);
        };
    }

    private static Bitmap compare(BinaryOp op, Operand left, Operand right, int rows) {
        if (left.dtype().isText()) {
            return TextKernel.compare(op, left, right, rows);
        }
        if (left.dtype() == DType.FLOAT64 || right.dtype() == DType.FLOAT64) {
            return ComparisonKernel.doubles(op, left, right, rows);
        }
        return ComparisonKernel.longs(op, left, right, rows);
    }

    /** The rows where a bool operand is true; missing counts as false. */
    static Bitmap bits(Operand operand, int rows) {
        if (operand instanceof Operand.Values values) {
            return ((BoolColumn) values.column()).values();
        }
        return Bitmap.filled(rows, Boolean.TRUE.equals(((Operand.Constant) operand).value()));
    }

    private static Bitmap combine(BinaryOp op, Bitmap left, Bitmap right) {
        return switch (op) {
            case AND -> left.and(right);
            case OR -> left.or(right);
            default -> left.xor(right);
        };
    }
}
