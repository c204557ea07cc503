package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.List;
import java.util.Set;

/**
 * A table made from others by looking at more than one row, partition or table: joins, exchanges, orders, windows.
 *
 * <p>Each says which columns of its inputs it needs, so that readers read no others.
 */
public abstract sealed class Derived extends FrameExpr
        permits Exchange,
                Found,
                Join,
                Lookup,
                Overlap,
                Regroup,
                Relabel,
                Repartition,
                Sample,
                Scan,
                Sort,
                Stack,
                Written {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of expressions
    private final List<FrameExpr> inputs;

    Derived(Token token, Schema schema, int partitions, List<Field> labels, List<FrameExpr> inputs) {
        super(token, schema, partitions, labels);
        this.inputs = List.copyOf(inputs);
    }

    @Override
    public final List<FrameExpr> inputs() {
        return inputs;
    }

    /** The first input, or the only one. */
    public final FrameExpr input() {
        return inputs.get(0);
    }

    /**
     * The columns of an input that it needs.
     *
     * @param input the input's position
     * @param own the columns of its own that are needed
     */
    public abstract Set<String> needs(int input, Set<String> own);
}
