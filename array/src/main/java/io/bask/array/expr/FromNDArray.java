package io.bask.array.expr;

import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.List;

/** An array in memory, cut into blocks that are views of it. */
public final class FromNDArray extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final NDArray data;
    private final Token dataToken;

    /** {@code data} in blocks of a grid of its shape; told apart from others by reference, not by content. */
    public FromNDArray(NDArray data, ChunkGrid chunks) {
        this(data, Token.unique(), chunks);
    }

    private FromNDArray(NDArray data, Token dataToken, ChunkGrid chunks) {
        super(with(Token.of("array").with(dataToken), chunks).build(), new ArrayMeta(chunks, data.dtype()));
        this.data = data;
        this.dataToken = dataToken;
    }

    /** All elements. */
    public NDArray data() {
        return data;
    }

    /** The same data in another grid. */
    public FromNDArray with(ChunkGrid chunks) {
        return new FromNDArray(data, dataToken, chunks);
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of();
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "array";
    }
}
