package io.bask.bag.expr;

import io.bask.expr.Expr;
import io.bask.expr.Token;

/** A lazy bag, or a single value that will come out of one. */
public abstract sealed class BagExpr extends Expr<BagExpr>
        permits Concat,
                Each,
                Exchange,
                Foreign,
                Held,
                HeldItem,
                ItemMap,
                Join,
                Later,
                MapPartitions,
                Numbers,
                Product,
                Read,
                Reduce,
                Regroup,
                Rows,
                Scan,
                Select {
    private static final long serialVersionUID = 1L;

    /** Held and not asked of the inputs, which may be nested to any depth. */
    private final int npartitions;

    BagExpr(Token token, int npartitions) {
        super(token);
        this.npartitions = npartitions;
    }

    /** Number of partitions: of tasks whose results make up this one. */
    public final int npartitions() {
        return npartitions;
    }

    /** Whether its result is a value by itself and not a partition. */
    public boolean isItem() {
        return false;
    }
}
