package io.bask.bag.expr;

import io.bask.expr.Token;
import java.util.List;

/** What a reader reads. */
public final class Read extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final Reader reader;

    /** All partitions of {@code reader}. */
    public Read(Reader reader) {
        super(Token.of(reader.operation()).with(reader.token()).build(), reader.npartitions());
        this.reader = reader;
    }

    /** Who reads. */
    public Reader reader() {
        return reader;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of();
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return reader.operation();
    }

    @Override
    public String describe() {
        return reader.describe();
    }
}
