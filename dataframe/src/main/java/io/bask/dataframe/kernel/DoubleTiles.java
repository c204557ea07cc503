package io.bask.dataframe.kernel;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hands the numbers of an operand out as doubles, a tile at a time.
 *
 * <p>Floats are read where they lie; other dtypes are converted into one scratch tile that stays in the first-level cache,
 * and a constant fills its tile once. Missing values of other dtypes than float come out as NaN, so one loop serves every
 * dtype. Not for sharing between threads.
 */
final class DoubleTiles {
    /** Rows in a tile: two operands and a result stay within 32 KB. */
    static final int SIZE = 1024;

    private final double[] values;
    private final int base;
    private final Column source;
    private final Form form;

    private enum Form {
        DIRECT,
        CONSTANT,
        CONVERTED
    }

    private DoubleTiles(double[] values, int base, Column source, Form form) {
        this.values = values;
        this.base = base;
        this.source = source;
        this.form = form;
    }

    static DoubleTiles of(Operand operand) {
        if (operand instanceof Operand.Values values) {
            return of(values.column());
        }
        double[] tile = new double[SIZE];
        Arrays.fill(tile, number(((Operand.Constant) operand).value()));
        return new DoubleTiles(tile, 0, DoubleColumn.of(), Form.CONSTANT);
    }

    static DoubleTiles of(Column column) {
        return column instanceof DoubleColumn doubles
                ? new DoubleTiles(doubles.sharedValues(), doubles.offset(), column, Form.DIRECT)
                : new DoubleTiles(new double[SIZE], 0, column, Form.CONVERTED);
    }

    /** The array that holds the tile that starts at a row; read from {@link #at}. */
    double[] tile(int start, int rows) {
        if (form == Form.CONVERTED) {
            convert(start, rows);
        }
        return values;
    }

    /** Where the tile's first row stands in the array. */
    int at(int start) {
        return form == Form.DIRECT ? base + start : 0;
    }

    private void convert(int start, int rows) {
        if (source instanceof LongColumn unsigned && source.dtype() == DType.UINT64) {
            for (int i = 0; i < rows; i++) {
                values[i] = unsigned(unsigned.at(start + i));
            }
        } else if (source instanceof LongColumn longs) {
            long[] from = longs.sharedValues();
            int at = longs.offset() + start;
            for (int i = 0; i < rows; i++) {
                values[i] = from[at + i];
            }
        } else if (source instanceof DateTimeColumn moments) {
            long[] from = moments.sharedValues();
            int at = moments.offset() + start;
            for (int i = 0; i < rows; i++) {
                values[i] = from[at + i];
            }
        } else if (source instanceof IntColumn ints) {
            int[] from = ints.sharedValues();
            int at = ints.offset() + start;
            for (int i = 0; i < rows; i++) {
                values[i] = from[at + i];
            }
        } else if (source instanceof BoolColumn bools) {
            for (int i = 0; i < rows; i++) {
                values[i] = bools.at(start + i) ? 1 : 0;
            }
        } else {
            throw new IllegalArgumentException(source.dtype() + " has no numbers");
        }
        clearMissing(start, rows);
    }

    /** The nearest double of a number without sign. */
    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
    }

    private void clearMissing(int start, int rows) {
        if (source.validity() == null) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            if (source.isNull(start + i)) {
                values[i] = Double.NaN;
            }
        }
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        return Double.NaN;
    }
}
