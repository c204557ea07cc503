package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.DType;
import org.jspecify.annotations.Nullable;

/** One side of a row-by-row operation: a column, or one value for all rows. */
public sealed interface Operand {
    /** The element type. */
    DType dtype();

    /** Which rows hold a value, of that many; null when all do. */
    @Nullable
    Bitmap validity(int rows);

    /** The values of a column. */
    record Values(Column column) implements Operand {
        @Override
        public DType dtype() {
            return column.dtype();
        }

        @Override
        public @Nullable Bitmap validity(int rows) {
            return column.validity();
        }
    }

    /**
     * One value for every row.
     *
     * @param dtype its element type
     * @param value a Boolean, Integer, Long, Double, String or, for dates, nanoseconds as Long; null when missing
     */
    record Constant(DType dtype, @Nullable Object value) implements Operand {
        @Override
        public @Nullable Bitmap validity(int rows) {
            return value == null ? Bitmap.filled(rows, false) : null;
        }
    }
}
