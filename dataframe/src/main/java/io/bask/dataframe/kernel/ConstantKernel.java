package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Turns constants into what stands beside them needs: a whole column, or a date for a text. */
public final class ConstantKernel {
    private static final long NANOS = 1_000_000_000L;

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

    /** A text constant that is compared with dates, as a date; any other operand as it is. */
    public static Operand beside(Operand operand, DType other) {
        boolean isDateText = operand instanceof Operand.Constant && operand.dtype() == DType.STRING;
        if (!isDateText || other != DType.DATETIME || !(((Operand.Constant) operand).value() instanceof String text)) {
            return operand;
        }
        try {
            LocalDateTime moment = ValueText.moment(text);
            return new Operand.Constant(
                    DType.DATETIME, moment.toEpochSecond(ZoneOffset.UTC) * NANOS + moment.getNano());
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(
                    "'%s' is compared with dates but is none; write 2024-02-29 or 2024-02-29 12:30:00".formatted(text),
                    unreadable);
        }
    }
}
