package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;
import java.util.Set;

/** The rows with a label; when computed, it is an error that there is none in the whole table. */
public final class Found extends Derived {
    private static final long serialVersionUID = 1L;

    private final String label;

    /** The rows of the input, which has no others than those with the label. */
    public Found(FrameExpr input, String label) {
        super(
                Token.of("loc").with(input.token()).with(label).build(),
                input.schema(),
                input.partitions(),
                input.labels(),
                List.of(input));
        this.label = label;
    }

    /** The label as it is shown in the error. */
    public String label() {
        return label;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        return own;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Found(only(inputs), label);
    }

    @Override
    public String operation() {
        return "loc";
    }

    @Override
    public String describe() {
        return "loc " + label;
    }
}
