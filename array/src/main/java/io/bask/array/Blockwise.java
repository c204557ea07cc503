package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;

/**
 * A function of blocks of several arrays, with a letter for each axis: Dask's {@code blockwise}.
 *
 * <pre>{@code
 * Array z = Blockwise.of("ij", (blocks, info) -> ..., DType.FLOAT64).with(x, "ik").with(y, "kj").array();
 * }</pre>
 *
 * <p>Blocks of axes with one letter lie under one another; arrays are cut alike first, axes of length 1 lie under all. A
 * letter that the result does not have is put into one block for the function: what Dask calls {@code concatenate=True}.
 * What the function answers is declared, and checked when it is computed. Immutable: each method answers a changed copy.
 */
public final class Blockwise {
    private final BlockFunction function;
    private final String output;
    private final DType dtype;
    private final List<Labelled> inputs;
    private final Map<Integer, ChunkLengths> added;
    private final Map<Integer, LongUnaryOperator> adjusted;

    private Blockwise(
            BlockFunction function,
            String output,
            DType dtype,
            List<Labelled> inputs,
            Map<Integer, ChunkLengths> added,
            Map<Integer, LongUnaryOperator> adjusted) {
        this.function = function;
        this.output = output;
        this.dtype = dtype;
        this.inputs = inputs;
        this.added = added;
        this.adjusted = adjusted;
    }

    /**
     * A function whose answers have these axes and this dtype.
     *
     * @throws IllegalArgumentException if a letter occurs twice
     */
    public static Blockwise of(String output, BlockFunction function, DType dtype) {
        Objects.requireNonNull(function, "blockwise: the function is null");
        Objects.requireNonNull(dtype, "blockwise: the dtype is null");
        requireLetters(Objects.requireNonNull(output, "blockwise: the letters of the result are null"));
        return new Blockwise(function, output, dtype, List.of(), Map.of(), Map.of());
    }

    private static void requireLetters(String letters) {
        if (letters.chars().distinct().count() != letters.length()) {
            throw new IllegalArgumentException(
                    "blockwise: '%s' has a letter twice; give each axis its own".formatted(letters));
        }
    }

    /**
     * With one more array, blocks of which the function gets.
     *
     * @throws IllegalArgumentException if there are not as many letters as axes
     */
    public Blockwise with(Array array, String letters) {
        Objects.requireNonNull(array, "blockwise: the array is null");
        requireLetters(Objects.requireNonNull(letters, "blockwise: the letters of an array are null"));
        if (letters.length() != array.ndim()) {
            throw new IllegalArgumentException("blockwise: '%s' names %d axes of shape %s; name each once"
                    .formatted(letters, letters.length(), array.shape()));
        }
        List<Labelled> more = new ArrayList<>(inputs);
        more.add(new Labelled(array, letters.chars().toArray()));
        return new Blockwise(function, output, dtype, List.copyOf(more), added, adjusted);
    }

    /** With an axis of the result that no array has, and the lengths of its chunks. */
    public Blockwise newAxis(char letter, long... chunks) {
        if (chunks.length == 0) {
            throw new IllegalArgumentException(
                    "blockwise: new axis '%s' has no chunks; give one or more".formatted(letter));
        }
        Map<Integer, ChunkLengths> more = new HashMap<>(added);
        more.put((int) letter, ChunkLengths.of(chunks));
        return new Blockwise(function, output, dtype, inputs, more, adjusted);
    }

    /** With chunks along an axis of the result whose lengths follow from those of the arrays. */
    public Blockwise adjustChunks(char letter, LongUnaryOperator length) {
        Objects.requireNonNull(length, "blockwise: the function of lengths is null");
        Map<Integer, LongUnaryOperator> more = new HashMap<>(adjusted);
        more.put((int) letter, length);
        return new Blockwise(function, output, dtype, inputs, added, more);
    }

    /**
     * The lazy result.
     *
     * @throws IllegalArgumentException if a letter of the result is nowhere else, one that is added or whose chunks change
     *     is not in the result, one that is added is in an array, or axes of one letter differ in length
     */
    public Array array() {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("blockwise of no arrays; give one with with(array, letters)");
        }
        Map<Integer, ChunkLengths> common = common();
        requireAdjusted(common);
        List<ChunkLengths> lengths = new ArrayList<>();
        for (int letter : output.chars().toArray()) {
            lengths.add(along(letter, common));
        }
        ChunkGrid grid = ChunkGrid.of(lengths);
        Assembly.requireBlocks(grid, dtype);
        List<ArrayExpr> arrays = new ArrayList<>();
        List<int[]> meets = new ArrayList<>();
        for (Labelled input : inputs) {
            arrays.add(cut(input, common));
            int[] axes = new int[input.names().length];
            for (int axis = 0; axis < axes.length; axis++) {
                int at = output.indexOf(input.names()[axis]);
                axes[axis] = at < 0 ? BlockCall.WHOLE : at;
            }
            meets.add(axes);
        }
        return new Array(BlockCall.of("blockwise", function, arrays, meets, grid, dtype));
    }

    private void requireAdjusted(Map<Integer, ChunkLengths> common) {
        for (int letter : adjusted.keySet()) {
            if (output.indexOf(letter) < 0) {
                throw new IllegalArgumentException(
                        "blockwise: adjustChunks names '%s', which is no axis of the result '%s'; name one of these"
                                .formatted((char) letter, output));
            }
        }
        for (int letter : added.keySet()) {
            if (output.indexOf(letter) < 0) {
                throw new IllegalArgumentException(
                        "blockwise: newAxis names '%s', which is no axis of the result '%s'; name it there too"
                                .formatted((char) letter, output));
            }
            if (common.containsKey(letter)) {
                throw new IllegalArgumentException(
                        "blockwise: newAxis names '%s', which an array has with chunks %s; use another letter, or adjustChunks"
                                .formatted((char) letter, common.get(letter)));
            }
        }
    }

    private ChunkLengths along(int letter, Map<Integer, ChunkLengths> common) {
        ChunkLengths own = added.getOrDefault(letter, common.get(letter));
        if (own == null) {
            throw new IllegalArgumentException(
                    "blockwise: '%s' of the result is in no array; declare it with newAxis".formatted((char) letter));
        }
        LongUnaryOperator change = adjusted.get(letter);
        if (change == null) {
            return own;
        }
        long[] lengths = own.lengths();
        for (int chunk = 0; chunk < lengths.length; chunk++) {
            lengths[chunk] = change.applyAsLong(lengths[chunk]);
        }
        return ChunkLengths.of(lengths);
    }

    /** How each letter is cut in all arrays that have it. */
    private Map<Integer, ChunkLengths> common() {
        Map<Integer, ChunkLengths> common = new HashMap<>();
        for (Labelled input : inputs) {
            for (int axis = 0; axis < input.names().length; axis++) {
                ChunkLengths own = input.array().chunks().axis(axis);
                ChunkLengths before = common.get(input.names()[axis]);
                common.put(
                        input.names()[axis],
                        before == null
                                ? own
                                : ChunkGrid.unify(ChunkGrid.of(before), ChunkGrid.of(own))
                                        .axis(0));
            }
        }
        return common;
    }

    private static ArrayExpr cut(Labelled input, Map<Integer, ChunkLengths> common) {
        ChunkGrid grid = input.array().chunks();
        for (int axis = 0; axis < input.names().length; axis++) {
            ChunkLengths target = Objects.requireNonNull(common.get(input.names()[axis]));
            boolean stretches = grid.axis(axis).extent() == 1;
            grid = grid.withAxis(axis, stretches ? ChunkLengths.single(1) : target);
        }
        return Rechunk.of(input.array().expr(), grid);
    }
}
