package io.bask.bag.expr;

import java.util.List;

/** The partitions of several bags, one bag behind the other. */
public final class Concat extends BagExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<BagExpr> inputs;

    /** All partitions of {@code inputs}, of which there is one at least. */
    public Concat(List<BagExpr> inputs) {
        super(SideBySide.token("concat", inputs).build(), sum(inputs));
        this.inputs = List.copyOf(inputs);
    }

    private static int sum(List<BagExpr> inputs) {
        int sum = 0;
        for (BagExpr input : inputs) {
            sum = Math.addExact(sum, input.npartitions());
        }
        return sum;
    }

    @Override
    public List<BagExpr> inputs() {
        return inputs;
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Concat(inputs);
    }

    @Override
    public String operation() {
        return "concat";
    }
}
