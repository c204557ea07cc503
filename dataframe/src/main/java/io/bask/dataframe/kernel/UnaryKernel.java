package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnaryOp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Applies a {@link UnaryOp} row by row; missing values stay missing, except that tests always answer. */
public final class UnaryKernel {
    private static final long SECOND = 1_000_000_000L;

    private UnaryKernel() {}

    /** The operation on every row of the column. */
    public static Column apply(UnaryOp op, Column column) {
        op.result(column.dtype());
        return switch (op) {
            case ISNULL -> BoolColumn.of(present(column).not(), null);
            case NOTNULL -> BoolColumn.of(present(column), null);
            case NOT -> TruthKernel.not((BoolColumn) column);
            case NEG, ABS -> column.dtype().isWideDecimal() ? DecimalKernel.sign(op, column) : sign(op, column);
            case WIDEN -> column.dtype().isInteger() ? CastKernel.cast(column, DType.INT64) : column;
            case SQRT, EXP, LOG -> function(op, column);
            case LOWER, UPPER, STRIP -> TextKernel.change(op, (TextColumn) column);
            case LENGTH -> lengths((TextColumn) column, column.dtype() == DType.BINARY);
            case YEAR, MONTH, DAY, HOUR, WEEKDAY -> part(op, Zones.local((DateTimeColumn) column));
        };
    }

    private static Bitmap present(Column column) {
        Bitmap validity = column.validity();
        return validity == null ? Bitmap.filled(column.length(), true) : validity;
    }

    private static Column sign(UnaryOp op, Column column) {
        int n = column.length();
        if (column instanceof DoubleColumn doubles) {
            double[] out = new double[n];
            for (int i = 0; i < n; i++) {
                double value = doubles.sharedValues()[doubles.offset() + i];
                out[i] = op == UnaryOp.NEG ? -value : Math.abs(value);
            }
            return DoubleColumn.adopt(column.dtype(), out);
        }
        if (op == UnaryOp.ABS && column.dtype().isUnsigned()) {
            return column;
        }
        long[] out = LongTiles.all(column);
        for (int i = 0; i < n; i++) {
            out[i] = op == UnaryOp.NEG || out[i] < 0 ? -out[i] : out[i];
        }
        return Column.ofLongs(column.dtype(), out, column.validity());
    }

    private static DoubleColumn function(UnaryOp op, Column column) {
        DoubleTiles tiles = DoubleTiles.of(column);
        double[] out = new double[column.length()];
        for (int start = 0; start < out.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, out.length - start);
            double[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                double value = tile[at + i];
                out[start + i] = switch (op) {
                    case SQRT -> Math.sqrt(value);
                    case EXP -> Math.exp(value);
                    default -> Math.log(value);
                };
            }
        }
        return DoubleColumn.adopt(op.result(column.dtype()), out);
    }

    private static LongColumn lengths(TextColumn column, boolean inBytes) {
        StringColumn plain = column.plain();
        long[] out = new long[column.length()];
        for (int row = 0; row < out.length; row++) {
            int slot = column.slot(row);
            out[row] =
                    slot < 0 ? 0 : inBytes ? plain.end(slot) - plain.start(slot) : TextKernel.codePoints(plain, slot);
        }
        return LongColumn.adopt(out, column.validity());
    }

    private static LongColumn part(UnaryOp op, DateTimeColumn column) {
        long[] out = new long[column.length()];
        for (int row = 0; row < out.length; row++) {
            long nanoseconds = column.at(row);
            LocalDateTime moment = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(nanoseconds, SECOND), (int) Math.floorMod(nanoseconds, SECOND), ZoneOffset.UTC);
            out[row] = switch (op) {
                case YEAR -> moment.getYear();
                case MONTH -> moment.getMonthValue();
                case DAY -> moment.getDayOfMonth();
                case HOUR -> moment.getHour();
                default -> moment.getDayOfWeek().getValue() - 1;
            };
        }
        return LongColumn.adopt(out, column.validity());
    }

    /** The rows of a bool column that are true and not missing. */
    public static Bitmap selected(Column mask) {
        if (!(mask instanceof BoolColumn bools)) {
            throw new IllegalArgumentException("a filter needs bool, not " + mask.dtype() + "; compare first");
        }
        return bools.values();
    }
}
