package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.expr.Token;

/** A creation whose elements follow from their {@link Numbering}: it can be sliced and rechunked where it is made. */
public abstract sealed class Numbered extends Creation permits Ramp, RandomFill {
    private static final long serialVersionUID = 1L;

    private final Numbering numbering;

    Numbered(Token.Builder token, Numbering numbering, ChunkGrid chunks, DType dtype) {
        super(numbering.with(token), chunks, dtype);
        this.numbering = numbering;
    }

    /** Which number each element has. */
    public final Numbering numbering() {
        return numbering;
    }

    /** Elements of other numbers, in another grid. */
    public abstract Numbered with(Numbering numbering, ChunkGrid chunks);
}
