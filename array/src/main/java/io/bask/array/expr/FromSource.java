package io.bask.array.expr;

import io.bask.array.block.ArraySource;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is taken of a source outside of Bask; each block is read when it is needed. */
public final class FromSource extends Creation {
    private static final long serialVersionUID = 1L;

    private final ArraySource source;
    private final Token sourceToken;
    private final List<AxisRange> ranges;
    private final int[] resultAxes;

    private FromSource(
            ArraySource source, Token sourceToken, List<AxisRange> ranges, int[] resultAxes, ChunkGrid chunks) {
        super(token(sourceToken, ranges, resultAxes), chunks, source.dtype());
        this.source = source;
        this.sourceToken = sourceToken;
        this.ranges = List.copyOf(ranges);
        this.resultAxes = resultAxes.clone();
    }

    /** All of a source; sources are told apart by reference. */
    public static FromSource of(ArraySource source, ChunkGrid chunks) {
        Objects.requireNonNull(source.dtype(), "the source's dtype is null");
        List<AxisRange> ranges = new ArrayList<>();
        int[] axes = new int[chunks.ndim()];
        for (int axis = 0; axis < axes.length; axis++) {
            ranges.add(AxisRange.whole(chunks.shape().length(axis)));
            axes[axis] = axis;
        }
        return new FromSource(source, Token.unique(), ranges, axes, chunks);
    }

    private static Token.Builder token(Token sourceToken, List<AxisRange> ranges, int[] resultAxes) {
        Token.Builder token = Token.of("fromsource").with(sourceToken).with(resultAxes);
        for (AxisRange range : ranges) {
            token.with(range.start()).with(range.length()).with(range.step());
        }
        return token;
    }

    /** The source. */
    public ArraySource source() {
        return source;
    }

    /** The positions taken, one range an axis of the source. */
    public List<AxisRange> ranges() {
        return ranges;
    }

    /** For each axis of this array, the axis of the source that it shows, or {@link SliceBasic#NEW_AXIS}; a copy. */
    public int[] resultAxes() {
        return resultAxes.clone();
    }

    /** The same elements in another grid. */
    public FromSource with(ChunkGrid chunks) {
        return new FromSource(source, sourceToken, ranges, resultAxes, chunks);
    }

    /** What a slice takes of this array: {@code taken} is one range an axis of it, {@code shown} as of a slice. */
    public FromSource slice(List<AxisRange> taken, int[] shown, ChunkGrid chunks) {
        List<AxisRange> narrowed = new ArrayList<>(ranges);
        for (int axis = 0; axis < resultAxes.length; axis++) {
            if (resultAxes[axis] != SliceBasic.NEW_AXIS) {
                narrowed.set(resultAxes[axis], ranges.get(resultAxes[axis]).then(taken.get(axis)));
            }
        }
        int[] axes = new int[shown.length];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = shown[axis] == SliceBasic.NEW_AXIS ? SliceBasic.NEW_AXIS : resultAxes[shown[axis]];
        }
        return new FromSource(source, sourceToken, narrowed, axes, chunks);
    }

    @Override
    public String operation() {
        return "fromarray";
    }

    @Override
    String parameters() {
        return source.toString();
    }
}
