package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DecimalBytes;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decimals;
import io.bask.dataframe.schema.UnaryOp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic, comparisons and casts of decimals, exact.
 *
 * <p>Where both sides and the result have at most 18 digits all of it happens in longs, else number by number. What does not fit the
 * result's digits is an error, and never wraps.
 */
final class DecimalKernel {
    private static final long[] POWERS = powers();

    private DecimalKernel() {}

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    static Column apply(BinaryOp op, Operand left, Operand right, int rows, DType result) {
        boolean areFloats = left.dtype().isFloat() || right.dtype().isFloat() || result.isFloat();
        if (op.family() == BinaryOp.Family.COMPARISON) {
            return BoolColumn.of(
                    areFloats
                            ? ComparisonKernel.doubles(op, floats(left), floats(right), rows)
                            : compare(op, left, right, rows),
                    null);
        }
        if (areFloats) {
            return ArithmeticKernel.apply(op, floats(left), floats(right), rows, result);
        }
        return isShort(left) && isShort(right) && !result.isWideDecimal()
                ? inLongs(op, left, right, rows, result)
                : exact(op, left, right, rows, result);
    }

    private static Operand floats(Operand operand) {
        if (operand instanceof Operand.Values values) {
            return new Operand.Values(CastKernel.cast(values.column(), DType.FLOAT64));
        }
        Object value = ((Operand.Constant) operand).value();
        return new Operand.Constant(
                DType.FLOAT64, value instanceof Number number ? (Double) number.doubleValue() : null);
    }

    /** True for what is held in a long, decimals and whole numbers alike. */
    private static boolean isShort(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value() instanceof Long
                    || constant.value() instanceof BigDecimal decimal
                            && decimal.unscaledValue().bitLength() < 60;
        }
        return !operand.dtype().isWideDecimal() && operand.dtype() != DType.UINT64;
    }

    private static int scale(Operand operand) {
        return operand instanceof Operand.Constant constant && constant.value() instanceof BigDecimal decimal
                ? Math.max(0, decimal.scale())
                : operand.dtype().scale();
    }

    /** The digits of one side as longs, moved to a scale. */
    private static final class Longs {
        private final LongTiles tiles;
        private final long factor;

        Longs(Operand operand, int scale) {
            if (operand instanceof Operand.Constant constant && constant.value() instanceof BigDecimal decimal) {
                long digits = decimal.setScale(scale(operand)).unscaledValue().longValueExact();
                tiles = LongTiles.of(new Operand.Constant(DType.INT64, digits));
            } else {
                tiles = LongTiles.of(operand);
            }
            factor = POWERS[scale - scale(operand)];
        }

        long[] tile(int start, int n) {
            return tiles.tile(start, n);
        }

        long at(long[] tile, int start, int i) {
            return Math.multiplyExact(tile[tiles.at(start) + i], factor);
        }
    }

    private static Column inLongs(BinaryOp op, Operand left, Operand right, int rows, DType result) {
        int both = Math.max(scale(left), scale(right));
        Longs a = new Longs(left, op == BinaryOp.MUL ? scale(left) : both);
        Longs b = new Longs(right, op == BinaryOp.MUL ? scale(right) : both);
        Bitmap valid = ComparisonKernel.both(left.validity(rows), right.validity(rows));
        long[] out = new long[rows];
        long[] words = new long[Bitmap.wordsFor(rows)];
        long limit = POWERS[result.precision()];
        try {
            for (int start = 0; start < rows; start += DoubleTiles.SIZE) {
                int n = Math.min(DoubleTiles.SIZE, rows - start);
                long[] as = a.tile(start, n);
                long[] bs = b.tile(start, n);
                for (int i = 0; i < n; i++) {
                    int row = start + i;
                    if (valid != null && !valid.get(row)) {
                        continue;
                    }
                    long x = a.at(as, start, i);
                    long y = b.at(bs, start, i);
                    boolean isDivided = op == BinaryOp.MOD || op == BinaryOp.FLOORDIV;
                    if (isDivided && y == 0) {
                        continue;
                    }
                    out[row] = one(op, x, y);
                    if (out[row] >= limit || out[row] <= -limit) {
                        throw new ArithmeticException("too many digits");
                    }
                    words[row >> 6] |= 1L << row;
                }
            }
        } catch (ArithmeticException beyondLongs) {
            return exact(op, left, right, rows, result);
        }
        return LongColumn.adopt(result, out, Bitmap.adopt(words, rows));
    }

    private static long one(BinaryOp op, long x, long y) {
        return switch (op) {
            case ADD -> Math.addExact(x, y);
            case SUB -> Math.subtractExact(x, y);
            case MUL -> Math.multiplyExact(x, y);
            case MOD -> Math.floorMod(x, y);
            default -> Math.floorDiv(x, y);
        };
    }

    private static Column exact(BinaryOp op, Operand left, Operand right, int rows, DType result) {
        ColumnBuilder builder = ColumnBuilder.of(result, rows);
        for (int row = 0; row < rows; row++) {
            BigDecimal a = number(left, row);
            BigDecimal b = number(right, row);
            boolean isDivided = op == BinaryOp.MOD || op == BinaryOp.FLOORDIV;
            if (a == null || b == null || isDivided && b.signum() == 0) {
                builder.appendNull();
                continue;
            }
            BigDecimal value = one(op, a, b);
            BigInteger unscaled = Decimals.exactly(value, result);
            if (unscaled == null) {
                throw new ArithmeticException(
                        "%s %s %s = %s in row %d of its partition does not fit %s; cast to float64 first"
                                .formatted(
                                        a.toPlainString(),
                                        op.symbol(),
                                        b.toPlainString(),
                                        value.toPlainString(),
                                        row,
                                        result));
            }
            append(builder, unscaled);
        }
        return builder.build();
    }

    private static BigDecimal one(BinaryOp op, BigDecimal a, BigDecimal b) {
        return switch (op) {
            case ADD -> a.add(b);
            case SUB -> a.subtract(b);
            case MUL -> a.multiply(b);
            case MOD -> a.subtract(b.multiply(floor(a, b)));
            default -> floor(a, b);
        };
    }

    private static BigDecimal floor(BigDecimal a, BigDecimal b) {
        return a.divide(b, 0, RoundingMode.FLOOR);
    }

    private static void append(ColumnBuilder builder, BigInteger unscaled) {
        if (builder instanceof LongColumn.Builder longs) {
            longs.append(unscaled.longValueExact());
        } else {
            byte[] bytes = DecimalBytes.of(unscaled);
            ((StringColumn.Builder) builder).append(bytes, 0, bytes.length);
        }
    }

    private static Bitmap compare(BinaryOp op, Operand left, Operand right, int rows) {
        if (left instanceof Operand.Values a && right instanceof Operand.Values b && left.dtype() == right.dtype()) {
            return a.column() instanceof TextColumn
                    ? TextKernel.compare(op, left, right, rows)
                    : ComparisonKernel.longs(op, new Operand.Values(a.column()), new Operand.Values(b.column()), rows);
        }
        if (left instanceof Operand.Constant && right instanceof Operand.Values) {
            return compare(op.flipped(), right, left, rows);
        }
        if (left instanceof Operand.Values
                && isShort(left)
                && right instanceof Operand.Constant constant
                && constant.value() instanceof Number value
                && Decimals.fits(value, left.dtype())) {
            long digits = Objects.requireNonNull(Decimals.exactly(decimal(value), left.dtype()))
                    .longValueExact();
            return ComparisonKernel.longs(op, left, new Operand.Constant(DType.INT64, digits), rows);
        }
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int row = 0; row < rows; row++) {
            BigDecimal a = number(left, row);
            BigDecimal b = number(right, row);
            boolean holds = a == null || b == null ? op == BinaryOp.NE : TextKernel.holds(op, a.compareTo(b));
            words[row >> 6] |= (holds ? 1L : 0L) << row;
        }
        return Bitmap.adopt(words, rows);
    }

    /** The exact number of a row; null when missing. */
    private static @Nullable BigDecimal number(Operand operand, int row) {
        Object value = operand instanceof Operand.Values values
                ? values.column().valueAt(row)
                : ((Operand.Constant) operand).value();
        return value == null ? null : decimal(value);
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof BigInteger whole
                ? new BigDecimal(whole)
                : BigDecimal.valueOf(((Number) value).longValue());
    }

    static Column sign(UnaryOp op, Column column) {
        ColumnBuilder builder = ColumnBuilder.of(column.dtype(), column.length());
        for (int row = 0; row < column.length(); row++) {
            BigDecimal value = (BigDecimal) column.valueAt(row);
            builder.appendValue(value == null ? null : op == UnaryOp.NEG ? value.negate() : value.abs());
        }
        return builder.build();
    }

    /** A column as decimals, or decimals as numbers: rounded half away from zero to fewer decimals, and towards zero to whole numbers. */
    static Column cast(Column column, DType to) {
        if (!to.isDecimal()) {
            return fromDecimal(column, to);
        }
        ColumnBuilder builder = ColumnBuilder.of(to, column.length());
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row)) {
                builder.appendNull();
                continue;
            }
            BigDecimal number = read(column, row, to);
            BigInteger unscaled = number == null ? null : Decimals.rounded(number, to);
            if (unscaled == null) {
                throw CastKernel.unfit(column, row, to.label());
            }
            append(builder, unscaled);
        }
        return builder.build();
    }

    private static @Nullable BigDecimal read(Column column, int row, DType to) {
        Object value = Objects.requireNonNull(column.valueAt(row));
        if (value instanceof String text) {
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException unreadable) {
                throw CastKernel.unfit(column, row, to.label());
            }
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isInfinite(number) ? null : new BigDecimal(number);
        }
        return number(new Operand.Values(column), row);
    }

    private static Column fromDecimal(Column column, DType to) {
        if (to.isFloat()) {
            double[] out = new double[column.length()];
            for (int row = 0; row < out.length; row++) {
                BigDecimal value = (BigDecimal) column.valueAt(row);
                out[row] = value == null ? Double.NaN : value.doubleValue();
            }
            return DoubleColumn.adopt(to, out);
        }
        ColumnBuilder builder = ColumnBuilder.of(to, column.length());
        for (int row = 0; row < column.length(); row++) {
            BigDecimal value = (BigDecimal) column.valueAt(row);
            try {
                builder.appendValue(value == null ? null : value.toBigInteger());
            } catch (IllegalArgumentException beyond) {
                throw CastKernel.unfit(column, row, to.label());
            }
        }
        return builder.build();
    }
}
