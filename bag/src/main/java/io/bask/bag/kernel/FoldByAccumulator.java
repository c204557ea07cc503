package io.bask.bag.kernel;

import io.bask.bag.partition.Pair;
import io.bask.bag.partition.Partition;
import io.bask.function.Function1;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds the elements of each key by themselves; ends as a partition of keys and results, in the order in which the keys
 * came first.
 *
 * @param key of an element
 * @param fold what is done with the elements of one key
 */
public record FoldByAccumulator(Function1<Object, Object> key, Accumulator fold) implements Accumulator {
    @Override
    public Object start() {
        return new LinkedHashMap<@Nullable Object, Cell>();
    }

    private static final class Cell implements java.io.Serializable {
        private static final long serialVersionUID = 1L;

        // Serializable wherever the elements are.
        @SuppressWarnings("serial")
        private @Nullable Object state;

        Cell(@Nullable Object state) {
            this.state = state;
        }
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        Map<@Nullable Object, Cell> cells = cells(state);
        Object of = Keyed.of(key, element, "foldBy");
        Cell cell = cells.get(of);
        if (cell == null) {
            cell = new Cell(fold.start());
            cells.put(of, cell);
        }
        cell.state = fold.add(cell.state, element);
        return state;
    }

    @Override
    public Object combine(@Nullable Object[] states) throws Exception {
        Map<@Nullable Object, Cell> all = new LinkedHashMap<>();
        for (Object state : states) {
            for (Map.Entry<@Nullable Object, Cell> entry : cells(state).entrySet()) {
                Cell cell = all.get(entry.getKey());
                if (cell == null) {
                    all.put(entry.getKey(), new Cell(entry.getValue().state));
                } else {
                    cell.state = fold.combine(new @Nullable Object[] {cell.state, entry.getValue().state});
                }
            }
        }
        return all;
    }

    @Override
    public Object finish(@Nullable Object state) throws Exception {
        Partition.Builder pairs = new Partition.Builder();
        for (Map.Entry<@Nullable Object, Cell> entry : cells(state).entrySet()) {
            pairs.accept(new Pair<>(Element.given(entry.getKey()), Element.given(fold.finish(entry.getValue().state))));
        }
        return pairs.build();
    }

    @SuppressWarnings("unchecked")
    private static Map<@Nullable Object, Cell> cells(@Nullable Object state) {
        return (Map<@Nullable Object, Cell>) Objects.requireNonNull(state);
    }

    @Override
    public String operation() {
        return "foldBy";
    }
}
