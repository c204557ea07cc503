package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Frame;
import java.io.Serializable;
import java.util.List;

/**
 * A partition cut up for an exchange: one frame for each partition that will come out of it.
 *
 * @param frames the shards in order, slices of one gathered frame
 */
public record Shards(List<Frame> frames) implements Shared, Serializable {
    /** Copies the list. */
    public Shards {
        frames = List.copyOf(frames);
    }

    @Override
    public void pieces(Pieces pieces) {
        frames.forEach(frame -> frame.pieces(pieces));
    }
}
