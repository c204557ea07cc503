package io.bask.dataframe.kernel;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;

/**
 * Turns a column into another dtype.
 *
 * <p>Missing values stay missing in every dtype. Floats lose their fraction on the way to whole numbers; text is read as
 * numbers, dates and timedeltas; a float or a text that does not fit is an error with its row. Whole numbers wrap in narrower
 * dtypes, as in NumPy.
 */
public final class CastKernel {
    private static final double LONG_LIMIT = 0x1p63;

    private CastKernel() {}

    /** The column as that dtype; the same column when it has it already. */
    public static Column cast(Column column, DType to) {
        if (column.dtype() == to) {
            return column;
        }
        if (to.isDecimal() || column.dtype().isDecimal() && !to.isText()) {
            return DecimalKernel.cast(column, to);
        }
        if (to == DType.BINARY || to.kind() == DType.Kind.LIST) {
            return Gather.nulls(to, column.length());
        }
        return switch (to.kind()) {
            case FLOAT32, FLOAT64 -> column instanceof TextColumn text ? parsed(text, to) : doubles(column, to);
            case BOOL -> column instanceof TextColumn text ? parsed(text, to) : bools(column);
            case STRING -> text(column);
            case CATEGORICAL -> categorical(column);
            default -> column instanceof TextColumn text ? parsed(text, to) : wholes(column, to);
        };
    }

    private static DoubleColumn doubles(Column column, DType to) {
        if (to == DType.FLOAT64 && column instanceof DoubleColumn doubles) {
            return doubles.widened();
        }
        DoubleTiles tiles = DoubleTiles.of(column);
        double[] out = new double[column.length()];
        for (int start = 0; start < out.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, out.length - start);
            System.arraycopy(tiles.tile(start, n), tiles.at(start), out, start, n);
        }
        return DoubleColumn.adopt(to, out);
    }

    /** Floats without their fraction, which must fit; of whole numbers the low bits, as in NumPy. */
    private static Column wholes(Column column, DType to) {
        if (!(column instanceof DoubleColumn source)) {
            return Column.ofLongs(to, LongTiles.all(column), column.validity());
        }
        long[] out = new long[column.length()];
        for (int row = 0; row < out.length; row++) {
            double value = source.at(row);
            boolean isHigh = to == DType.UINT64 && value >= LONG_LIMIT && value < 2 * LONG_LIMIT;
            out[row] = isHigh ? (long) (value - LONG_LIMIT) ^ Long.MIN_VALUE : (long) value;
            boolean fits = Math.abs(value) < LONG_LIMIT && (!to.isInteger() || to.holds(out[row]));
            if (!fits && !isHigh && !Double.isNaN(value)) {
                throw unfit(column, row, to.label());
            }
        }
        return Column.ofLongs(to, out, column.validity());
    }

    private static BoolColumn bools(Column column) {
        BoolColumn.Builder builder = new BoolColumn.Builder(column.length());
        DoubleColumn numbers = doubles(column, DType.FLOAT64);
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

    static IllegalArgumentException unfit(Column column, int row, String dtype) {
        String quote = column.dtype().isText() ? "'" : "";
        return new IllegalArgumentException(
                "%s%s%s in row %d of its partition does not fit %s; filter or replace such values first"
                        .formatted(quote, column.valueAt(row), quote, row, dtype));
    }
}
