package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.CategoryFunction;
import io.bask.dataframe.schema.DType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives a column other categories, and says where values stand among them. */
final class CategoryKernel {
    private CategoryKernel() {}

    static Column apply(CategoryFunction function, Column column) {
        DictionaryColumn values = (DictionaryColumn) CastKernel.cast(column, DType.CATEGORICAL);
        List<String> categories = function.categories();
        StringColumn dictionary = StringColumn.of(categories.toArray(String[]::new));
        StringColumn own = values.dictionary();
        int[] places = new int[own.length()];
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < categories.size(); i++) {
            known.put(categories.get(i), i);
        }
        for (int code = 0; code < places.length; code++) {
            places[code] =
                    function.op() == CategoryFunction.Op.RENAME ? code : known.getOrDefault(own.stringAt(code), -1);
        }
        int[] codes = new int[values.length()];
        for (int row = 0; row < codes.length; row++) {
            int code = values.code(row);
            codes[row] = code < 0 ? -1 : places[code];
        }
        if (function.op() != CategoryFunction.Op.CODES) {
            return DictionaryColumn.adopt(DType.CATEGORICAL, codes, dictionary);
        }
        long[] wide = new long[codes.length];
        for (int row = 0; row < wide.length; row++) {
            wide[row] = codes[row];
        }
        return LongColumn.adopt(wide, null);
    }
}
