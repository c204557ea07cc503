package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.InMemory;
import io.bask.memory.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts computed partitions together. */
final class Computed {
    private Computed() {}

    static List<Frame> frames(@Nullable Object[] partitions) {
        List<Frame> frames = new ArrayList<>(partitions.length);
        for (Object partition : partitions) {
            frames.add((Frame) Objects.requireNonNull(partition));
        }
        return frames;
    }

    /** The partitions as one frame with final row labels. */
    static Frame whole(@Nullable Object[] partitions) {
        List<Frame> frames = frames(partitions);
        try {
            Frame all = Frame.concat(frames);
            return all.withIndex(all.index());
        } catch (OutOfMemoryError full) {
            throw tooLarge(frames, full);
        }
    }

    static IllegalStateException tooLarge(List<Frame> frames, OutOfMemoryError full) {
        long bytes = frames.stream().mapToLong(Frame::nbytes).sum();
        return new IllegalStateException(
                ("the %d partitions take %d MB, and as much again when they are put together as one table, which a heap of %d MB cannot hold beside"
                                + " all else; reduce the table, or write it to files, partition by partition, or start the JVM with more than -Xmx%dm")
                        .formatted(
                                frames.size(),
                                bytes >> 20,
                                Runtime.getRuntime().maxMemory() >> 20,
                                Runtime.getRuntime().maxMemory() >> 20),
                full);
    }

    /** Kept partitions as a table; they still number their rows from their own start. */
    @SuppressWarnings("unchecked")
    static InMemory held(@Nullable Object[] partitions) {
        List<Kept<Frame>> kept = new ArrayList<>(partitions.length);
        for (Object partition : partitions) {
            kept.add((Kept<Frame>) Objects.requireNonNull(partition));
        }
        return InMemory.kept(kept);
    }
}
