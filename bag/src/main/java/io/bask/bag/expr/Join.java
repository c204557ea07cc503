package io.bask.bag.expr;

import io.bask.function.Function1;
import java.util.List;

/**
 * Pairs of elements with equal keys of two bags, partition by partition: bags that were exchanged alike, or any bag and
 * one of a single partition, which all partitions are joined with.
 */
public final class Join extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr left;
    private final BagExpr right;
    private final Keys keys;

    /**
     * How partners are found.
     *
     * @param left key of an element on the left
     * @param right key of an element on the right
     * @param keepsLeft whether elements on the left stay without partner
     */
    public record Keys(Function1<Object, Object> left, Function1<Object, Object> right, boolean keepsLeft)
            implements java.io.Serializable {}

    /** The pairs of {@code left} and {@code right}. */
    public Join(BagExpr left, BagExpr right, Keys keys) {
        super(
                SideBySide.token("join", List.of(left, right))
                        .with(keys.keepsLeft ? 1 : 0)
                        .build(),
                left.npartitions());
        if (right.npartitions() != 1) {
            SideBySide.check("join", List.of(left, right));
        }
        this.left = left;
        this.right = right;
        this.keys = keys;
    }

    /** How partners are found. */
    public Keys keys() {
        return keys;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(left, right);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Join(inputs.get(0), inputs.get(1), keys);
    }

    @Override
    public String operation() {
        return keys.keepsLeft ? "leftJoin" : "join";
    }
}
