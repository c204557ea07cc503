package io.bask.array.expr;

import io.bask.array.shape.DType;
import io.bask.expr.Token;
import java.util.List;

/**
 * A long line in order, or the positions of its elements in order, cut as it was: no task holds more than a block of it, and
 * a sample of the others.
 */
public final class SampleSort extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final boolean positions;

    /**
     * {@code input}, of one axis of known length and a real dtype, sorted.
     *
     * @param positions whether to answer where the elements come from instead
     */
    public SampleSort(ArrayExpr input, boolean positions) {
        super(
                Token.of("sample sort").with(input.token()).with(positions).build(),
                new ArrayMeta(input.chunks(), positions ? DType.INT64 : input.dtype()));
        this.input = input;
        this.positions = positions;
    }

    /** What is sorted. */
    public ArrayExpr input() {
        return input;
    }

    /** Whether positions are answered. */
    public boolean positions() {
        return positions;
    }

    @Override
    public long taskCount() {
        long blocks = chunks().numBlocks();
        return 4 * blocks + 2 + blocks * blocks;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new SampleSort(only(inputs), positions);
    }

    @Override
    public String operation() {
        return positions ? "argsort" : "sort";
    }
}
