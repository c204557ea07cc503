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
    private final int spread;

    /**
     * A join of two tables that share no column name.
     *
     * @param broadcast true to bring all of the right table to each partition of the left one; else both have as many
     *     partitions, and equal keys lie in partitions of the same number
     */
    public Join(FrameExpr left, FrameExpr right, JoinSpec spec, boolean broadcast) {
        this(left, right, spec, broadcast, 0);
    }

    private Join(FrameExpr left, FrameExpr right, JoinSpec spec, boolean broadcast, int spread) {
        super(
                token(left, right, spec, broadcast, spread),
                schema(left, right, spec),
                spread > 0 ? spread : left.partitions(),
                List.of(),
                List.of(left, right));
        if (!broadcast && spread == 0 && left.partitions() != right.partitions()) {
            throw new IllegalArgumentException("tables of %d and %d partitions do not meet; exchange them first"
                    .formatted(left.partitions(), right.partitions()));
        }
        if (broadcast && spec.kind().keepsRight()) {
            throw new IllegalArgumentException(
                    "%s join keeps right rows, which may then not be in every partition".formatted(spec.kind()));
        }
        this.spec = spec;
        this.broadcast = broadcast;
        this.spread = spread;
    }

    /**
     * A join of two tables that are exchanged by their keys while it runs, into that many partitions. Left rows of a key that a large share
     * of them has go to several partitions, right rows of that key to all, so equal keys need not lie together.
     */
    public static Join spread(FrameExpr left, FrameExpr right, JoinSpec spec, int partitions) {
        if (spec.uniqueness().isLeftUnique() || partitions < 1) {
            throw new IllegalArgumentException("a join that demands %s keys cannot spread them over %d partitions"
                    .formatted(spec.uniqueness(), partitions));
        }
        return new Join(left, right, spec, false, partitions);
    }

    private static Token token(FrameExpr left, FrameExpr right, JoinSpec spec, boolean broadcast, int spread) {
        Token.Builder token =
                spec.mix(Token.of("join").with(left.token()).with(right.token()).with(broadcast));
        return (spread > 0 ? token.with((long) spread) : token).build();
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

    /** True when rows of frequent keys go to several partitions, see {@link #spread}. */
    public boolean isSpread() {
        return spread > 0;
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
        return new Join(inputs.get(0), inputs.get(1), spec, broadcast, spread);
    }

    @Override
    public String operation() {
        return "join";
    }

    @Override
    public String describe() {
        String how = broadcast ? ", right side broadcast" : "";
        return "%s join on %s = %s%s"
                .formatted(
                        spec.kind(),
                        spec.leftKeys(),
                        spec.rightKeys(),
                        spread == 0 ? how : ", exchanged with hot keys spread, npartitions=" + spread);
    }
}
