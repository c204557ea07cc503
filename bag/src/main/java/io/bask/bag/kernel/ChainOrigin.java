package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.bag.partition.Source;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Partitions, or equal pieces of them, one behind the other.
 *
 * @param pieces which piece of each input, from 0
 * @param of how many pieces each input is cut into
 */
public record ChainOrigin(int[] pieces, int[] of) implements Origin {
    @Override
    public Source source(@Nullable Object[] inputs) {
        return sink -> {
            for (int input = 0; input < inputs.length; input++) {
                Partition partition = (Partition) Objects.requireNonNull(inputs[input]);
                int from = (int) ((long) partition.size() * pieces[input] / of[input]);
                int to = (int) ((long) partition.size() * (pieces[input] + 1) / of[input]);
                for (int i = from; i < to; i++) {
                    if (!sink.accept(partition.get(i))) {
                        return false;
                    }
                }
            }
            return true;
        };
    }
}
