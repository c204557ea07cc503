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

    private final boolean eachPartition;

    /** {@code reduction} of all elements of {@code input} after they have run through {@code stages}. */
    public Reduce(BagExpr input, List<Stage> stages, Reduction reduction) {
        this(input, stages, reduction, false);
    }

    /** The bag that {@code reduction} makes of each partition of {@code input} by itself. */
    public static Reduce ofEachPartition(BagExpr input, Reduction reduction) {
        return new Reduce(input, List.of(), reduction, true);
    }

    private Reduce(BagExpr input, List<Stage> stages, Reduction reduction, boolean eachPartition) {
        super(
                Token.of("reduce")
                        .with(input.token())
                        .with(Stage.tokenOf(stages))
                        .with(reduction.token())
                        .with(eachPartition ? 1 : 0)
                        .build(),
                eachPartition ? input.npartitions() : 1);
        this.input = input;
        this.stages = List.copyOf(stages);
        this.reduction = reduction;
        this.eachPartition = eachPartition;
    }

    /** The same reduction of other elements, which run through {@code all} first. */
    public Reduce with(BagExpr other, List<Stage> all) {
        return new Reduce(other, all, reduction, eachPartition);
    }

    /** Whether each partition is reduced by itself, to a partition. */
    public boolean isOfEachPartition() {
        return eachPartition;
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
        return !eachPartition && !reduction.makesABag();
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Reduce(inputs.get(0), stages, reduction, eachPartition);
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
