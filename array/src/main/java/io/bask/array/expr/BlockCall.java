package io.bask.array.expr;

import io.bask.array.block.BlockFunction;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A function of whole blocks: each block of the result is made by one call from one block of each input.
 *
 * <p>Where an axis of an input meets no axis of the result, its blocks are put together before the call.
 */
public final class BlockCall extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    /** In place of an axis of the result: all blocks along the input's axis are read. */
    public static final int WHOLE = -1;

    private final String operation;
    private final BlockFunction function;
    private final Token functionToken;
    private final List<ArrayExpr> inputs;
    private final List<int[]> meets;
    private final int part;

    /** In place of a part: the function has one answer. */
    private static final int ONLY = -1;

    private BlockCall(
            String operation,
            BlockFunction function,
            Token functionToken,
            List<ArrayExpr> inputs,
            List<int[]> meets,
            ArrayMeta meta,
            int part) {
        super(token(operation, functionToken, inputs, meets, meta, part), meta);
        this.part = part;
        this.operation = operation;
        this.function = function;
        this.functionToken = functionToken;
        this.inputs = List.copyOf(inputs);
        this.meets = List.copyOf(meets);
    }

    /**
     * A function of blocks; functions are told apart by reference.
     *
     * @param operation what {@code explain} calls it
     * @param meets for each input and each of its axes, the axis of the result whose blocks its own lie under, or {@link
     *     #WHOLE}; an axis of one block lies under all
     * @param chunks the grid of the result, declared by the caller and checked block by block
     * @throws IllegalArgumentException if an axis has other blocks than the result's axis that it meets
     */
    public static BlockCall of(
            String operation,
            BlockFunction function,
            List<ArrayExpr> inputs,
            List<int[]> meets,
            ChunkGrid chunks,
            DType dtype) {
        Objects.requireNonNull(function, "the function of blocks is null");
        List<int[]> copies = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            copies.add(checked(operation, inputs.get(i).chunks(), meets.get(i).clone(), chunks));
        }
        return new BlockCall(operation, function, Token.unique(), inputs, copies, new ArrayMeta(chunks, dtype), ONLY);
    }

    /**
     * The answers of a function that has several: computed together, they take one call a block.
     *
     * @param answers what each answer is, in grids of equally many blocks along the axes that inputs meet, and of one block
     *     along all others
     */
    public static List<BlockCall> parts(
            String operation,
            BlockFunction.Parts function,
            List<ArrayExpr> inputs,
            List<int[]> meets,
            List<ArrayMeta> answers) {
        Token token = Token.unique();
        List<BlockCall> parts = new ArrayList<>();
        for (ArrayMeta answer : answers) {
            BlockCall call = of(operation, function, inputs, meets, answer.chunks(), answer.dtype());
            parts.add(new BlockCall(operation, function, token, inputs, call.meets, answer, parts.size()));
        }
        return parts;
    }

    /**
     * A function of blocks that is told from others by what it prints, so that equal calls are computed once.
     *
     * @see #of
     */
    public static BlockCall described(
            String operation,
            BlockFunction function,
            List<ArrayExpr> inputs,
            List<int[]> meets,
            ChunkGrid chunks,
            DType dtype) {
        BlockCall call = of(operation, function, inputs, meets, chunks, dtype);
        Token token = Token.of("described").with(function.toString()).build();
        return new BlockCall(operation, function, token, inputs, call.meets, call.meta(), ONLY);
    }

    private static int[] checked(String operation, ChunkGrid input, int[] meets, ChunkGrid result) {
        for (int axis = 0; axis < meets.length; axis++) {
            int count = input.numBlocks(axis);
            if (meets[axis] != WHOLE && count != 1 && count != result.numBlocks(meets[axis])) {
                throw new IllegalArgumentException(
                        "%s: chunks %s have %d blocks along axis %d where the result has %d; rechunk one of them"
                                .formatted(operation, input, count, axis, result.numBlocks(meets[axis])));
            }
        }
        return meets;
    }

    private static Token token(
            String operation,
            Token functionToken,
            List<ArrayExpr> inputs,
            List<int[]> meets,
            ArrayMeta meta,
            int part) {
        Token.Builder token = Token.of("block call")
                .with(calls(operation, functionToken, inputs, meets))
                .with(part);
        return with(token, meta.chunks()).with(meta.dtype().ordinal()).build();
    }

    private static Token calls(String operation, Token functionToken, List<ArrayExpr> inputs, List<int[]> meets) {
        Token.Builder token =
                Token.of("calls").with(operation).with(functionToken).withAll(inputs);
        meets.forEach(token::with);
        return token.build();
    }

    /** What the layer of calls is named that all answers of a function share. */
    public String callsName() {
        return operation + "-calls-"
                + calls(operation, functionToken, inputs, meets).hex();
    }

    /** Which of the function's answers this is, or a negative number if it has but one. */
    public int part() {
        return part;
    }

    /** The function. */
    public BlockFunction function() {
        return function;
    }

    /** For each axis of an input, the axis of the result that it meets, or {@link #WHOLE}; a copy. */
    public int[] meets(int input) {
        return meets.get(input).clone();
    }

    @Override
    public List<ArrayExpr> inputs() {
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> newInputs) {
        return new BlockCall(operation, function, functionToken, newInputs, meets, meta(), part);
    }

    @Override
    public String operation() {
        return operation;
    }
}
