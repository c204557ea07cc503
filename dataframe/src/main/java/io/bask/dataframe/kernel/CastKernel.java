package io.bask.dataframe.kernel;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;

/**
 * Turns a column into another dtype.
 *
 * <p>Missing values stay missing in every dtype. Floats lose their fraction on the way to whole numbers; text is read as
 * numbers and dates; a value that does not fit is an error with its row.
 */
public final class CastKernel {
    private static final double LONG_LIMIT = 0x1p63;

    private CastKernel() {}

    /** The column as that dtype; the same column when it has it already. */
    public static Column cast(Column column, DType to) {
        if (column.dtype() == to) {
            return column;
        }
        return switch (to) {
            case FLOAT64 -> column instanceof TextColumn text ? parsed(text, to) : doubles(column);
            case INT64 ->
                column instanceof TextColumn text
                        ? parsed(text, to)
                        : LongColumn.adopt(longs(column), column.validity());
            case INT32 -> column instanceof TextColumn text ? parsed(text, to) : ints(column);
            case BOOL -> column instanceof TextColumn text ? parsed(text, to) : bools(column);
            case DATETIME ->
                column instanceof TextColumn text
                        ? parsed(text, to)
                        : DateTimeColumn.adopt(longs(column), column.validity());
            case STRING -> text(column);
            case CATEGORICAL -> categorical(column);
        };
    }

    private static DoubleColumn doubles(Column column) {
        DoubleTiles tiles = DoubleTiles.of(column);
        double[] out = new double[column.length()];
        for (int start = 0; start < out.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, out.length - start);
            System.arraycopy(tiles.tile(start, n), tiles.at(start), out, start, n);
        }
        return DoubleColumn.adopt(out);
    }

    private static long[] longs(Column column) {
        if (column instanceof DoubleColumn source) {
            long[] out = new long[column.length()];
            for (int row = 0; row < out.length; row++) {
                double value = source.at(row);
                if (Math.abs(value) >= LONG_LIMIT) {
                    throw unfit(column, row, "int64");
                }
                out[row] = (long) value;
            }
            return out;
        }
        return LongTiles.all(column);
    }

    private static IntColumn ints(Column column) {
        long[] wide = longs(column);
        int[] out = new int[wide.length];
        for (int row = 0; row < out.length; row++) {
            out[row] = (int) wide[row];
            if (out[row] != wide[row] && !column.isNull(row)) {
                throw unfit(column, row, "int32");
            }
        }
        return IntColumn.adopt(out, column.validity());
    }

    private static BoolColumn bools(Column column) {
        BoolColumn.Builder builder = new BoolColumn.Builder(column.length());
        DoubleColumn numbers = doubles(column);
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row)) {
                builder.appendNull();
            } else {
                builder.append(numbers.at(row) != 0);
            }
        }
        return builder.build();
    }

    private static Column text(Column column) {
        if (column instanceof DictionaryColumn encoded) {
            return encoded.withDtype(DType.STRING);
        }
        TextBuilder builder = new TextBuilder(DType.STRING, column.length());
        for (int row = 0; row < column.length(); row++) {
            builder.appendValue(column.isNull(row) ? null : ValueText.of(column, row));
        }
        return builder.build();
    }

    private static Column categorical(Column column) {
        TextColumn texts = (TextColumn) text(column);
        StringColumn plain = texts.plain();
        TextBuilder builder = new TextBuilder(DType.CATEGORICAL, texts.length());
        for (int row = 0; row < texts.length(); row++) {
            int slot = texts.slot(row);
            if (slot < 0) {
                builder.appendNull();
            } else {
                builder.append(plain.sharedBytes(), plain.start(slot), plain.end(slot));
            }
        }
        return builder.build();
    }

    private static Column parsed(TextColumn column, DType to) {
        ColumnBuilder builder = ColumnBuilder.of(to, column.length());
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row)) {
                builder.appendNull();
                continue;
            }
            try {
                builder.appendValue(ValueText.parse(column.stringAt(row), to));
            } catch (RuntimeException unreadable) {
                throw unfit(column, row, to.label());
            }
        }
        return builder.build();
    }

    private static IllegalArgumentException unfit(Column column, int row, String dtype) {
        String quote = column.dtype().isText() ? "'" : "";
        return new IllegalArgumentException(
                "%s%s%s in row %d of its partition does not fit %s; filter or replace such values first"
                        .formatted(quote, column.valueAt(row), quote, row, dtype));
    }
}
