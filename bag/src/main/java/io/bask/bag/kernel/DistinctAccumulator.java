package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the first of equal elements, in the order in which they came; ends as a partition. */
public enum DistinctAccumulator implements Accumulator {
    /** The only one. */
    INSTANCE;

    @Override
    public Object start() {
        return new CountBatch();
    }

    @Override
    public Object seal(@Nullable Object state) {
        return FrequenciesAccumulator.INSTANCE.seal(state);
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        return FrequenciesAccumulator.count(state, element, operation());
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        return FrequenciesAccumulator.INSTANCE.combine(states);
    }

    @Override
    public Object finish(@Nullable Object state) {
        CountTable table = (CountTable) Objects.requireNonNull(state);
        Partition.Builder elements = new Partition.Builder();
        for (int place = 0; place < table.size(); place++) {
            elements.accept(table.key(place));
        }
        return elements.build();
    }

    @Override
    public String operation() {
        return "distinct";
    }
}
