package io.bask.array.expr;

import io.bask.Deferred;
import io.bask.expr.Token;
import java.util.List;

/** The blocks of another array, made after others are done, or once more. */
public final class Later extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final transient Deferred<?> deferred;

    /**
     * What stands for deferred blocks.
     *
     * @param origin the expression of the array that is deferred; gives shape, chunks and dtype
     */
    public Later(ArrayExpr origin, Deferred<?> deferred) {
        super(Token.of("later").with(deferred.token()).build(), origin.meta());
        this.deferred = deferred;
    }

    /** What makes the blocks. */
    public Deferred<?> deferred() {
        return deferred;
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
        return "later";
    }

    @Override
    String parameters() {
        return deferred.describe();
    }
}
