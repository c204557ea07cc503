package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Frame;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A partition cut up for an exchange: one frame for each partition that will come out of it, or for some of them.
 *
 * @param first the number of the first shard
 * @param frames the shards in order, slices of one gathered frame
 */
public record Shards(int first, List<Frame> frames) implements Sharded, Serializable {
    /** Copies the list. */
    public Shards {
        frames = List.copyOf(frames);
    }

    /** All shards. */
    public Shards(List<Frame> frames) {
        this(0, frames);
    }

    /** The shard of that number. */
    public Frame frame(int shard) {
        return frames.get(shard - first);
    }

    @Override
    public Shards copied(int from, int to) {
        List<Frame> copies = new ArrayList<>(to - from);
        for (int shard = from; shard < to; shard++) {
            copies.add(frame(shard).detached());
        }
        return new Shards(from, copies);
    }

    @Override
    public void pieces(Pieces pieces) {
        frames.forEach(frame -> frame.pieces(pieces));
    }
}
