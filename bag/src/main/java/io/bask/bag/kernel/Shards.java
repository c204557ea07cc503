package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.graph.Described;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The elements of a partition, split by the partitions that they go to. */
public record Shards(List<Partition> shards) implements Serializable, Described {
    @Override
    public String describe() {
        return "%d elements in %d parts"
                .formatted(shards.stream().mapToInt(Partition::size).sum(), shards.size());
    }

    /** Takes the part of a partition that goes to one other; what is left can then be dropped, or wait on disk. */
    public record Pick(int shard) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return ((Shards) Objects.requireNonNull(inputs[0])).shards.get(shard);
        }

        @Override
        public String operation() {
            return "exchange";
        }
    }
}
