package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkMismatchException;
import io.bask.array.shape.RechunkLimits;
import io.bask.expr.Token;
import java.util.List;

/** The same elements cut into other blocks. */
public final class Rechunk extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    /** Pieces that are read one after the other without a cost that shows. */
    private static final int FEW_PIECES = 8;

    private final ArrayExpr input;
    private final RechunkLimits limits;

    /**
     * {@code input} in blocks of another grid.
     *
     * @throws ChunkMismatchException if the grid is of another shape
     */
    public Rechunk(ArrayExpr input, ChunkGrid chunks) {
        this(input, chunks, RechunkLimits.STANDARD);
    }

    /** {@code input} in blocks of another grid, with limits to the way there. */
    public Rechunk(ArrayExpr input, ChunkGrid chunks, RechunkLimits limits) {
        super(token(input, chunks, limits), new ArrayMeta(checked(input, chunks), input.dtype()));
        this.input = input;
        this.limits = limits;
    }

    private static Token token(ArrayExpr input, ChunkGrid chunks, RechunkLimits limits) {
        Token.Builder token = with(Token.of("rechunk").with(input.token()), chunks);
        if (!limits.equals(RechunkLimits.STANDARD)) {
            token.with(limits.bytes()).with(Double.doubleToLongBits(limits.threshold()));
        }
        return token.build();
    }

    private static ChunkGrid checked(ArrayExpr input, ChunkGrid chunks) {
        if (!input.shape().equals(chunks.shape())) {
            throw new ChunkMismatchException(
                    "chunks %s add up to shape %s but the array has shape %s; change the chunks"
                            .formatted(chunks, chunks.shape(), input.shape()));
        }
        return chunks;
    }

    /** {@code input} in blocks of a grid; itself where it is cut so already. */
    public static ArrayExpr of(ArrayExpr input, ChunkGrid chunks) {
        return of(input, chunks, RechunkLimits.STANDARD);
    }

    /** {@code input} in blocks of a grid, with limits to the way there; itself where it is cut so already. */
    public static ArrayExpr of(ArrayExpr input, ChunkGrid chunks, RechunkLimits limits) {
        return input.chunks().equals(chunks) ? input : new Rechunk(input, chunks, limits);
    }

    /** Of how many blocks of the input a block is made at most; as many as can be counted if chunk lengths are unknown. */
    public long mostPieces() {
        if (!input.chunks().isKnown() || !chunks().isKnown()) {
            return Long.MAX_VALUE;
        }
        long pieces = 1;
        for (int axis = 0; axis < ndim(); axis++) {
            pieces *= input.chunks().axis(axis).mostOverlaps(chunks().axis(axis));
        }
        return pieces;
    }

    /** Whether whoever reads a block elementwise may as well read the pieces of the input's blocks that it is made of. */
    public boolean isOfFewPieces() {
        return mostPieces() <= FEW_PIECES;
    }

    /** What the way there may take. */
    public RechunkLimits limits() {
        return limits;
    }

    /** What is cut anew. */
    public ArrayExpr input() {
        return input;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Rechunk(only(inputs), chunks(), limits);
    }

    @Override
    public String operation() {
        return "rechunk";
    }
}
