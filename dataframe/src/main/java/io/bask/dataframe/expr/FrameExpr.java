package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Field;
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
        permits Source,
                InMemory,
                Later,
                LazyFrames,
                RowWise,
                Ends,
                Partitions,
                RowOffset,
                Length,
                Aggregated,
                Described,
                Derived {
    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final int partitions;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Field> labels;

    /** A table whose rows are numbered. */
    FrameExpr(Token token, Schema schema, int partitions) {
        this(token, schema, partitions, List.of());
    }

    /** A table whose rows are labelled by these levels, or numbered where there are none. */
    FrameExpr(Token token, Schema schema, int partitions, List<Field> labels) {
        super(token);
        TableRoom.partitions(partitions);
        this.schema = schema;
        this.partitions = partitions;
        this.labels = List.copyOf(labels);
    }

    /** Names and dtypes of the columns. */
    public final Schema schema() {
        return schema;
    }

    /** Number of partitions, at least 1. */
    public final int partitions() {
        return partitions;
    }

    /** Names and dtypes of the levels of the row labels; empty where rows are numbered. */
    public final List<Field> labels() {
        return labels;
    }

    /** The only input of a node that has one. */
    static FrameExpr only(List<FrameExpr> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("one input is needed, got %d".formatted(inputs.size()));
        }
        return inputs.get(0);
    }
}
