package io.bask.dataframe.kernel;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hands the whole numbers, dates or truth values of an operand out as longs, a tile at a time.
 *
 * <p>Longs and dates are read where they lie, other dtypes are converted into one scratch tile. What stands at a missing
 * row is not defined. Not for sharing between threads.
 */
final class LongTiles {
    private final long[] values;
    private final int base;
    private final @Nullable Column converted;
    private final boolean direct;

    private LongTiles(long[] values, int base, @Nullable Column converted, boolean direct) {
        this.values = values;
        this.base = base;
        this.converted = converted;
        this.direct = direct;
    }

    static LongTiles of(Operand operand) {
        if (operand instanceof Operand.Values values) {
            return of(values.column());
        }
        Object value = ((Operand.Constant) operand).value();
        long[] tile = new long[DoubleTiles.SIZE];
        long filled = value instanceof Boolean bool ? (bool ? 1 : 0) : value instanceof Number n ? n.longValue() : 0;
        Arrays.fill(tile, filled);
        return new LongTiles(tile, 0, null, false);
    }

    static LongTiles of(Column column) {
        if (column instanceof LongColumn longs) {
            return new LongTiles(longs.sharedValues(), longs.offset(), null, true);
        }
        if (column instanceof DateTimeColumn moments) {
            return new LongTiles(moments.sharedValues(), moments.offset(), null, true);
        }
        if (column instanceof IntColumn || column instanceof BoolColumn) {
            return new LongTiles(new long[DoubleTiles.SIZE], 0, column, false);
        }
        throw new IllegalArgumentException(column.dtype() + " has no whole numbers");
    }

    /** All values in an array of their own. */
    static long[] all(Column column) {
        long[] values = new long[column.length()];
        LongTiles tiles = of(column);
        for (int start = 0; start < values.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, values.length - start);
            System.arraycopy(tiles.tile(start, n), tiles.at(start), values, start, n);
        }
        return values;
    }

    /** All values in an array of their own, as numbers that compare with a sign as the values do. */
    static long[] ordered(Column column) {
        long[] values = all(column);
        long flip = flip(column);
        for (int row = 0; flip != 0 && row < values.length; row++) {
            values[row] ^= flip;
        }
        return values;
    }

    /** The bits that make the values of a column compare with a sign as they do: the highest one of uint64. */
    static long flip(Column column) {
        return column.dtype() == DType.UINT64 ? Long.MIN_VALUE : 0;
    }

    /** The values of an int32 column in an array of their own. */
    static int[] ints(Column column) {
        IntColumn ints = (IntColumn) column;
        return Arrays.copyOfRange(ints.sharedValues(), ints.offset(), ints.offset() + ints.length());
    }

    /** The array that holds the tile that starts at a row; read from {@link #at}. */
    long[] tile(int start, int rows) {
        if (converted instanceof IntColumn ints) {
            int[] from = ints.sharedValues();
            int at = ints.offset() + start;
            for (int i = 0; i < rows; i++) {
                values[i] = from[at + i];
            }
        } else if (converted instanceof BoolColumn bools) {
            for (int i = 0; i < rows; i++) {
                values[i] = bools.at(start + i) ? 1 : 0;
            }
        }
        return values;
    }

    /** Where the tile's first row stands in the array. */
    int at(int start) {
        return direct ? base + start : 0;
    }
}
