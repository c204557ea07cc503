package io.bask.bag.kernel;

import io.bask.bag.partition.CountingSink;
import io.bask.bag.partition.Partition;
import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Source;
import io.bask.graph.Kernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a partition: every element runs through all stages before the next one is fetched, so nothing lies in
 * memory but what comes out at the end.
 *
 * @param origin where the elements come from
 * @param links the stages, first to run first
 * @param end what becomes of the elements that come out
 * @param partition number of the partition
 * @param operation what errors, drawings and profiles call it
 */
public record Pass(Origin origin, List<Link> links, End end, int partition, String operation) implements Kernel {
    public Pass {
        links = List.copyOf(links);
    }

    /**
     * What becomes of the elements of a pass.
     *
     * @param accumulator makes one state of them; null where they are collected as a partition
     * @param finished whether the state of the one partition is the result already
     */
    public record End(@Nullable Accumulator accumulator, boolean finished) implements java.io.Serializable {
        /** A partition. */
        public static final End COLLECTED = new End(null, false);
    }

    @Override
    public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
        Source from = origin.source(inputs);
        Accumulator accumulator = end.accumulator;
        if (accumulator == null) {
            Partition.Builder builder = new Partition.Builder();
            from.feed(linked(builder));
            return builder.build();
        }
        AccumulatorSink sink =
                accumulator instanceof FrequenciesAccumulator || accumulator instanceof DistinctAccumulator
                        ? new CountSink(accumulator, partition)
                        : new AccumulatorSink(accumulator, partition);
        try {
            from.feed(linked(sink));
            Object state = accumulator.seal(sink.state);
            return end.finished ? accumulator.finish(state) : state;
        } catch (Throwable failure) {
            if (sink.state instanceof Abandoned abandoned) {
                abandoned.abandon();
            }
            throw failure;
        }
    }

    private Sink linked(Sink last) {
        Sink sink = last;
        for (int i = links.size() - 1; i >= 0; i--) {
            sink = links.get(i).before(sink, partition);
        }
        return sink;
    }

    /** A state that holds something open, which must be let go where a pass fails. */
    interface Abandoned {
        /** Lets go; throws nothing. */
        void abandon();
    }

    private static class AccumulatorSink implements Sink {
        final Accumulator accumulator;

        @Nullable
        Object state;

        AccumulatorSink(Accumulator accumulator, int partition) throws Exception {
            this.accumulator = accumulator;
            this.state = accumulator.start(partition);
        }

        @Override
        public boolean accept(@Nullable Object element) throws Exception {
            state = accumulator.add(state, element);
            return !accumulator.isFull(state);
        }
    }

    private static final class CountSink extends AccumulatorSink implements CountingSink {
        private final CountBatch batch;

        CountSink(Accumulator accumulator, int partition) throws Exception {
            super(accumulator, partition);
            this.batch = FrequenciesAccumulator.batch(state);
        }

        @Override
        public void accept(long head, long tail) {
            batch.add(head, tail);
        }
    }
}
