package io.bask.array.expr;

import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkLengths;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/** Positions of an axis in any order: each chunk of the result is a list of positions. */
public final class Shuffle extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final int axis;
    private final List<long[]> positions;

    private Shuffle(ArrayExpr input, int axis, List<long[]> positions) {
        super(token(input, axis, positions), meta(input, axis, positions));
        this.input = input;
        this.axis = axis;
        this.positions = positions;
    }

    /**
     * {@code input} with the positions of an axis in another order; a position may come several times, or never.
     *
     * @param positions one array for each chunk of the result; negative ones count from the end
     * @throws IllegalArgumentException if there is no chunk, or the axis does not exist
     * @throws IndexOutOfBoundsException if a position is not on the axis
     */
    public static Shuffle of(ArrayExpr input, int axis, List<long[]> positions) {
        int along = Axis.normalize(axis, input.ndim());
        long length = input.shape().length(along);
        List<long[]> checked = new ArrayList<>();
        for (long[] chunk : positions) {
            long[] normal = chunk.clone();
            for (int i = 0; i < normal.length; i++) {
                if (normal[i] < -length || normal[i] >= length) {
                    throw new IndexOutOfBoundsException(
                            "position %d is not on axis %d of length %d; use a value in [%d, %d]"
                                    .formatted(normal[i], along, length, -length, length - 1));
                }
                normal[i] += normal[i] < 0 ? length : 0;
            }
            checked.add(normal);
        }
        if (checked.isEmpty()) {
            throw new IllegalArgumentException("a shuffle into no chunks leaves no array; give at least one list");
        }
        return new Shuffle(input, along, List.copyOf(checked));
    }

    private static Token token(ArrayExpr input, int axis, List<long[]> positions) {
        Token.Builder token = Token.of("shuffle").with(axis).with(input.token());
        positions.forEach(token::with);
        return token.build();
    }

    private static ArrayMeta meta(ArrayExpr input, int axis, List<long[]> positions) {
        ChunkLengths lengths = ChunkLengths.of(
                positions.stream().mapToLong(chunk -> chunk.length).toArray());
        return new ArrayMeta(input.chunks().withAxis(axis, lengths), input.dtype());
    }

    /** What is shuffled. */
    public ArrayExpr input() {
        return input;
    }

    /** Along which axis. */
    public int axis() {
        return axis;
    }

    /** The positions that make a chunk of the result; a copy. */
    public long[] positions(int chunk) {
        return positions.get(chunk).clone();
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Shuffle(only(inputs), axis, positions);
    }

    @Override
    public String operation() {
        return "shuffle";
    }

    @Override
    String parameters() {
        return "axis %d".formatted(axis);
    }
}
