package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Tables of values of pairs of columns, one row a column: of covariances and correlations. */
final class PairTables {
    private PairTables() {}

    /** The name of the column that holds the value of a pair. */
    static String name(String left, String right) {
        return left + "\u0000" + right;
    }

    /** From one row a group with a column a pair: one row a group and column, labelled by keys and column. */
    static DataFrame stacked(DataFrame flat, List<String> keys, List<String> names) {
        Schema schema = flat.schema().select(keys).with(new Field("", DType.STRING));
        for (String name : names) {
            schema = schema.with(new Field(name, DType.FLOAT64));
        }
        DataFrame stacked = flat.mapPartitions(frame -> stacked(frame, keys, names), schema);
        List<String> levels = new ArrayList<>(keys);
        levels.add("");
        return stacked.setIndexUnsorted(levels.toArray(String[]::new));
    }

    private static Frame stacked(Frame flat, List<String> keys, List<String> names) {
        int count = names.size();
        int[] rows = new int[flat.rows() * count];
        String[] labels = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i / count;
            labels[i] = names.get(i % count);
        }
        Frame keyed = flat.select(keys).take(rows);
        Frame result =
                Frame.partition(keyed.schema(), keyed.columns(), rows.length).with("", StringColumn.of(labels));
        for (String right : names) {
            double[] values = new double[rows.length];
            for (int left = 0; left < count; left++) {
                Column column = flat.column(name(names.get(left), right));
                for (int group = 0; group < flat.rows(); group++) {
                    values[group * count + left] = ((DoubleColumn) column).at(group);
                }
            }
            result = result.with(right, DoubleColumn.adopt(values));
        }
        return result;
    }
}
