package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.bag.partition.Target;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the elements of a partition one by one; ends as a partition of one text, which says where they are.
 *
 * @param target where to
 */
public record WriteAccumulator(Target target, String operation) implements Accumulator {
    private static final class Open implements Pass.Abandoned {
        private final Target.Writing writing;

        Open(Target.Writing writing) {
            this.writing = writing;
        }

        @Override
        public void abandon() {
            writing.abandon();
        }
    }

    @Override
    public Object start() throws Exception {
        return start(0);
    }

    @Override
    public Object start(int partition) throws Exception {
        return new Open(target.begin(partition));
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        open(state).writing.write(element);
        return state;
    }

    @Override
    public Object seal(@Nullable Object state) throws Exception {
        return Partition.copyOf(new @Nullable Object[] {open(state).writing.end()}, 0, 1);
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        throw new AssertionError("partitions are written each by itself");
    }

    @Override
    public @Nullable Object finish(@Nullable Object state) {
        return state;
    }

    private static Open open(@Nullable Object state) {
        return (Open) Objects.requireNonNull(state);
    }
}
