package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Values that rows tell the positions of: the categories of a column, or the values of one level of labels.
 *
 * @param dtype what a row becomes
 * @param values distinct texts, or numbers with one more that is missing
 * @param places where in the values each of the stored ones is; -1 where it is missing
 */
record Levels(DType dtype, Column values, int[] places) implements Serializable {
    /** Categories as they were stored. */
    static Levels of(Column stored, boolean isCategories) {
        DType dtype = stored.dtype();
        if (dtype.isText()) {
            return texts(stored, isCategories ? DType.CATEGORICAL : DType.STRING);
        }
        ColumnBuilder missing = ColumnBuilder.of(dtype, 1);
        missing.appendNull();
        int[] places = new int[stored.length()];
        Arrays.setAll(places, i -> i);
        return new Levels(dtype, Column.concat(java.util.List.of(stored, missing.build())), places);
    }

    private static Levels texts(Column stored, DType dtype) {
        StringColumn.Builder texts = new StringColumn.Builder(stored.length());
        Map<String, Integer> seen = new HashMap<>();
        int[] places = new int[stored.length()];
        for (int i = 0; i < places.length; i++) {
            String text = stored.isNull(i) ? null : String.valueOf(stored.valueAt(i));
            if (text == null) {
                places[i] = -1;
                continue;
            }
            places[i] = seen.size();
            if (seen.put(text, i) != null) {
                throw new OpenFile.Refused("has the category '%s' twice; it is damaged".formatted(text));
            }
            texts.appendValue(text);
        }
        return new Levels(dtype, texts.build(), places);
    }

    /** The values at positions, which may be -1. */
    Column at(Column positions) throws IOException {
        int[] rows = new int[positions.length()];
        int none = dtype.isText() ? -1 : values.length() - 1;
        for (int row = 0; row < rows.length; row++) {
            long code = positions instanceof IntColumn ints ? ints.at(row) : ((LongColumn) positions).at(row);
            if (code < -1 || code >= places.length) {
                throw new IOException("has category %d of %d; it is damaged".formatted(code, places.length));
            }
            int place = code < 0 ? -1 : places[(int) code];
            rows[row] = place < 0 ? none : place;
        }
        return dtype.isText() ? DictionaryColumn.adopt(dtype, rows, (StringColumn) values) : values.take(rows);
    }
}
