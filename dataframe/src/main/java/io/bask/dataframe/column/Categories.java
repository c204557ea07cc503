package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.Arrays;

/** Orders the categories of categorical columns: by code point, as pandas orders those it finds in data. */
final class Categories {
    private Categories() {}

    /** A categorical column with these codes after its distinct texts were sorted; writes to {@code codes}. */
    static DictionaryColumn sorted(int[] codes, StringColumn texts) {
        Integer[] order = new Integer[texts.length()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> texts.compare(a, texts, b));
        int[] positions = new int[order.length];
        int[] moved = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            positions[i] = order[i];
            moved[order[i]] = i;
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? -1 : moved[codes[i]];
        }
        return DictionaryColumn.adopt(DType.CATEGORICAL, codes, texts.take(positions));
    }
}
