package io.bask.array.shape;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A basic index checked against a shape: which positions it takes along every axis of the source, and where the axes of
 * the result come from.
 *
 * <p>Made by {@link Slice#resolve(Shape)}.
 */
public final class ResolvedSlice implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NEW_AXIS = -1;

    private final Shape source;
    private final List<AxisRange> ranges;
    private final int[] resultAxes;
    private final Shape shape;

    private ResolvedSlice(Shape source, List<AxisRange> ranges, int[] resultAxes) {
        this.source = source;
        this.ranges = List.copyOf(ranges);
        this.resultAxes = resultAxes;
        Shape result = source.take(resultAxes);
        for (int axis = 0; axis < resultAxes.length; axis++) {
            if (resultAxes[axis] != NEW_AXIS
                    && ranges.get(resultAxes[axis]).length() != source.extent(resultAxes[axis])) {
                result = result.with(axis, ranges.get(resultAxes[axis]).length());
            }
        }
        this.shape = result;
    }

    /**
     * A slice by its parts.
     *
     * @param ranges one range for each axis of {@code source}
     * @param resultAxes for each axis of the result, the axis of the source that it shows, or -1 for a new axis
     */
    public static ResolvedSlice of(Shape source, List<AxisRange> ranges, int[] resultAxes) {
        return new ResolvedSlice(source, ranges, resultAxes.clone());
    }

    /** The shape that is sliced. */
    public Shape source() {
        return source;
    }

    /** The shape of the result. */
    public Shape shape() {
        return shape;
    }

    /** The positions taken, one range for each axis of the source; a dropped axis has a range of length 1. */
    public List<AxisRange> ranges() {
        return ranges;
    }

    /** For each axis of the result, the axis of the source that it shows, or -1 for a new axis; a copy. */
    public int[] resultAxes() {
        return resultAxes.clone();
    }

    /** Whether an axis of the source is missing in the result because one position was taken of it. */
    public boolean isDropped(int axis) {
        int at = Axis.normalize(axis, source.ndim());
        return Arrays.stream(resultAxes).noneMatch(result -> result == at);
    }

    /** Whether the result is the source itself: every axis whole and in place, none new. */
    public boolean isIdentity() {
        if (resultAxes.length != source.ndim()) {
            return false;
        }
        for (int axis = 0; axis < resultAxes.length; axis++) {
            if (resultAxes[axis] != axis || !ranges.get(axis).isWhole(source.extent(axis))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResolvedSlice slice
                && source.equals(slice.source)
                && ranges.equals(slice.ranges)
                && Arrays.equals(resultAxes, slice.resultAxes);
    }

    @Override
    public int hashCode() {
        return 31 * ranges.hashCode() + Arrays.hashCode(resultAxes);
    }

    @Override
    public String toString() {
        return "%s -> %s taking %s".formatted(source, shape, ranges);
    }

    /** Collects a resolved slice axis by axis, from the first. */
    static final class Builder {
        private final Shape source;
        private final List<AxisRange> ranges = new ArrayList<>();
        private final List<Integer> resultAxes = new ArrayList<>();

        Builder(Shape source) {
            this.source = source;
        }

        void drop(long position) {
            int axis = ranges.size();
            long length = source.length(axis);
            long at = position < 0 ? position + length : position;
            if (at < 0 || at >= length) {
                String wayOut =
                        length == 0 ? "the axis is empty" : "use a value in [%d, %d]".formatted(-length, length - 1);
                throw new IndexOutOfBoundsException("index %d is out of bounds for axis %d with size %d; %s"
                        .formatted(position, axis, length, wayOut));
            }
            ranges.add(new AxisRange(at, 1, 1));
        }

        void keep(Index.Range range) {
            if (range.start() == null && range.stop() == null && range.step() == 1) {
                keepWhole(1);
                return;
            }
            resultAxes.add(ranges.size());
            ranges.add(AxisRange.of(range, source.length(ranges.size())));
        }

        void keepWhole(int axes) {
            for (int i = 0; i < axes; i++) {
                resultAxes.add(ranges.size());
                ranges.add(AxisRange.whole(source.extent(ranges.size())));
            }
        }

        void insert() {
            resultAxes.add(NEW_AXIS);
        }

        ResolvedSlice build() {
            return new ResolvedSlice(
                    source,
                    ranges,
                    resultAxes.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
