package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import java.util.Arrays;

/** Multiplies numbers by group; missing values count as one. Whole numbers wrap at 64 bits. */
final class Products {
    private Products() {}

    static Column of(Column values, Grouping grouping) {
        return values instanceof DoubleColumn doubles ? doubles(doubles, grouping) : longs(values, grouping);
    }

    /** Multiplies products; one that is no number, as of zero and an infinity, is no missing value. */
    static Column merged(Column products, Grouping grouping) {
        return Sums.undefined(products, of(products, grouping), grouping);
    }

    private static DoubleColumn doubles(DoubleColumn values, Grouping grouping) {
        double[] products = new double[grouping.groups()];
        Arrays.fill(products, 1);
        int[] ids = grouping.sharedIds();
        double[] numbers = values.sharedValues();
        int at = values.offset();
        for (int row = 0; row < values.length(); row++) {
            double value = numbers[at + row];
            if (ids[row] >= 0 && !Double.isNaN(value)) {
                products[ids[row]] *= value;
            }
        }
        return DoubleColumn.adopt(products);
    }

    private static LongColumn longs(Column values, Grouping grouping) {
        long[] products = new long[grouping.groups()];
        Arrays.fill(products, 1);
        int[] ids = grouping.sharedIds();
        long[] numbers = LongTiles.all(values);
        Bitmap validity = values.validity();
        for (int row = 0; row < numbers.length; row++) {
            if (ids[row] >= 0 && (validity == null || validity.get(row))) {
                products[ids[row]] *= numbers[row];
            }
        }
        return LongColumn.adopt(products, null);
    }
}
