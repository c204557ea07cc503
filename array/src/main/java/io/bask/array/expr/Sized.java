package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.List;

/** An array of unknown lengths, with the lengths that its blocks have once somebody has computed them. */
public final class Sized extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;

    /** {@code input}, whose blocks have the lengths of {@code chunks}. */
    public Sized(ArrayExpr input, ChunkGrid chunks) {
        super(with(Token.of("sized").with(input.token()), chunks).build(), new ArrayMeta(chunks, input.dtype()));
        this.input = input;
    }

    /** What has unknown lengths. */
    public ArrayExpr input() {
        return input;
    }

    @Override
    public long taskCount() {
        return 0;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Sized(only(inputs), chunks());
    }

    @Override
    public String operation() {
        return "sized";
    }
}
