package io.bask.dataframe.expr;

import io.bask.dataframe.column.Frame;
import io.bask.expr.Token;
import java.util.List;

/** A table that is in memory already, identified by reference. */
public final class InMemory extends FrameExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of frames
    private final List<Frame> frames;

    /** A table of these partitions, at least one, all of one schema. */
    public InMemory(List<Frame> frames) {
        super(
                Token.unique(),
                frames.get(0).schema(),
                frames.size(),
                frames.get(0).index().fields());
        this.frames = List.copyOf(frames);
    }

    /** The partitions. */
    public List<Frame> frames() {
        return frames;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of();
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "from-frame";
    }

    @Override
    public String describe() {
        return "from-frame %s, npartitions=%d".formatted(schema().names(), partitions());
    }
}
