package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Field;
import io.bask.expr.Token;
import java.util.List;
import java.util.Set;

/** Tables one below the other: the partitions of the first, then those of the next. */
public final class Stack extends Derived {
    private static final long serialVersionUID = 1L;

    /** Tables of one schema and one kind of row labels, at least one. */
    public Stack(List<FrameExpr> inputs) {
        super(
                token(inputs),
                inputs.get(0).schema(),
                partitions(inputs),
                inputs.get(0).labels(),
                inputs);
        for (FrameExpr input : inputs) {
            if (!input.schema().equals(schema())) {
                throw new IllegalArgumentException(
                        "tables with different columns do not stack: %s and %s".formatted(schema(), input.schema()));
            }
            List<Field> labels = input.labels();
            if (!labels.equals(labels())) {
                throw new IllegalArgumentException(
                        "tables with different row labels do not stack: %s and %s; call resetIndex() first"
                                .formatted(labels(), labels));
            }
        }
    }

    private static Token token(List<FrameExpr> inputs) {
        return Token.of("concat").withAll(inputs).build();
    }

    private static int partitions(List<FrameExpr> inputs) {
        return inputs.stream().mapToInt(FrameExpr::partitions).sum();
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        return own;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Stack(inputs);
    }

    @Override
    public String operation() {
        return "concat";
    }

    @Override
    public String describe() {
        return "concat %d tables, npartitions=%d".formatted(inputs().size(), partitions());
    }
}
