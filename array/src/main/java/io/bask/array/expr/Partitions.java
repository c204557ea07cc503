package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some of the blocks of an array, as an array: the blocks are the input's own, no element moves. */
public final class Partitions extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final int[][] chosen;

    /** The blocks of {@code input} with these numbers along each axis. */
    public Partitions(ArrayExpr input, int[][] chosen) {
        super(token(input, chosen), new ArrayMeta(grid(input.chunks(), chosen), input.dtype()));
        this.input = input;
        this.chosen = chosen;
    }

    private static Token token(ArrayExpr input, int[][] chosen) {
        Token.Builder token = Token.of("blocks").with(input.token());
        for (int[] numbers : chosen) {
            token.with(numbers);
        }
        return token.build();
    }

    private static ChunkGrid grid(ChunkGrid input, int[][] chosen) {
        List<ChunkLengths> axes = new ArrayList<>();
        for (int axis = 0; axis < chosen.length; axis++) {
            ChunkLengths chunks = input.axis(axis);
            int[] numbers = chosen[axis];
            if (chunks.isKnown()) {
                axes.add(ChunkLengths.of(
                        Arrays.stream(numbers).mapToLong(chunks::length).toArray()));
            } else if (isAll(numbers, chunks.count())) {
                axes.add(chunks);
            } else {
                String origin = Arrays.toString(numbers) + " of " + chunks.origin();
                axes.add(ChunkLengths.unknown(origin, numbers.length, chunks.atMost()));
            }
        }
        return ChunkGrid.of(axes);
    }

    private static boolean isAll(int[] numbers, int count) {
        boolean all = numbers.length == count;
        for (int i = 0; all && i < count; i++) {
            all = numbers[i] == i;
        }
        return all;
    }

    /** Where the blocks come from. */
    public ArrayExpr input() {
        return input;
    }

    /** The row-major number of the input's block that is block {@code number} of this array. */
    public int source(int number) {
        int[] index = chunks().blockIndex(number);
        for (int axis = 0; axis < index.length; axis++) {
            index[axis] = chosen[axis][index[axis]];
        }
        return (int) input.chunks().blockNumber(index);
    }

    @Override
    public long taskCount() {
        return 0;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Partitions(only(inputs), chosen);
    }

    @Override
    public String operation() {
        return "blocks";
    }
}
