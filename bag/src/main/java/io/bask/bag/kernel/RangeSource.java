package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Source;

/** The whole numbers from {@code from} (included) to {@code to} (excluded), as Longs. */
public record RangeSource(long from, long to) implements Source {
    @Override
    public boolean feed(Sink sink) throws Exception {
        for (long number = from; number < to; number++) {
            if (!sink.accept(number)) {
                return false;
            }
        }
        return true;
    }
}
