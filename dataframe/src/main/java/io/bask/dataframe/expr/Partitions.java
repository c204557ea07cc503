package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;

/** The first or the last partitions of a table. */
public final class Partitions extends FrameExpr {
    private static final long serialVersionUID = 1L;

    private final FrameExpr input;
    private final int count;
    private final boolean last;

    /** The first {@code count} partitions of the input, or its last; all where there are fewer. */
    public Partitions(FrameExpr input, int count, boolean last) {
        super(
                Token.of("partitions")
                        .with(input.token())
                        .with((long) count)
                        .with(last)
                        .build(),
                input.schema(),
                Math.min(count, input.partitions()),
                input.labels());
        if (count < 1) {
            throw new IllegalArgumentException("%d partitions asked for; take at least one".formatted(count));
        }
        this.input = input;
        this.count = count;
        this.last = last;
    }

    /** The table. */
    public FrameExpr input() {
        return input;
    }

    /** How many partitions were asked for. */
    public int count() {
        return count;
    }

    /** True for the last partitions, false for the first. */
    public boolean isLast() {
        return last;
    }

    /** The first partition taken. */
    public int from() {
        return last ? input.partitions() - partitions() : 0;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of(input);
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Partitions(only(inputs), count, last);
    }

    @Override
    public String operation() {
        return "partitions";
    }

    @Override
    public String describe() {
        return "partitions %s %d".formatted(last ? "last" : "first", count);
    }
}
