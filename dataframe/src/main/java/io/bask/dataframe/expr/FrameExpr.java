package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Schema;
import io.bask.expr.Expr;
import io.bask.expr.Token;
import java.util.List;

/**
 * A lazy table: what it is made from, its schema and how many partitions it has.
 *
 * <p>Every node is immutable and can be rebuilt on other inputs, also on inputs whose columns have other dtypes: then its
 * own schema is found anew, and one that no longer makes sense is an error.
 */
public abstract sealed class FrameExpr extends Expr<FrameExpr>
        permits Source, InMemory, RowWise, Ends, Partitions, RowOffset, Length, Aggregated, Described {
    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final int partitions;

    FrameExpr(Token token, Schema schema, int partitions) {
        super(token);
        this.schema = schema;
        this.partitions = partitions;
    }

    /** Names and dtypes of the columns. */
    public final Schema schema() {
        return schema;
    }

    /** Number of partitions, at least 1. */
    public final int partitions() {
        return partitions;
    }

    /** The only input of a node that has one. */
    static FrameExpr only(List<FrameExpr> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("one input is needed, got %d".formatted(inputs.size()));
        }
        return inputs.get(0);
    }
}
