package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts other values in place of some, and tests for membership. */
public final class ReplaceKernel {
    private ReplaceKernel() {}

    /** The column with a value in place of every missing one; the value fits the dtype. */
    public static Column fill(Column column, Object value) {
        if (column.nullCount() == 0) {
            return column;
        }
        if (column instanceof DoubleColumn doubles) {
            double filler = ((Number) value).doubleValue();
            double[] out = new double[doubles.length()];
            for (int row = 0; row < out.length; row++) {
                double there = doubles.sharedValues()[doubles.offset() + row];
                out[row] = Double.isNaN(there) ? filler : there;
            }
            return DoubleColumn.adopt(doubles.dtype(), out);
        }
        if (column instanceof DateTimeColumn moments && value instanceof Long filler) {
            long[] out = LongTiles.all(moments);
            for (int row = 0; row < out.length; row++) {
                out[row] = moments.isNull(row) ? filler : out[row];
            }
            return DateTimeColumn.adopt(moments.dtype(), out, null);
        }
        return rebuilt(column, row -> column.isNull(row) ? value : column.valueAt(row));
    }

    /** {@code yes} where the condition holds, else {@code no}; both of one dtype, missing values stay missing. */
    public static Column choose(Bitmap condition, Column yes, Column no) {
        if (yes instanceof DoubleColumn a && no instanceof DoubleColumn b) {
            double[] out = new double[a.length()];
            for (int row = 0; row < out.length; row++) {
                out[row] = condition.get(row) ? a.at(row) : b.at(row);
            }
            return DoubleColumn.adopt(a.dtype(), out);
        }
        if (yes instanceof DateTimeColumn a && no instanceof DateTimeColumn b) {
            return moments(condition, a, b);
        }
        return rebuilt(yes, row -> condition.get(row) ? yes.valueAt(row) : no.valueAt(row));
    }

    private static DateTimeColumn moments(Bitmap condition, DateTimeColumn yes, DateTimeColumn no) {
        long[] out = new long[yes.length()];
        long[] words = new long[Bitmap.wordsFor(out.length)];
        for (int row = 0; row < out.length; row++) {
            DateTimeColumn from = condition.get(row) ? yes : no;
            out[row] = from.at(row);
            words[row >> 6] |= (from.isNull(row) ? 0L : 1L) << row;
        }
        return DateTimeColumn.adopt(yes.dtype(), out, Bitmap.adopt(words, out.length));
    }

    /** True where the value is one of these; missing values are not. */
    public static BoolColumn isIn(Column column, List<Object> values) {
        if (column instanceof TextColumn text && column.dtype().isText()) {
            List<String> texts = new ArrayList<>();
            for (Object value : values) {
                if (value instanceof String wanted) {
                    texts.add(wanted);
                }
            }
            return BoolColumn.of(TextKernel.isIn(text, texts), null);
        }
        Bitmap found = Bitmap.filled(column.length(), false);
        for (Object value : values) {
            Operand constant = new Operand.Constant(dtype(column.dtype(), value), value);
            if (!(value instanceof Double)) {
                constant = ConstantKernel.beside(constant, column.dtype());
            }
            found = found.or(((BoolColumn)
                            BinaryKernel.apply(BinaryOp.EQ, new Operand.Values(column), constant, column.length()))
                    .values());
        }
        return BoolColumn.of(found, null);
    }

    private static DType dtype(DType column, Object value) {
        if (value instanceof BigDecimal decimal) {
            return Decimals.dtype(decimal);
        }
        if (value instanceof Long && column.isDecimal()) {
            return DType.INT64;
        }
        if (value instanceof Double) {
            return DType.FLOAT64;
        }
        if (value instanceof BigInteger) {
            return DType.UINT64;
        }
        return value instanceof Long && column.isSummable() ? DType.INT64 : column;
    }

    private interface RowValue {
        @Nullable
        Object at(int row);
    }

    private static Column rebuilt(Column like, RowValue values) {
        ColumnBuilder builder = ColumnBuilder.of(like.dtype(), like.length());
        for (int row = 0; row < like.length(); row++) {
            builder.appendValue(values.at(row));
        }
        return builder.build();
    }
}
