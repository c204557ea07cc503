package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;

/** Turns constants into what stands beside them needs: a whole column, or a date for a text. */
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

    /** What stands beside that dtype in a comparison: a text constant as a date beside dates, a missing one of any dtype. */
    public static Operand beside(Operand operand, DType other) {
        if (!(operand instanceof Operand.Constant constant)) {
            return operand;
        }
        if (constant.value() == null) {
            return new Operand.Constant(other, null);
        }
        boolean isDateText = other == DType.DATETIME && constant.value() instanceof String;
        return isDateText
                ? new Operand.Constant(DType.DATETIME, Moments.nanoseconds(Moments.parse((String) constant.value())))
                : operand;
    }
}
