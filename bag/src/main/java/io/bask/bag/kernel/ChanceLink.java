package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;
import java.util.SplittableRandom;

/**
 * Lets each element pass with a probability.
 *
 * @param probability from 0 to 1
 * @param seed together with the number of the partition, seeds the partition's own generator
 */
public record ChanceLink(double probability, long seed) implements Link {
    @Override
    public Sink before(Sink next, int partition) {
        SplittableRandom random = Seeding.of(seed, partition);
        return element -> random.nextDouble() >= probability || next.accept(element);
    }

    @Override
    public String operation() {
        return "randomSample(%s)".formatted(probability);
    }
}
