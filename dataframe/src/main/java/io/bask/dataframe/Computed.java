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
        Frame all = Frame.concat(frames(partitions));
        return all.withIndex(all.index());
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
