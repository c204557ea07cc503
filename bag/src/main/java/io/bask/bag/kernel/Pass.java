package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Source;
import io.bask.graph.Kernel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a partition: every element runs through all stages before the next one is fetched, so nothing lies in
 * memory but what comes out at the end.
 *
 * @param source where the elements come from; null where they are the result of another task
 * @param links the stages, first to run first
 * @param accumulator makes one state of what comes out; null where that is collected as a partition
 * @param operation what errors, drawings and profiles call it
 */
public record Pass(
        @Nullable Source source, List<Link> links, @Nullable Accumulator accumulator, String operation)
        implements Kernel {
    public Pass {
        links = List.copyOf(links);
    }

    @Override
    public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
        Source from = source == null ? (Source) Objects.requireNonNull(inputs[0]) : source;
        if (accumulator == null) {
            Partition.Builder builder = new Partition.Builder();
            from.feed(linked(builder));
            return builder.build();
        }
        AccumulatorSink sink = new AccumulatorSink(accumulator);
        from.feed(linked(sink));
        return sink.state;
    }

    private Sink linked(Sink end) {
        Sink sink = end;
        for (int i = links.size() - 1; i >= 0; i--) {
            sink = links.get(i).before(sink);
        }
        return sink;
    }

    private static final class AccumulatorSink implements Sink {
        final Accumulator accumulator;

        @Nullable
        Object state;

        AccumulatorSink(Accumulator accumulator) throws Exception {
            this.accumulator = accumulator;
            this.state = accumulator.start();
        }

        @Override
        public boolean accept(@Nullable Object element) throws Exception {
            state = accumulator.add(state, element);
            return true;
        }
    }
}
