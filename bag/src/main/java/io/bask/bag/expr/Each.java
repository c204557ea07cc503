package io.bask.bag.expr;

import io.bask.expr.Token;
import java.util.List;

/** Stages that every element of a bag runs through, in one pass. */
public final class Each extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr input;

    @SuppressWarnings("serial")
    private final List<Stage> stages;

    /** {@code input}, each element run through {@code stages}, first to run first. */
    public Each(BagExpr input, List<Stage> stages) {
        super(Token.of("each").with(input.token()).with(Stage.tokenOf(stages)).build(), input.npartitions());
        this.input = input;
        this.stages = List.copyOf(stages);
    }

    /** The bag whose elements these were. */
    public BagExpr input() {
        return input;
    }

    /** The stages, first to run first. */
    public List<Stage> stages() {
        return stages;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Each(inputs.get(0), stages);
    }

    @Override
    public String operation() {
        return Stage.operationOf(stages);
    }

    @Override
    public String describe() {
        return Stage.describe(stages);
    }
}
