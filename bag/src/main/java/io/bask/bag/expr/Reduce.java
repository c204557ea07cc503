package io.bask.bag.expr;

import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/** All elements of a bag, run through stages, made into one value. */
public final class Reduce extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr input;

    @SuppressWarnings("serial")
    private final List<Stage> stages;

    private final Reduction reduction;

    /** {@code reduction} of all elements of {@code input} after they have run through {@code stages}. */
    public Reduce(BagExpr input, List<Stage> stages, Reduction reduction) {
        super(
                Token.of("reduce")
                        .with(input.token())
                        .with(Stage.tokenOf(stages))
                        .with(reduction.token())
                        .build(),
                1);
        this.input = input;
        this.stages = List.copyOf(stages);
        this.reduction = reduction;
    }

    /** The bag that is reduced. */
    public BagExpr input() {
        return input;
    }

    /** What its elements run through first; nothing, until the optimiser moves stages here. */
    public List<Stage> stages() {
        return stages;
    }

    /** What is made of them. */
    public Reduction reduction() {
        return reduction;
    }

    @Override
    public boolean isItem() {
        return !reduction.makesABag();
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Reduce(inputs.get(0), stages, reduction);
    }

    @Override
    public String operation() {
        return stages.isEmpty() ? reduction.operation() : Stage.operationOf(stages) + "-" + reduction.operation();
    }

    @Override
    public String describe() {
        List<String> words =
                new ArrayList<>(stages.stream().map(Stage::describe).toList());
        words.add(reduction.describe());
        return String.join(", ", words);
    }
}
