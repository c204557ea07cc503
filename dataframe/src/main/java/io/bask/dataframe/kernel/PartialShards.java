package io.bask.dataframe.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * The contribution of a partition to an aggregation, cut up: one partial for each shard of the groups, or for some of them.
 *
 * @param first the number of the first shard
 * @param partials the shards in order, slices of the same columns
 */
public record PartialShards(int first, List<GroupPartial> partials) implements Sharded, Serializable {
    /** Copies the list. */
    public PartialShards {
        partials = List.copyOf(partials);
    }

    /** All shards. */
    public PartialShards(List<GroupPartial> partials) {
        this(0, partials);
    }

    /** The shard of that number. */
    public GroupPartial partial(int shard) {
        return partials.get(shard - first);
    }

    @Override
    public PartialShards copied(int from, int to) {
        return new PartialShards(
                from,
                partials.subList(from - first, to - first).stream()
                        .map(GroupPartial::detached)
                        .toList());
    }

    @Override
    public void pieces(Pieces pieces) {
        partials.forEach(partial -> partial.pieces(pieces));
    }
}
