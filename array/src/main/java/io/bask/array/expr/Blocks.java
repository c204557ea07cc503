package io.bask.array.expr;

import io.bask.array.block.NDArray;
import io.bask.expr.Token;
import io.bask.memory.Kept;
import java.util.List;

/** Blocks that were computed before and are kept, in memory or on disk: what {@code persist} leaves. */
public final class Blocks extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of what is serializable
    private final List<Kept<NDArray>> blocks;

    /**
     * The results of an expression.
     *
     * @param origin what was computed; gives shape, chunks, dtype and, since equal work has equal results, identity
     * @param blocks its blocks in row-major order
     */
    public Blocks(ArrayExpr origin, List<Kept<NDArray>> blocks) {
        super(Token.of("persisted").with(origin.token()).build(), origin.meta());
        if (blocks.size() != origin.chunks().numBlocks()) {
            throw new IllegalArgumentException("%d blocks were given for chunks %s, which make %d; give every block"
                    .formatted(blocks.size(), origin.chunks(), origin.chunks().numBlocks()));
        }
        this.blocks = List.copyOf(blocks);
    }

    /** The blocks in row-major order. */
    public List<Kept<NDArray>> blocks() {
        return blocks;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of();
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "persisted";
    }
}
