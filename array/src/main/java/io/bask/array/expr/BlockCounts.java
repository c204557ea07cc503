package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.expr.Token;
import java.util.List;

/** How long each chunk of an axis is, or how many elements of it are true; one int64 a chunk. */
public final class BlockCounts extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final int axis;
    private final boolean trues;

    /**
     * Counts of the blocks of {@code input} along an axis that lie first along the others.
     *
     * @param trues whether to count the elements that are true rather than the positions along the axis
     */
    public BlockCounts(ArrayExpr input, int axis, boolean trues) {
        super(
                Token.of("counts").with(input.token()).with(axis).with(trues).build(),
                new ArrayMeta(ChunkGrid.of(ChunkLengths.regular(input.chunks().numBlocks(axis), 1)), DType.INT64));
        this.input = input;
        this.axis = axis;
        this.trues = trues;
    }

    /** What is counted. */
    public ArrayExpr input() {
        return input;
    }

    /** Along which axis. */
    public int axis() {
        return axis;
    }

    /** Whether elements that are true are counted. */
    public boolean trues() {
        return trues;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new BlockCounts(only(inputs), axis, trues);
    }

    @Override
    public String operation() {
        return "counts";
    }
}
