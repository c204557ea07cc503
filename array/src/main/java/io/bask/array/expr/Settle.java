package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import io.bask.expr.Token;
import java.util.List;

/**
 * An array of one axis of unknown length, which turns out to have a given length or fails; one block.
 *
 * <p>A single element may be repeated to that length.
 */
public final class Settle extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final boolean stretches;

    /**
     * {@code input}, which must have {@code length} elements.
     *
     * @param stretches whether it may have one element instead, which is repeated
     */
    public Settle(ArrayExpr input, long length, boolean stretches) {
        super(
                Token.of("settle")
                        .with(input.token())
                        .with(length)
                        .with(stretches)
                        .build(),
                new ArrayMeta(ChunkGrid.single(Shape.of(length)), input.dtype()));
        this.input = input;
        this.stretches = stretches;
    }

    /** What has an unknown length. */
    public ArrayExpr input() {
        return input;
    }

    /** Whether a single element is repeated. */
    public boolean stretches() {
        return stretches;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Settle(only(inputs), shape().length(0), stretches);
    }

    @Override
    public String operation() {
        return "settle";
    }
}
