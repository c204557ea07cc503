package io.bask.client;

import java.util.ArrayList;
import java.util.List;

/** Arguments of {@code map} over several iterables, checked to be equally many before anything is submitted. */
final class Columns {
    private Columns() {}

    static List<List<?>> sameLength(Iterable<?>... iterables) {
        List<List<?>> columns = new ArrayList<>();
        for (Iterable<?> iterable : iterables) {
            List<Object> column = new ArrayList<>();
            iterable.forEach(column::add);
            columns.add(column);
        }
        List<Integer> lengths = columns.stream().map(List::size).toList();
        if (lengths.stream().distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "map needs as many arguments from each iterable; got %s; cut the longer ones".formatted(lengths));
        }
        return columns;
    }

    @SuppressWarnings("unchecked")
    static <A> List<A> cast(List<?> column) {
        return (List<A>) column;
    }
}
