package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounds numbers half to even at a number of decimals.
 *
 * <p>A negative number of decimals rounds at tens, hundreds and so on, whole numbers too: those are exact, where NumPy goes
 * by way of floats, and wrap where the rounded number is beyond their dtype. Decimals come out with as many decimals.
 */
public final class RoundKernel {
    /** The largest power of ten that fits 64 bits is the eighteenth. */
    private static final int MOST_TENS = 18;

    private RoundKernel() {}

    /** The numbers rounded; whole numbers stay as they are unless {@code decimals} is negative. */
    public static Column round(Column column, int decimals) {
        if (column instanceof DoubleColumn doubles) {
            return doubles(doubles, decimals);
        }
        if (column.dtype().isDecimal()) {
            return decimals(column, decimals);
        }
        if (decimals >= 0) {
            return column;
        }
        boolean isUnsigned = column.dtype() == DType.UINT64;
        long[] values = LongTiles.all(column);
        for (int row = 0; row < values.length; row++) {
            values[row] = isUnsigned && values[row] < 0
                    ? tens(new BigDecimal(Long.toUnsignedString(values[row])), decimals)
                    : rounded(values[row], decimals);
        }
        return Column.ofLongs(column.dtype(), values, column.validity());
    }

    private static Column decimals(Column column, int decimals) {
        DType dtype = Decimals.rounded(column.dtype(), decimals);
        if (dtype == column.dtype() && decimals >= 0) {
            return column;
        }
        ColumnBuilder builder = ColumnBuilder.of(dtype, column.length());
        // Beyond all digits that a decimal has everything is nearer to zero.
        int places = Math.max(decimals, -DType.MOST_DIGITS - 1);
        for (int row = 0; row < column.length(); row++) {
            BigDecimal value = (BigDecimal) column.valueAt(row);
            builder.appendValue(value == null ? null : fitting(value, places, dtype));
        }
        return builder.build();
    }

    private static BigDecimal fitting(BigDecimal value, int decimals, DType dtype) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_EVEN).setScale(dtype.scale());
        if (rounded.precision() > dtype.precision()) {
            throw new ArithmeticException("%s rounded at %d decimals does not fit %s; cast to float64 first"
                    .formatted(value.toPlainString(), decimals, dtype));
        }
        return rounded;
    }

    private static DoubleColumn doubles(DoubleColumn doubles, int decimals) {
        double scale = Math.pow(10, Math.abs((double) decimals));
        double[] out = new double[doubles.length()];
        for (int row = 0; row < out.length; row++) {
            double value = doubles.sharedValues()[doubles.offset() + row];
            out[row] = doubles.dtype() == DType.FLOAT32
                    ? single((float) value, decimals, (float) scale)
                    : rounded(value, decimals, scale);
        }
        return DoubleColumn.adopt(doubles.dtype(), out);
    }

    /** As NumPy rounds in single precision, each step in it. */
    private static float single(float value, int decimals, float scale) {
        if (Float.isNaN(value) || Float.isInfinite(value) || Float.isInfinite(scale)) {
            return (float) rounded(value, decimals, scale);
        }
        return decimals < 0 ? (float) Math.rint(value / scale) * scale : (float) Math.rint(value * scale) / scale;
    }

    private static double rounded(double value, int decimals, double scale) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        if (Double.isInfinite(scale)) {
            return decimals > 0
                    ? value
                    : BigDecimal.valueOf(value)
                            .setScale(decimals, RoundingMode.HALF_EVEN)
                            .doubleValue();
        }
        return decimals < 0 ? Math.rint(value / scale) * scale : Math.rint(value * scale) / scale;
    }

    private static long rounded(long value, int decimals) {
        if (decimals < -MOST_TENS) {
            // Of 64-bit numbers only those beyond 5e18 are nearer to 1e19 than to zero.
            return decimals == -MOST_TENS - 1 ? tens(BigDecimal.valueOf(value), decimals) : 0;
        }
        long scale = 1;
        for (int i = 0; i < -decimals; i++) {
            scale *= 10;
        }
        long quotient = Math.floorDiv(value, scale);
        long rest = value - quotient * scale;
        boolean isUp = rest > scale - rest || rest == scale - rest && (quotient & 1) != 0;
        return (isUp ? quotient + 1 : quotient) * scale;
    }

    private static long tens(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_EVEN).toBigInteger().longValue();
    }
}
