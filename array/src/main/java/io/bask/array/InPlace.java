package io.bask.array;

import io.bask.array.block.ArraySource;
import io.bask.array.block.ArrayStorage;
import io.bask.array.block.ArrayTarget;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromSource;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import io.bask.expr.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses arrays that are stored into what they read. Blocks are written in no order, so one could be gone before another reads it.
 * Safe is only what makes each block of nothing but the block in whose place it goes, and what reads elsewhere in the target.
 */
final class InPlace {
    private final Array array;
    private final ArrayTarget target;
    private final List<AxisRange> place;
    private final int[] shown;
    private final ArrayDeque<Step> open = new ArrayDeque<>();
    private final Set<Step> seen = new HashSet<>();

    private InPlace(Array array, ArrayTarget target, List<AxisRange> place, int[] shown) {
        this.array = array;
        this.target = target;
        this.place = place;
        this.shown = shown;
    }

    /** A node, and whether its blocks become blocks of the array one by one. */
    private record Step(ArrayExpr node, boolean isAligned) {}

    /**
     * Checks an array that goes to a place of a target.
     *
     * @param shown for each axis of the array, which one of the target it goes along
     * @throws IllegalArgumentException if blocks could be replaced before they are read
     */
    static void requireReadBefore(Array array, ArrayTarget target, List<AxisRange> place, int[] shown) {
        new InPlace(array, target, place, shown).look();
    }

    /** Checks arrays that are computed together: none may read what another one changes. */
    static void requireApart(List<Array> arrays, List<? extends ArrayTarget> targets) {
        for (int i = 0; i < arrays.size(); i++) {
            List<ArraySource> sources = sources(arrays.get(i));
            for (int other = 0; other < targets.size(); other++) {
                ArrayTarget target = targets.get(other);
                if (other != i && sources.stream().anyMatch(target::changes)) {
                    throw refused("array %d".formatted(i), target);
                }
            }
        }
    }

    private static List<ArraySource> sources(Array array) {
        List<ArraySource> sources = new ArrayList<>();
        for (ArrayExpr node : Walk.postOrder(List.of(array.expr()))) {
            if (node instanceof FromSource read) {
                sources.add(read.source().unlocked());
            }
        }
        return sources;
    }

    private static IllegalArgumentException refused(String reader, ArrayTarget target) {
        return new IllegalArgumentException(
                "%s is read by %s while it is written, and its blocks would be replaced before they are read; persist() the array first, or write somewhere else"
                        .formatted(target, reader));
    }

    private void look() {
        open.push(new Step(array.expr(), true));
        while (!open.isEmpty()) {
            Step step = open.pop();
            FromSource read = read(step.node());
            if (read == null) {
                boolean isAligned = step.isAligned()
                        && step.node() instanceof Elementwise
                        && step.node().chunks().equals(array.chunks());
                for (ArrayExpr input : step.node().inputs()) {
                    Step next = new Step(input, isAligned);
                    if (seen.add(next)) {
                        open.push(next);
                    }
                }
            } else if (target.changes(read.source().unlocked()) && !isSafe(read, step.isAligned())) {
                throw refused("the array that is to be written into it", target);
            }
        }
    }

    /** What a node takes of a source, null if it is no such node. */
    private static @Nullable FromSource read(ArrayExpr node) {
        if (node instanceof SliceBasic slice && slice.input() instanceof FromSource whole) {
            return whole.slice(slice.ranges(), slice.resultAxes(), slice.chunks());
        }
        return node instanceof FromSource read ? read : null;
    }

    /** Other sources than storage may notice that what they read has changed since they were opened, and fail in the middle. */
    private boolean isSafe(FromSource read, boolean isAligned) {
        if (!(read.source().unlocked() instanceof ArrayStorage)) {
            return false;
        }
        boolean isPlace = read.chunks().equals(array.chunks())
                && read.ranges().equals(place)
                && Arrays.equals(read.resultAxes(), shown);
        return isAligned && isPlace || isElsewhere(read.ranges());
    }

    private boolean isElsewhere(List<AxisRange> ranges) {
        for (int axis = 0; axis < place.size(); axis++) {
            AxisRange written = place.get(axis);
            AxisRange read = ranges.get(axis);
            if (read.length() == 0
                    || written.length() > 0 && (greatest(read) < least(written) || least(read) > greatest(written))) {
                return true;
            }
        }
        return false;
    }

    private static long least(AxisRange range) {
        return Math.min(range.start(), range.last());
    }

    private static long greatest(AxisRange range) {
        return Math.max(range.start(), range.last());
    }
}
