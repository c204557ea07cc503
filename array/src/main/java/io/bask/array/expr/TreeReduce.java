package io.bask.array.expr;

import io.bask.array.block.BlockReduction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Axes reduced by a user's functions: partial results a block, then combined in a tree. */
public final class TreeReduce extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final BlockReduction<?> reduction;
    private final Token reductionToken;
    private final int[] axes;
    private final boolean keepdims;
    private final int splitEvery;
    private final int part;

    /** In place of a part: the reduction has one answer. */
    private static final int ONLY = -1;

    /**
     * One answer of a reduction that has several, which share their partial results when computed together. Reductions are
     * told apart by what they print.
     *
     * @param axes in [0, ndim)
     * @param chunks of the answer: as many blocks as the input has along the other axes, in the same order
     * @param part which answer
     */
    public static TreeReduce part(
            ArrayExpr input,
            BlockReduction.Parts<?> reduction,
            int[] axes,
            ChunkGrid chunks,
            DType dtype,
            int part,
            int splitEvery) {
        Token token = Token.of("described").with(reduction.toString()).build();
        int[] sorted = Arrays.stream(axes).sorted().toArray();
        return new TreeReduce(input, reduction, token, sorted, false, splitEvery, new ArrayMeta(chunks, dtype), part);
    }

    /**
     * {@code input} with axes reduced; reductions are told apart by reference.
     *
     * @param axes in [0, ndim)
     * @param dtype what the reduction answers, declared by the caller and checked block by block
     */
    public TreeReduce(
            ArrayExpr input, BlockReduction<?> reduction, int[] axes, boolean keepdims, int splitEvery, DType dtype) {
        this(
                input,
                Objects.requireNonNull(reduction, "the reduction is null"),
                Token.unique(),
                Arrays.stream(axes).sorted().toArray(),
                keepdims,
                splitEvery,
                new ArrayMeta(result(input.chunks(), axes, keepdims), dtype),
                ONLY);
    }

    private TreeReduce(
            ArrayExpr input,
            BlockReduction<?> reduction,
            Token reductionToken,
            int[] axes,
            boolean keepdims,
            int splitEvery,
            ArrayMeta meta,
            int part) {
        super(
                Token.of("tree reduce")
                        .with(partials(input, reductionToken, axes, splitEvery))
                        .with(keepdims)
                        .with(meta.dtype().ordinal())
                        .with(part)
                        .build(),
                meta);
        this.part = part;
        this.input = input;
        this.reduction = reduction;
        this.reductionToken = reductionToken;
        this.axes = axes;
        this.keepdims = keepdims;
        this.splitEvery = splitEvery;
    }

    private static Token partials(ArrayExpr input, Token reduction, int[] axes, int splitEvery) {
        return Token.of("partials")
                .with(reduction)
                .with(axes)
                .with(splitEvery)
                .with(input.token())
                .build();
    }

    /** What the layers of partial results are called; the same for all parts of one reduction. */
    public String partialsName() {
        return "partials-" + partials(input, reductionToken, axes, splitEvery).hex();
    }

    /** Makes the answer of the last partial result. */
    @SuppressWarnings("unchecked") // partial results come from the chunk of the same reduction
    public static <P> NDArray answer(BlockReduction<P> reduction, int part, Object partial) throws Exception {
        return part == ONLY
                ? reduction.aggregate((P) partial)
                : ((BlockReduction.Parts<P>) reduction).aggregate((P) partial, part);
    }

    private static ChunkGrid result(ChunkGrid input, int[] axes, boolean keepdims) {
        List<ChunkLengths> lengths = new ArrayList<>();
        for (int axis = 0; axis < input.ndim(); axis++) {
            int own = axis;
            if (Arrays.stream(axes).noneMatch(reduced -> reduced == own)) {
                lengths.add(input.axis(axis));
            } else if (keepdims) {
                lengths.add(ChunkLengths.single(1));
            }
        }
        return ChunkGrid.of(lengths);
    }

    /** What is reduced. */
    public ArrayExpr input() {
        return input;
    }

    /** The user's functions. */
    public BlockReduction<?> reduction() {
        return reduction;
    }

    /** Which of the reduction's answers this is. */
    public int part() {
        return part;
    }

    /** Which axes, rising; a copy. */
    public int[] axes() {
        return axes.clone();
    }

    /** Whether reduced axes stay, with length 1. */
    public boolean keepsDims() {
        return keepdims;
    }

    /** The levels of the tree. */
    public List<ReduceTree.Level> levels() {
        return ReduceTree.levels(input.chunks(), axes, splitEvery);
    }

    @Override
    public long taskCount() {
        return input.chunks().numBlocks()
                + levels().stream().mapToLong(ReduceTree.Level::size).sum();
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new TreeReduce(only(inputs), reduction, reductionToken, axes, keepdims, splitEvery, meta(), part);
    }

    @Override
    public String operation() {
        return "reduction";
    }

    @Override
    String parameters() {
        return "axes %s%s".formatted(Arrays.toString(axes), keepdims ? ", keepdims" : "");
    }
}
