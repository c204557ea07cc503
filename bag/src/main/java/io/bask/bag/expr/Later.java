package io.bask.bag.expr;

import io.bask.Deferred;
import io.bask.expr.Token;
import java.util.List;

/** The partitions of another bag, or another item, made after others are done, or once more. */
public final class Later extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final boolean item;
    private final transient Deferred<?> deferred;

    /**
     * What stands for deferred partitions.
     *
     * @param origin the bag or item that is deferred
     */
    public Later(BagExpr origin, Deferred<?> deferred) {
        super(Token.of("later").with(deferred.token()).build(), origin.npartitions());
        this.item = origin.isItem();
        this.deferred = deferred;
    }

    /** What makes the partitions. */
    public Deferred<?> deferred() {
        return deferred;
    }

    @Override
    public boolean isItem() {
        return item;
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
        return "later";
    }

    @Override
    public String describe() {
        return "later(%s)".formatted(deferred.describe());
    }
}
