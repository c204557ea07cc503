package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.Spans;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Promotion;

/** Turns constants into what stands beside them needs: a whole column, a date for a text, or a narrower number. */
public final class ConstantKernel {
    private ConstantKernel() {}

    /** The operand as a column of that many rows; text takes one code a row. */
    public static Column column(Operand operand, int rows) {
        if (operand instanceof Operand.Values values) {
            return values.column();
        }
        Operand.Constant constant = (Operand.Constant) operand;
        if (constant.dtype().isText() && constant.value() instanceof String text) {
            return DictionaryColumn.adopt(constant.dtype(), new int[rows], StringColumn.of(text));
        }
        ColumnBuilder builder = ColumnBuilder.of(constant.dtype(), rows);
        for (int row = 0; row < rows; row++) {
            builder.appendValue(constant.value());
        }
        return builder.build();
    }

    /** What a constant counts as in arithmetic with that dtype: as narrow a number, see {@link Promotion#ofConstant}. */
    public static Operand promoted(Operand operand, DType other) {
        if (!(operand instanceof Operand.Constant constant)) {
            return operand;
        }
        DType dtype = Promotion.ofConstant(constant.dtype(), constant.value(), other);
        if (dtype == DType.FLOAT32 && constant.value() instanceof Double number) {
            return new Operand.Constant(dtype, (double) number.floatValue());
        }
        return new Operand.Constant(dtype, constant.value());
    }

    /** What stands beside that dtype in a comparison: a text constant as a date beside dates, a missing one of any dtype. */
    public static Operand beside(Operand operand, DType other) {
        if (!(operand instanceof Operand.Constant constant)) {
            return operand;
        }
        if (constant.value() == null) {
            return new Operand.Constant(other, null);
        }
        if (constant.value() instanceof String text && other.isTime()) {
            return new Operand.Constant(
                    other, other == DType.TIMEDELTA ? Spans.parse(text) : Moments.parse(text, other));
        }
        return other == DType.FLOAT32 ? promoted(operand, other) : operand;
    }
}
