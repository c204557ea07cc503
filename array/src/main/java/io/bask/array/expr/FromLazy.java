package io.bask.array.expr;

import io.bask.Lazy;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.expr.Token;
import java.util.List;

/** An array whose blocks other lazy objects compute, such as delayed calls. Identified by reference. */
public final class FromLazy extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final transient List<Lazy<NDArray>> blocks;

    /**
     * One lazy object a block, in row-major order.
     *
     * @throws IllegalArgumentException if there are not as many as blocks
     */
    public FromLazy(List<Lazy<NDArray>> blocks, ChunkGrid chunks, DType dtype) {
        super(Token.unique(), new ArrayMeta(chunks, dtype));
        if (blocks.size() != chunks.numBlocks()) {
            throw new IllegalArgumentException("%d lazy blocks were given for %d chunks, %s; give one each, row-major"
                    .formatted(blocks.size(), chunks.numBlocks(), chunks));
        }
        this.blocks = List.copyOf(blocks);
    }

    /** What computes the blocks. */
    public List<Lazy<NDArray>> blocks() {
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
        return "from-lazy";
    }
}
