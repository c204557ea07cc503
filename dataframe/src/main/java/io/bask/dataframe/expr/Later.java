package io.bask.dataframe.expr;

import io.bask.Deferred;
import io.bask.expr.Token;
import java.util.List;

/** The partitions of another table, made after others are done, or once more. */
public final class Later extends FrameExpr {
    private static final long serialVersionUID = 1L;

    private final FrameExpr origin;
    private final transient Deferred<?> deferred;

    /**
     * What stands for deferred partitions.
     *
     * @param origin the table that is deferred; gives schema, labels and number of partitions
     */
    public Later(FrameExpr origin, Deferred<?> deferred) {
        super(Token.of("later").with(deferred.token()).build(), origin.schema(), origin.partitions(), origin.labels());
        this.origin = origin;
        this.deferred = deferred;
    }

    /** The table that is deferred. */
    public FrameExpr origin() {
        return origin;
    }

    /** What makes the partitions. */
    public Deferred<?> deferred() {
        return deferred;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of();
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "later";
    }

    @Override
    public String describe() {
        return "later(%s), npartitions=%d".formatted(deferred.describe(), partitions());
    }
}
