package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.kernel.Shards;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what tasks hand to a kernel. */
final class Inputs {
    private Inputs() {}

    static Frame frame(@Nullable Object[] inputs, int position) {
        return (Frame) Objects.requireNonNull(inputs[position]);
    }

    static List<Frame> frames(@Nullable Object[] inputs) {
        return frames(inputs, 0, inputs.length);
    }

    static List<Frame> frames(@Nullable Object[] inputs, int from, int to) {
        List<Frame> frames = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            frames.add(frame(inputs, i));
        }
        return frames;
    }

    static List<Shards> shards(@Nullable Object[] inputs) {
        List<Shards> shards = new ArrayList<>(inputs.length);
        for (Object input : inputs) {
            shards.add((Shards) Objects.requireNonNull(input));
        }
        return shards;
    }
}
