package io.bask.bag;

import io.bask.bag.expr.Held;
import io.bask.bag.partition.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts collections into partitions. */
final class Cut {
    /** How many partitions there are where nobody says. */
    static final int USUAL_PARTITIONS = 100;

    private Cut() {}

    /** Partitions of {@code length} elements, the last perhaps shorter; an empty one where there are no elements. */
    static Held intoParts(Collection<?> elements, long length) {
        Object[] all = elements.toArray();
        List<Partition> partitions = new ArrayList<>();
        for (long from = 0; from < all.length; from += length) {
            partitions.add(Partition.copyOf(all, (int) from, (int) Math.min(all.length, from + length)));
        }
        if (partitions.isEmpty()) {
            partitions.add(Partition.copyOf(all, 0, 0));
        }
        return new Held(partitions);
    }

    static void checkPartitions(int npartitions) {
        if (npartitions < 1) {
            throw new IllegalArgumentException("%d partitions hold nothing; use 1 or more".formatted(npartitions));
        }
    }
}
