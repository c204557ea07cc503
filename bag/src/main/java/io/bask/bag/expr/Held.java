package io.bask.bag.expr;

import io.bask.bag.partition.Partition;
import io.bask.expr.Token;
import java.util.List;

/** Partitions that lie in memory; identified by reference. */
public final class Held extends BagExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Partition> partitions;

    /** These partitions, one at least. */
    public Held(List<Partition> partitions) {
        super(Token.unique(), partitions.size());
        this.partitions = List.copyOf(partitions);
    }

    /** What is held. */
    public List<Partition> partitions() {
        return partitions;
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
        return "items";
    }

    @Override
    public String describe() {
        return operation();
    }
}
