package io.bask.array.expr;

import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of an array, which may overlap, as blocks side by side.
 *
 * <p>What stencils read: each block together with a rim of its neighbours. The shape is that of all blocks together, so it
 * is larger than the input's where they overlap.
 */
public final class Windows extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final List<List<AxisRange>> ranges;

    /**
     * For each axis, what each chunk of the result takes: runs of neighbours, at least one an axis.
     *
     * @throws IllegalArgumentException if a run has gaps or does not lie on its axis
     */
    public Windows(ArrayExpr input, List<List<AxisRange>> ranges) {
        super(token(input, ranges), new ArrayMeta(grid(input, ranges), input.dtype()));
        this.input = input;
        this.ranges = ranges.stream().map(List::copyOf).toList();
    }

    private static Token token(ArrayExpr input, List<List<AxisRange>> ranges) {
        Token.Builder token = Token.of("windows").with(input.token());
        for (List<AxisRange> along : ranges) {
            token.with((long) along.size());
            along.forEach(range -> token.with(range.start()).with(range.length()));
        }
        return token.build();
    }

    private static ChunkGrid grid(ArrayExpr input, List<List<AxisRange>> ranges) {
        List<ChunkLengths> axes = new ArrayList<>();
        for (int axis = 0; axis < ranges.size(); axis++) {
            long length = input.shape().length(axis);
            for (AxisRange range : ranges.get(axis)) {
                if (range.step() != 1 || range.start() + range.length() > length) {
                    throw new IllegalArgumentException(
                            "%s is no run of neighbours on an axis of length %d".formatted(range, length));
                }
            }
            axes.add(ChunkLengths.of(
                    ranges.get(axis).stream().mapToLong(AxisRange::length).toArray()));
        }
        return ChunkGrid.of(axes);
    }

    /** What is taken from. */
    public ArrayExpr input() {
        return input;
    }

    /** What each chunk along an axis takes. */
    public List<AxisRange> ranges(int axis) {
        return ranges.get(axis);
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Windows(only(inputs), ranges);
    }

    @Override
    public String operation() {
        return "overlap";
    }
}
