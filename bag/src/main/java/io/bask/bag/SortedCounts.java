package io.bask.bag;

import io.bask.bag.partition.Verb;
import io.bask.function.Function1;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in falling order, those of equal counts in the order in which they came; or shares of the total instead.
 *
 * @param sort whether the order is by count
 * @param normalize whether counts are divided by the total
 */
record SortedCounts<T>(boolean sort, boolean normalize) implements Function1<Map<T, Long>, Map<T, Number>>, Verb {
    @Override
    public Map<T, Number> apply(Map<T, Long> counts) {
        List<Map.Entry<T, Long>> entries = new ArrayList<>(counts.entrySet());
        if (sort) {
            entries.sort((left, right) -> Long.compare(right.getValue(), left.getValue()));
        }
        double total = 0;
        for (Map.Entry<T, Long> entry : entries) {
            total += entry.getValue();
        }
        Map<T, Number> result = new LinkedHashMap<>();
        for (Map.Entry<T, Long> entry : entries) {
            result.put(entry.getKey(), normalize ? (Number) (entry.getValue() / total) : (Number) entry.getValue());
        }
        return Collections.unmodifiableMap(result);
    }

    @Override
    public String verb() {
        return normalize ? "normalize" : "sort";
    }
}
