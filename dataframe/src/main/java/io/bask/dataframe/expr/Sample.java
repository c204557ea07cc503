package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;
import java.util.Set;

/** Rows of a table drawn by chance: each row draws a number in [0, 1), and those in a range are kept, in their order. */
public final class Sample extends Derived {
    private static final long serialVersionUID = 1L;

    private final long seed;
    private final double from;
    private final double to;

    /** The rows whose number is at least {@code from} and below {@code to}; numbers follow from seed, partition and row. */
    public Sample(FrameExpr input, long seed, double from, double to) {
        super(
                Token.of("sample")
                        .with(input.token())
                        .with(seed)
                        .with(from)
                        .with(to)
                        .build(),
                input.schema(),
                input.partitions(),
                input.labels(),
                List.of(input));
        if (!(from >= 0 && from <= to && to <= 1)) {
            throw new IllegalArgumentException(
                    "a share from %s to %s of all rows was asked for; shares lie in [0, 1]".formatted(from, to));
        }
        this.seed = seed;
        this.from = from;
        this.to = to;
    }

    /** What the numbers follow from. */
    public long seed() {
        return seed;
    }

    /** The least number kept. */
    public double from() {
        return from;
    }

    /** The least number above that is not kept. */
    public double to() {
        return to;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        return own;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Sample(only(inputs), seed, from, to);
    }

    @Override
    public String operation() {
        return "sample";
    }

    @Override
    public String describe() {
        return "sample [%s, %s) of seed %d".formatted(from, to, seed);
    }
}
