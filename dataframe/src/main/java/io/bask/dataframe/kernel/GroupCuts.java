package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which groups of all partitions belong to which shard: by ranges of packed keys, by ranges of the keys, or by their hash.
 *
 * @param packing the keys as one number, where they have a packing
 * @param bounds the keys with which each shard but the first begins, one column a key; none where groups go by their hash
 * @param shards how many shards get groups
 */
public record GroupCuts(KeyPacking packing, List<Column> bounds, int shards) implements Serializable {
    /**
     * The shards for contributions of these keys.
     *
     * @param packing the keys as one number, which may not be possible
     * @param sorted true where shards are to have the groups in the order of their keys
     */
    static GroupCuts of(List<KeyBounds> parts, KeyPacking packing, boolean sorted, int shards) {
        if (packing.isPossible() || !sorted) {
            return new GroupCuts(packing, List.of(), shards);
        }
        List<Column> samples = new ArrayList<>();
        for (int key = 0; key < parts.get(0).sample().size(); key++) {
            int position = key;
            samples.add(Column.concat(
                    parts.stream().map(part -> part.sample().get(position)).toList()));
        }
        int[] order = SortKernel.order(samples);
        int[] chosen = new int[order.length == 0 ? 0 : shards - 1];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = order[(int) ((long) order.length * (i + 1) / shards)];
        }
        List<Column> bounds =
                samples.stream().map(sample -> sample.take(chosen)).toList();
        return new GroupCuts(packing, bounds, shards);
    }

    /** How many shards hold that many bytes, about so many each. */
    static int shards(List<KeyBounds> parts, long each, int most) {
        long bytes = parts.stream().mapToLong(KeyBounds::bytes).sum();
        return (int) Math.max(1, Math.min(most, (bytes + each - 1) / each));
    }

    /** The shard of each group of a contribution whose keys are not packed. */
    int[] places(GroupPartial partial) {
        return bounds.isEmpty()
                ? Splitting.places(partial.keys(), partial.groups(), shards)
                : SortKernel.places(partial.keys(), bounds);
    }
}
