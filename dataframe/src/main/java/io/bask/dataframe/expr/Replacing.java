package io.bask.dataframe.expr;

import io.bask.function.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs of values of which one comes in place of the other. */
public final class Replacing {
    private Replacing() {}

    /** Each value of a list with the one at its place in another list, or all with the same one; lists of different length are an error. */
    public static Map<Object, @Nullable Object> pairs(List<?> from, @Nullable Object to) {
        Given.notNull(from, "from");
        Map<Object, @Nullable Object> pairs = new LinkedHashMap<>();
        if (to instanceof List<?> values && values.size() != from.size()) {
            throw new IllegalArgumentException(
                    "%d values to replace and %d in their place; give one each, or one for all"
                            .formatted(from.size(), values.size()));
        }
        for (int i = 0; i < from.size(); i++) {
            pairs.put(from.get(i), to instanceof List<?> values ? values.get(i) : to);
        }
        return pairs;
    }
}
