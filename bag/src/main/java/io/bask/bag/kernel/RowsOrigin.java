package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.bag.partition.RowFunction;
import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Source;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks through partitions of several bags side by side, and applies a function to each row of elements.
 *
 * @param function takes an element of each bag and then the values that are the same for all rows
 * @param bags how many of the inputs are partitions; the others are values
 * @param partition number of the partition, for errors
 * @param operation what errors call the function
 */
public record RowsOrigin(RowFunction function, int bags, int partition, String operation) implements Origin {
    @Override
    public Source source(@Nullable Object[] inputs) {
        Partition[] partitions = new Partition[bags];
        for (int bag = 0; bag < bags; bag++) {
            partitions[bag] = (Partition) Objects.requireNonNull(inputs[bag]);
        }
        checkLengths(partitions);
        return sink -> feed(sink, partitions, inputs);
    }

    private void checkLengths(Partition[] partitions) {
        int[] lengths = Arrays.stream(partitions).mapToInt(Partition::size).toArray();
        for (int length : lengths) {
            if (length != lengths[0]) {
                throw new IllegalArgumentException(
                        "%s: partition %d has %s elements in the bags that are put side by side; give them equal partitions, for example by making one bag from the other with map(...)"
                                .formatted(operation, partition, Arrays.toString(lengths)));
            }
        }
    }

    private boolean feed(Sink sink, Partition[] partitions, @Nullable Object[] inputs) throws Exception {
        int length = partitions[0].size();
        for (int i = 0; i < length; i++) {
            @Nullable Object[] row = inputs.clone();
            for (int bag = 0; bag < bags; bag++) {
                row[bag] = partitions[bag].get(i);
            }
            Object result;
            try {
                result = function.apply(row);
            } catch (Throwable thrown) {
                @Nullable Object[] elements = new Object[bags];
                for (int bag = 0; bag < bags; bag++) {
                    elements[bag] = partitions[bag].get(i);
                }
                throw Failure.of(operation, thrown, elements);
            }
            if (!sink.accept(result)) {
                return false;
            }
        }
        return true;
    }
}
