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
        if (left.dtype().isDecimal() || right.dtype().isDecimal()) {
            return DecimalKernel.apply(op, left, right, rows, result);
        }
        return switch (op.family()) {
            case ARITHMETIC ->
                left.dtype().isText()
                        ? TextKernel.join(left, right, rows)
                        : ArithmeticKernel.apply(op, left, right, rows, result);
            case COMPARISON -> BoolColumn.of(compare(op, left, right, rows), null);
            case LOGIC -> TruthKernel.apply(op, left, right, rows);
        };
    }

    private static Bitmap compare(BinaryOp op, Operand left, Operand right, int rows) {
        if (left.dtype() == DType.BINARY || left.dtype().kind() == DType.Kind.LIST) {
            Operand other = new Operand.Values(ConstantKernel.column(right, rows));
            return TextKernel.compare(op, new Operand.Values(ConstantKernel.column(left, rows)), other, rows);
        }
        if (left.dtype().isText()) {
            return TextKernel.compare(op, left, right, rows);
        }
        if (left.dtype().isFloat() || right.dtype().isFloat()) {
            return ComparisonKernel.doubles(op, left, right, rows);
        }
        if (left.dtype() == DType.UINT64 || right.dtype() == DType.UINT64) {
            return ComparisonKernel.unsigned(op, left, right, rows);
        }
        return ComparisonKernel.longs(op, left, right, rows);
    }
}
