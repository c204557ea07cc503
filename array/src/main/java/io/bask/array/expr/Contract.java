package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Two arrays multiplied and added up along the axes that they share: products of matrices, and all that can be written so.
 *
 * <p>The left array has axes {@code (stack..., rows..., depth...)}, the right one {@code (stack..., depth..., columns...)},
 * the result {@code (stack..., rows..., columns...)}. Stack and depth are cut alike in both.
 *
 * <p>A block of the result reads up to {@link #TOGETHER} pairs of blocks in one task, which adds their products up as it
 * makes them; where there are more pairs, sums are added up in a tree, so that few are in memory at once.
 */
public final class Contract extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    /** Pairs of blocks that one task multiplies, and sums that one task adds up. */
    public static final int TOGETHER = 4;

    private final ArrayExpr left;
    private final ArrayExpr right;
    private final int stack;
    private final int depth;

    /**
     * The product.
     *
     * @param stack how many leading axes number matrices, in both
     * @param depth how many axes are contracted: the last of the left, those behind the stack of the right
     * @throws IllegalArgumentException if stack or depth are cut differently, or the dtypes differ
     */
    public Contract(ArrayExpr left, ArrayExpr right, int stack, int depth) {
        super(
                Token.of("contract")
                        .with((long) stack)
                        .with((long) depth)
                        .with(left.token())
                        .with(right.token())
                        .build(),
                new ArrayMeta(grid(left.chunks(), right.chunks(), stack, depth), left.dtype()));
        if (left.dtype() != right.dtype()) {
            throw new IllegalArgumentException(
                    "a product of %s and %s; cast to one dtype first".formatted(left.dtype(), right.dtype()));
        }
        this.left = left;
        this.right = right;
        this.stack = stack;
        this.depth = depth;
    }

    private static ChunkGrid grid(ChunkGrid left, ChunkGrid right, int stack, int depth) {
        for (int i = 0; i < stack + depth; i++) {
            int own = i < stack ? i : left.ndim() - depth + i - stack;
            if (!left.axis(own).equals(right.axis(i))) {
                throw new IllegalArgumentException(
                        "chunks %s and %s are cut differently along axes %d and %d; rechunk one of them"
                                .formatted(left, right, own, i));
            }
        }
        List<ChunkLengths> axes = new ArrayList<>(left.axes().subList(0, left.ndim() - depth));
        axes.addAll(right.axes().subList(stack + depth, right.ndim()));
        return ChunkGrid.of(axes);
    }

    /** What is multiplied. */
    public ArrayExpr left() {
        return left;
    }

    /** What it is multiplied by. */
    public ArrayExpr right() {
        return right;
    }

    /** How many leading axes number matrices. */
    public int stack() {
        return stack;
    }

    /** How many axes are contracted. */
    public int depth() {
        return depth;
    }

    /** How many pairs of blocks make a block of the result. */
    public int pairs() {
        int pairs = 1;
        for (int i = 0; i < depth; i++) {
            pairs = Math.multiplyExact(pairs, right.chunks().numBlocks(stack + i));
        }
        return pairs;
    }

    @Override
    public long taskCount() {
        long each = 0;
        int left = pairs();
        do {
            left = (left + TOGETHER - 1) / TOGETHER;
            each += left;
        } while (left > 1);
        return each * chunks().numBlocks();
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(left, right);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Contract(inputs.get(0), inputs.get(1), stack, depth);
    }

    @Override
    public String operation() {
        return "matmul";
    }

    @Override
    String parameters() {
        return "%d contracted".formatted(depth);
    }
}
