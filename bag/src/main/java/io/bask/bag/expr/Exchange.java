package io.bask.bag.expr;

import io.bask.bag.partition.Verb;
import io.bask.expr.Token;
import io.bask.function.Function1;
import java.util.List;

/** The same elements, run through stages, in partitions by the hash of a key: elements with equal keys come together. */
public final class Exchange extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr input;

    @SuppressWarnings("serial")
    private final List<Stage> stages;

    private final Function1<Object, Object> key;
    private final Token use;

    /** The elements of {@code input} by {@code key}, in {@code npartitions} partitions. */
    public Exchange(BagExpr input, Function1<Object, Object> key, int npartitions) {
        this(input, List.of(), Given.function(key), npartitions, Token.unique());
    }

    private Exchange(BagExpr input, List<Stage> stages, Function1<Object, Object> key, int npartitions, Token use) {
        super(
                Token.of("exchange")
                        .with(input.token())
                        .with(Stage.tokenOf(stages))
                        .with(npartitions)
                        .with(use)
                        .build(),
                npartitions);
        this.input = input;
        this.stages = List.copyOf(stages);
        this.key = key;
        this.use = use;
    }

    /** The same exchange of other elements, which run through {@code all} first. */
    public Exchange with(BagExpr other, List<Stage> all) {
        return new Exchange(other, all, key, npartitions(), use);
    }

    /** The bag whose elements these were. */
    public BagExpr input() {
        return input;
    }

    /** What the elements run through first; nothing, until the optimiser moves stages here. */
    public List<Stage> stages() {
        return stages;
    }

    /** The key of an element. */
    public Function1<Object, Object> key() {
        return key;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Exchange(inputs.get(0), stages, key, npartitions(), use);
    }

    @Override
    public String operation() {
        return "exchange";
    }

    @Override
    public String describe() {
        String itself = "%s in %d partition%s"
                .formatted(Verb.of("exchange", key), npartitions(), npartitions() == 1 ? "" : "s");
        return stages.isEmpty() ? itself : Stage.describe(stages) + ", " + itself;
    }
}
