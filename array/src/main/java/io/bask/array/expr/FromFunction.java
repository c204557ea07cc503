package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.IndexFunction;
import io.bask.expr.Token;
import java.util.Objects;

/** An array whose elements a user's function makes from their positions. */
public final class FromFunction extends Creation {
    private static final long serialVersionUID = 1L;

    private final IndexFunction function;
    private final Token functionToken;

    /** An array of the function's values; functions are told apart by reference, so no two such arrays are equal. */
    public FromFunction(IndexFunction function, ChunkGrid chunks, DType dtype) {
        this(function, Token.unique(), chunks, dtype);
    }

    private FromFunction(IndexFunction function, Token functionToken, ChunkGrid chunks, DType dtype) {
        super(Token.of("fromfunction").with(functionToken), chunks, dtype);
        this.function = Objects.requireNonNull(function, "the function of an array's positions is null");
        this.functionToken = functionToken;
    }

    /** The user's function. */
    public IndexFunction function() {
        return function;
    }

    /** The same function in another grid. */
    public FromFunction with(ChunkGrid chunks) {
        return new FromFunction(function, functionToken, chunks, dtype());
    }

    @Override
    public String operation() {
        return "fromfunction";
    }
}
