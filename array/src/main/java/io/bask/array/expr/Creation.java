package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.expr.Token;
import java.util.List;

/** A node that makes an array out of parameters alone: every block can be made again at any time, from its position. */
public abstract sealed class Creation extends ArrayExpr permits Full, Numbered, FromFunction {
    private static final long serialVersionUID = 1L;

    Creation(Token.Builder token, ChunkGrid chunks, DType dtype) {
        super(with(token, chunks).with(dtype.ordinal()).build(), new ArrayMeta(chunks, dtype));
    }

    @Override
    public final List<ArrayExpr> inputs() {
        return List.of();
    }

    @Override
    public final ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return this;
    }
}
