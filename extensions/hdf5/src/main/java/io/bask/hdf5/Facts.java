package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What has to be known of all values of a column before the first is written.
 *
 * @param hasMissing whether one is missing
 * @param isBeyondDoubles whether a whole number is not exact as a float
 * @param textBytes of the longest text, in UTF-8
 * @param categories the categories; none of columns that have none
 */
record Facts(boolean hasMissing, boolean isBeyondDoubles, int textBytes, List<String> categories)
        implements Serializable {
    private static final long MOST = 1L << 53;

    /** Nothing so far. */
    static Facts none() {
        return new Facts(false, false, 0, List.of());
    }

    /**
     * Facts of a column.
     *
     * @param missing what stands for missing texts
     * @throws IllegalArgumentException if a text could not be told from a missing one, or loses its end
     */
    static Facts of(String name, Column column, String missing) {
        boolean hasMissing = column.nullCount() > 0;
        if (column instanceof TextColumn texts) {
            if (column.dtype() == DType.CATEGORICAL) {
                return new Facts(hasMissing, false, 0, categories(name, (DictionaryColumn) column, missing));
            }
            return new Facts(hasMissing, false, longest(name, texts, missing), List.of());
        }
        boolean isBeyond = false;
        if (column instanceof LongColumn longs && (column.dtype() == DType.INT64 || column.dtype() == DType.UINT64)) {
            for (int row = 0; row < longs.length(); row++) {
                long value = longs.at(row);
                isBeyond |= value > MOST || value < (column.dtype() == DType.UINT64 ? 0 : -MOST);
            }
        }
        return new Facts(hasMissing, isBeyond, 0, List.of());
    }

    private static List<String> categories(String name, DictionaryColumn column, String missing) {
        StringColumn texts = column.dictionary();
        requireStorable(name, texts, missing);
        String[] categories = new String[texts.length()];
        Arrays.setAll(categories, texts::stringAt);
        return List.of(categories);
    }

    private static int longest(String name, TextColumn texts, String missing) {
        StringColumn plain = texts.plain();
        requireStorable(name, plain, missing);
        int longest = 0;
        for (int i = 0; i < plain.length(); i++) {
            longest = Math.max(longest, plain.end(i) - plain.start(i));
        }
        return longest;
    }

    private static void requireStorable(String name, StringColumn texts, String missing) {
        byte[] none = missing.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = texts.sharedBytes();
        for (int i = 0; i < texts.length(); i++) {
            int from = texts.start(i);
            int to = texts.end(i);
            if (texts.isNull(i) || to == from) {
                continue;
            }
            if (bytes[to - 1] == 0) {
                throw new IllegalArgumentException(
                        "column '%s' has a text that ends in the character of number 0, which HDF5 fills texts up with; replace it first"
                                .formatted(name));
            }
            if (Arrays.equals(bytes, from, to, none, 0, none.length)) {
                throw new IllegalArgumentException(
                        "column '%s' has the text '%s', which would be read as missing; choose another sign by withMissingText(...)"
                                .formatted(name, missing));
            }
        }
    }

    /** Facts of both, one below the other. */
    Facts plus(Facts more) {
        List<String> all = categories;
        if (!categories.equals(more.categories)) {
            TreeSet<String> sorted = new TreeSet<>(CODE_POINTS);
            sorted.addAll(categories);
            sorted.addAll(more.categories);
            all = categories.isEmpty() ? more.categories : more.categories.isEmpty() ? categories : List.copyOf(sorted);
        }
        return new Facts(
                hasMissing || more.hasMissing,
                isBeyondDoubles || more.isBeyondDoubles,
                Math.max(textBytes, more.textBytes),
                all);
    }

    private static final java.util.Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
}
