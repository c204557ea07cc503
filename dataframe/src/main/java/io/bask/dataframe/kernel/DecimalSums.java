package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DecimalBytes;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up decimals by group, exactly, in 38 digits; missing values add nothing. Digits held in longs add up in two longs a group. */
final class DecimalSums {
    private DecimalSums() {}

    static StringColumn of(Column values, Grouping grouping) {
        int groups = grouping.groups();
        BigInteger[] sums = new BigInteger[groups];
        Arrays.fill(sums, BigInteger.ZERO);
        int[] ids = grouping.sharedIds();
        if (values instanceof LongColumn longs) {
            addLongs(longs, ids, sums);
        } else {
            StringColumn wide = (StringColumn) values;
            for (int row = 0; row < ids.length; row++) {
                if (ids[row] >= 0 && !wide.isNull(row)) {
                    BigInteger digits = DecimalBytes.unscaled(wide.sharedBytes(), wide.start(row));
                    sums[ids[row]] = sums[ids[row]].add(digits);
                }
            }
        }
        return column(
                Arrays.asList(sums),
                DType.decimal(DType.MOST_DIGITS, values.dtype().scale()));
    }

    /** A column of sums that are held in bytes, null where missing; one with more digits than the dtype has is an error. */
    static StringColumn column(List<@Nullable BigInteger> sums, DType dtype) {
        BigInteger limit = Decimals.power(dtype.precision());
        StringColumn.Builder builder = new StringColumn.Builder(dtype, sums.size());
        for (BigInteger sum : sums) {
            if (sum == null) {
                builder.appendNull();
                continue;
            }
            if (sum.abs().compareTo(limit) >= 0) {
                throw new ArithmeticException("the sum %s does not fit %s; cast to float64 first"
                        .formatted(new BigDecimal(sum, dtype.scale()).toPlainString(), dtype));
            }
            byte[] bytes = DecimalBytes.of(sum);
            builder.append(bytes, 0, bytes.length);
        }
        return builder.build();
    }

    private static void addLongs(LongColumn values, int[] ids, BigInteger[] sums) {
        long[] low = new long[sums.length];
        Bitmap valid = values.validity();
        for (int row = 0; row < ids.length; row++) {
            int id = ids[row];
            if (id < 0 || valid != null && !valid.get(row)) {
                continue;
            }
            long value = values.at(row);
            long sum = low[id] + value;
            if (((low[id] ^ sum) & (value ^ sum)) < 0) {
                sums[id] = sums[id].add(BigInteger.valueOf(low[id]));
                sum = value;
            }
            low[id] = sum;
        }
        for (int id = 0; id < sums.length; id++) {
            sums[id] = sums[id].add(BigInteger.valueOf(low[id]));
        }
    }

    /** The doubles nearest to sums over counts; missing where nothing was counted. */
    static DoubleColumn means(Column sums, LongColumn counts) {
        double[] out = new double[counts.length()];
        for (int group = 0; group < out.length; group++) {
            BigDecimal sum = ((StringColumn) sums).decimalAt(group);
            out[group] = counts.at(group) == 0
                    ? Double.NaN
                    : sum.divide(BigDecimal.valueOf(counts.at(group)), MathContext.DECIMAL128)
                            .doubleValue();
        }
        return DoubleColumn.adopt(out);
    }
}
