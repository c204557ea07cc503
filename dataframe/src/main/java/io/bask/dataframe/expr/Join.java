package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Pairs of rows of two tables with equal keys; the columns of the left table, then those of the right.
 *
 * <p>Either the whole right table meets each partition of the left one, or partitions of both meet that were exchanged by
 * the keys. Within a partition, rows come in the order of the left table and for each of them in that of the right; right
 * rows without a partner come last. Rows are numbered anew. Missing keys equal each other, as in pandas.
 */
public final class Join extends Derived {
    private static final long serialVersionUID = 1L;

    private final JoinSpec spec;
    private final boolean broadcast;

    /**
     * A join of two tables that share no column name.
     *
     * @param broadcast true to bring all of the right table to each partition of the left one; else both have as many
     *     partitions, and equal keys lie in partitions of the same number
     */
    public Join(FrameExpr left, FrameExpr right, JoinSpec spec, boolean broadcast) {
        super(
                spec.mix(Token.of("join").with(left.token()).with(right.token()).with(broadcast))
                        .build(),
                schema(left, right, spec),
                left.partitions(),
                List.of(),
                List.of(left, right));
        if (!broadcast && left.partitions() != right.partitions()) {
            throw new IllegalArgumentException("tables of %d and %d partitions do not meet; exchange them first"
                    .formatted(left.partitions(), right.partitions()));
        }
        if (broadcast && spec.kind().keepsRight()) {
            throw new IllegalArgumentException(
                    "%s join keeps right rows, which may then not be in every partition".formatted(spec.kind()));
        }
        this.spec = spec;
        this.broadcast = broadcast;
    }

    private static Schema schema(FrameExpr left, FrameExpr right, JoinSpec spec) {
        spec.leftKeys().forEach(left.schema()::indexOf);
        spec.rightKeys().forEach(right.schema()::indexOf);
        List<Field> fields = new ArrayList<>(left.schema().fields());
        if (spec.kind().hasRightColumns()) {
            fields.addAll(right.schema().fields());
        }
        if (!spec.indicator().isEmpty()) {
            fields.add(new Field(spec.indicator(), DType.CATEGORICAL));
        }
        return Schema.of(fields);
    }

    /** What is joined how. */
    public JoinSpec spec() {
        return spec;
    }

    /** True when all of the right table meets each partition of the left one. */
    public boolean isBroadcast() {
        return broadcast;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        Set<String> needed = new LinkedHashSet<>(own);
        needed.retainAll(inputs().get(input).schema().names());
        needed.addAll(input == 0 ? spec.leftKeys() : spec.rightKeys());
        return needed;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Join(inputs.get(0), inputs.get(1), spec, broadcast);
    }

    @Override
    public String operation() {
        return "join";
    }

    @Override
    public String describe() {
        return "%s join on %s = %s%s"
                .formatted(spec.kind(), spec.leftKeys(), spec.rightKeys(), broadcast ? ", right side broadcast" : "");
    }
}
