package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
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
        return stacked(flat, keys, StringColumn.of(names.toArray(String[]::new)), names, names);
    }

    /**
     * From one row a group with a column for each pair of a row and a column: one row a group and row, labelled by keys and the row's
     * label.
     *
     * @param labels of the rows
     * @param rows names of the rows
     * @param columns the columns that come out, called so
     */
    static DataFrame stacked(
            DataFrame flat, List<String> keys, Column labels, List<String> rows, List<String> columns) {
        Schema schema = flat.schema().select(keys).with(new Field("", labels.dtype()));
        for (String column : columns) {
            schema = schema.with(new Field(column, flat.schema().dtype(name(rows.get(0), column))));
        }
        DataFrame stacked = flat.mapPartitions(frame -> upright(frame, keys, labels, rows, columns), schema);
        List<String> levels = new ArrayList<>(keys);
        levels.add("");
        return stacked.setIndexUnsorted(levels.toArray(String[]::new));
    }

    private static Frame upright(
            Frame flat, List<String> keys, Column labels, List<String> rows, List<String> columns) {
        int count = rows.size();
        int[] groups = new int[flat.rows() * count];
        int[] names = new int[groups.length];
        int[] places = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = i / count;
            names[i] = i % count;
            places[i] = names[i] * flat.rows() + groups[i];
        }
        Frame keyed = flat.select(keys).take(groups);
        Frame result =
                Frame.partition(keyed.schema(), keyed.columns(), groups.length).with("", labels.take(names));
        for (String column : columns) {
            List<Column> parts =
                    rows.stream().map(row -> flat.column(name(row, column))).toList();
            result = result.with(column, Column.concat(parts).take(places));
        }
        return result;
    }
}
