package io.bask.array.shape;

import java.io.Serializable;

/**
 * The positions that a resolved slice takes along one axis: {@code start}, {@code start + step}, ..., {@code length} of
 * them.
 *
 * <p>In normal form: all positions lie on the axis; an empty range is {@code (0, 0, 1)} and a range of one position has
 * step 1, so equal ranges are equal records.
 *
 * @param start the first position
 * @param length how many positions
 * @param step from one position to the next; negative walks backwards, never 0
 */
public record AxisRange(long start, long length, long step) implements Serializable {
    /** Brings a range to its normal form. */
    public AxisRange {
        if (start < 0 || length < 0 || step == 0) {
            throw new IllegalArgumentException(
                    "range (start %d, length %d, step %d) is not on an axis; start and length are 0 or more, step not 0"
                            .formatted(start, length, step));
        }
        if (length == 0) {
            start = 0;
        }
        if (length <= 1) {
            step = 1;
        }
    }

    /** All positions of an axis. */
    public static AxisRange whole(long axisLength) {
        return new AxisRange(0, axisLength, 1);
    }

    /** The positions of a range on an axis of this length, clipped as Python clips. */
    public static AxisRange of(Index.Range range, long axisLength) {
        boolean forward = range.step() > 0;
        long low = forward ? 0 : -1;
        long high = forward ? axisLength : axisLength - 1;
        Long askedStart = range.start();
        Long askedStop = range.stop();
        long start = askedStart == null ? (forward ? low : high) : clip(askedStart, axisLength, low, high);
        long stop = askedStop == null ? (forward ? high : low) : clip(askedStop, axisLength, low, high);
        long span = forward ? stop - start : start - stop;
        if (span <= 0) {
            return new AxisRange(0, 0, 1);
        }
        long stride = range.step() == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(range.step());
        return new AxisRange(start, (span - 1) / stride + 1, range.step());
    }

    private static long clip(long position, long axisLength, long low, long high) {
        long at = position < 0 ? position + axisLength : position;
        return Math.max(low, Math.min(high, at));
    }

    /** The last position; asks for a range that is not empty. */
    public long last() {
        if (length == 0) {
            throw new IllegalStateException("an empty range has no last position; check length() first");
        }
        return start + (length - 1) * step;
    }

    /** Whether these are all positions of an axis of this length, in order. */
    public boolean isWhole(long axisLength) {
        return length == axisLength && (length == 0 || (start == 0 && step == 1));
    }

    /** The range that takes {@code inner} out of the positions of this one. */
    public AxisRange then(AxisRange inner) {
        if (inner.length == 0) {
            return inner;
        }
        if (inner.start >= length || inner.last() >= length) {
            throw new IllegalArgumentException(
                    "%s reaches beyond the %d positions of %s; slice within them".formatted(inner, length, this));
        }
        return new AxisRange(start + inner.start * step, inner.length, step * inner.step);
    }
}
