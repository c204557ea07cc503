package io.bask.array;

import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Arrays with something around them. */
public sealed interface ArrayPadding permits Array {
    /** The array with so many positions before and behind every axis. */
    default Array pad(long width, Pad with) {
        Given.notNull(with, "with");
        if (width < 0) {
            throw new IllegalArgumentException(
                    "width of pad is %d; give 0 or more, or cut the array with get(...)".formatted(width));
        }
        long[][] widths = new long[self().ndim()][];
        Arrays.fill(widths, new long[] {width, width});
        return pad(widths, with);
    }

    /**
     * The array with positions before and behind its axes, in chunks of their own.
     *
     * @param widths for each axis, how many before and how many behind
     * @throws IllegalArgumentException if there is not one pair of numbers of 0 or more an axis, or an axis without
     *     positions would have to be continued
     */
    default Array pad(long[][] widths, Pad with) {
        Given.noneNull(widths, "widths");
        Given.notNull(with, "with");
        return pad(widths, Collections.nCopies(self().ndim(), with));
    }

    /**
     * {@link #pad(long[][], Pad)} with something else around each axis: {@code x.pad(widths, List.of(Pad.constant(1, 2),
     * Pad.edge()))}.
     *
     * @param withEach for each axis, what is put around it
     * @throws IllegalArgumentException as above, or if there is not one an axis
     */
    default Array pad(long[][] widths, List<Pad> withEach) {
        Given.noneNull(widths, "widths");
        Given.noneNull(withEach, "withEach");
        Array result = self();
        if (withEach.size() != result.ndim()) {
            throw new IllegalArgumentException(
                    "pad got %d ways to pad shape %s; give one an axis".formatted(withEach.size(), result.shape()));
        }
        if (widths.length != result.ndim()) {
            throw new IllegalArgumentException("pad got %d pairs of widths for shape %s; give one an axis"
                    .formatted(widths.length, result.shape()));
        }
        for (int axis = 0; axis < widths.length; axis++) {
            long[] pair = widths[axis];
            if (pair.length != 2 || pair[0] < 0 || pair[1] < 0) {
                throw new IllegalArgumentException(
                        "widths[%d] of pad is %s; give a pair of numbers of 0 or more, how many go before and behind axis %d"
                                .formatted(axis, Arrays.toString(pair), axis));
            }
            if (pair[0] == 0 && pair[1] == 0) {
                continue;
            }
            if (result.shape().isKnown(axis)) {
                requireRoom(pair, axis, result.shape());
            }
            Pad with = withEach.get(axis);
            if (with.needsElements() && result.shape().length(axis) == 0) {
                throw new IllegalArgumentException(
                        "axis %d of shape %s has no elements to continue; pad it with a constant"
                                .formatted(axis, result.shape()));
            }
            List<Array> around = with.around(result, axis, pair[0], pair[1]);
            result = joined(around.get(0), result, around.get(1), axis);
        }
        return result;
    }

    private static void requireRoom(long[] pair, int axis, Shape shape) {
        long length = shape.length(axis);
        if (pair[0] > Long.MAX_VALUE - length || pair[1] > Long.MAX_VALUE - length - pair[0]) {
            throw new IllegalArgumentException(
                    "%d positions before and %d behind the %d of axis %d are more than 2^63 - 1; pad with fewer"
                            .formatted(pair[0], pair[1], length, axis));
        }
        shape.with(axis, pair[0] + length + pair[1]);
    }

    private static Array joined(Array before, Array x, Array behind, int axis) {
        boolean hasBefore = before.shape().length(axis) > 0;
        boolean hasBehind = behind.shape().length(axis) > 0;
        if (hasBefore && hasBehind) {
            return Array.concatenate(axis, before, x, behind);
        }
        return hasBefore ? Array.concatenate(axis, before, x) : Array.concatenate(axis, x, behind);
    }

    private Array self() {
        return (Array) this;
    }
}
