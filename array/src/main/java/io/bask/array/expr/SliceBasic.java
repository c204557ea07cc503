package io.bask.array.expr;

import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.ResolvedSlice;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Evenly spaced positions along each axis of an array; axes may be dropped, and axes of length 1 inserted.
 *
 * <p>Each block of the result is a view of one block of the input.
 */
public final class SliceBasic extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    /** In place of an axis of the input: an inserted axis. */
    public static final int NEW_AXIS = -1;

    private final ArrayExpr input;
    private final List<AxisRange> ranges;
    private final int[] resultAxes;

    /** The positions that a resolved slice takes. */
    public SliceBasic(ArrayExpr input, ResolvedSlice slice) {
        this(input, slice.ranges(), slice.resultAxes());
    }

    /**
     * The positions of {@code ranges}, one range an axis of the input.
     *
     * @param resultAxes for each axis of the result, in the order of the input's, which one it shows, or
     *     {@link #NEW_AXIS}; an axis left out must have a range of one position
     */
    public SliceBasic(ArrayExpr input, List<AxisRange> ranges, int[] resultAxes) {
        super(token(input, ranges, resultAxes), meta(input.chunks(), input.dtype(), ranges, resultAxes));
        this.input = input;
        this.ranges = List.copyOf(ranges);
        this.resultAxes = resultAxes.clone();
    }

    private static Token token(ArrayExpr input, List<AxisRange> ranges, int[] resultAxes) {
        Token.Builder token = Token.of("slice").with(input.token()).with(resultAxes);
        for (AxisRange range : ranges) {
            token.with(range.start()).with(range.length()).with(range.step());
        }
        return token.build();
    }

    private static ArrayMeta meta(ChunkGrid source, DType dtype, List<AxisRange> ranges, int[] resultAxes) {
        List<ChunkLengths> axes = new ArrayList<>(resultAxes.length);
        for (int axis : resultAxes) {
            if (axis == NEW_AXIS) {
                axes.add(ChunkLengths.single(1));
            } else if (ranges.get(axis).isWhole(source.axis(axis).extent())) {
                axes.add(source.axis(axis));
            } else {
                axes.add(AxisCut.of(source.axis(axis), ranges.get(axis)).lengths());
            }
        }
        return new ArrayMeta(ChunkGrid.of(axes), dtype);
    }

    /** What is sliced. */
    public ArrayExpr input() {
        return input;
    }

    /** The positions taken, one range an axis of the input. */
    public List<AxisRange> ranges() {
        return ranges;
    }

    /** For each axis of the result, the axis of the input that it shows, or {@link #NEW_AXIS}; a copy. */
    public int[] resultAxes() {
        return resultAxes.clone();
    }

    /** Whether every element is taken, in order and block by block, so that only axes of length 1 come and go. */
    public boolean takesAll() {
        for (int axis = 0; axis < ranges.size(); axis++) {
            if (!ranges.get(axis).isWhole(input.shape().extent(axis))) {
                return false;
            }
        }
        return input.chunks().numBlocks() == chunks().numBlocks();
    }

    /** How this array looks at its input where it takes all of it. */
    public AxisMap view() {
        return AxisMap.of(resultAxes, input.ndim());
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new SliceBasic(only(inputs), ranges, resultAxes);
    }

    @Override
    public String operation() {
        return "getitem";
    }

    @Override
    String parameters() {
        StringBuilder text = new StringBuilder();
        for (int axis = 0; axis < ranges.size(); axis++) {
            AxisRange range = ranges.get(axis);
            text.append(axis == 0 ? "" : ", ");
            if (range.isWhole(input.shape().extent(axis))) {
                text.append(':');
            } else {
                text.append("%d elements from %d by %d".formatted(range.length(), range.start(), range.step()));
            }
        }
        return text.toString();
    }
}
