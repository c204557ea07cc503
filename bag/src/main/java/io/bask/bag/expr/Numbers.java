package io.bask.bag.expr;

import io.bask.expr.Token;
import java.util.List;

/** The whole numbers below a bound, cut evenly; the last partition takes what is left over. */
public final class Numbers extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final long bound;

    /** The numbers {@code 0 .. bound - 1}. */
    public Numbers(long bound, int npartitions) {
        super(Token.of("numbers").with(bound).with(npartitions).build(), npartitions);
        this.bound = bound;
    }

    /** First number of partition {@code i}; where {@code i} is the number of partitions, the bound. */
    public long start(int i) {
        return i == npartitions() ? bound : bound / npartitions() * i;
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
        return "range";
    }

    @Override
    public String describe() {
        return "range(%d)".formatted(bound);
    }
}
