package io.bask.bag.expr;

import io.bask.expr.Token;
import java.util.List;

/** Some partitions in a row of a bag. */
public final class Select extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr input;
    private final int first;

    /** {@code count} partitions of {@code input} from {@code first} on. */
    public Select(BagExpr input, int first, int count) {
        super(Token.of("select").with(input.token()).with(first).with(count).build(), count);
        if (first < 0 || count < 1 || first > input.npartitions() - count) {
            throw new IllegalArgumentException("partitions %d to %d of a bag of %d partitions; select within them"
                    .formatted(first, first + count - 1, input.npartitions()));
        }
        this.input = input;
        this.first = first;
    }

    /** The bag whose partitions these are. */
    public BagExpr input() {
        return input;
    }

    /** Number of the first partition. */
    public int first() {
        return first;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Select(inputs.get(0), first, npartitions());
    }

    @Override
    public String operation() {
        return "partitions";
    }

    @Override
    public String describe() {
        return npartitions() == 1
                ? "partition " + first
                : "partitions %d to %d".formatted(first, first + npartitions() - 1);
    }
}
