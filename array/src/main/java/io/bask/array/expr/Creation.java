package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.expr.Token;
import java.util.List;

/** A node that makes an array out of nothing but parameters: every block can be made, or read, again at any time. */
public abstract sealed class Creation extends ArrayExpr permits Full, Numbered, FromFunction, FromSource {
    private static final long serialVersionUID = 1L;

    Creation(Token.Builder token, ChunkGrid chunks, DType dtype) {
        super(with(token, chunks).with(dtype.ordinal()).build(), new ArrayMeta(chunks, dtype));
    }

    /** Whether a program can make the elements from their positions, without a call to anything from outside. */
    public final boolean isFormula() {
        return this instanceof Full || this instanceof Numbered;
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
