package io.bask.array.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the chunks of the axes whose chunks are left open, so that the largest block comes near a size in bytes; the
 * choices are Dask's.
 *
 * <p>On a new array all open axes get one chunk length, the root of what the limit leaves; axes shorter than that are
 * taken whole and the others share what they leave. On an array that has chunks, the median chunk along each open axis
 * is scaled by one factor for all axes. When blocks must shrink, the scaled lengths are rounded to multiples of the
 * prevailing chunk length where they exceed it, and the factor is worked out again until it stays the same. When they
 * may grow, neighbouring chunks are joined while they stay within the scaled length, so that no old chunk is cut; but if
 * some old chunk exceeds the scaled length by more than {@value #TOLERANCE} (its root, shared by the axes), the axis is
 * cut anew. An axis shorter than its scaled length is taken whole, and what it leaves goes to the others.
 */
final class AutoChunks {
    private static final double TOLERANCE = 1.25;
    /** More rounds than any sensible input takes; the last answer stands if rounding makes the factor swing. */
    private static final int MAX_ROUNDS = 1000;

    /** What the blocks should come near. */
    record Goal(Shape shape, int itemBytes, long limitBytes) {}

    /** A choice for one axis: one length to cut with, or joined chunks. */
    private record Choice(double length, long[] joined) {
        static final long[] NONE = {};

        static Choice cut(double length) {
            return new Choice(length, NONE);
        }

        static Choice joined(long... lengths) {
            return new Choice(Arrays.stream(lengths).max().orElse(0), lengths);
        }

        ChunkLengths toChunks(long axisLength) {
            if (joined.length > 0) {
                return ChunkLengths.of(joined);
            }
            return ChunkLengths.regular(axisLength, (long) length);
        }
    }

    private final Goal goal;
    private final ChunkGrid previous;
    private final TreeSet<Integer> open = new TreeSet<>();
    private double largestBlock = 1;

    private AutoChunks(Goal goal, ChunkGrid previous) {
        this.goal = goal;
        this.previous = previous;
    }

    /**
     * Puts chunks into {@code result} where it has none.
     *
     * @param fixedLengths the longest chunk asked for along each axis that has chunks; one longer than its axis counts
     *     in full, as in Dask
     */
    static void fill(@Nullable ChunkLengths[] result, long[] fixedLengths, Goal goal, @Nullable ChunkGrid previous) {
        double largestBlock = 1;
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < result.length; axis++) {
            if (result[axis] == null) {
                axes.add(axis);
            } else {
                largestBlock *= Math.max(1, fixedLengths[axis]);
            }
        }
        if (axes.isEmpty()) {
            return;
        }
        if (previous == null) {
            square(result, axes, largestBlock, goal);
            return;
        }
        AutoChunks chooser = new AutoChunks(goal, previous);
        chooser.open.addAll(axes);
        chooser.largestBlock = largestBlock;
        chooser.scale().forEach((axis, choice) -> result[axis] = choice.toChunks(goal.shape.length(axis)));
    }

    /** Gives the open axes one chunk length, after taking the axes whole that are shorter. */
    private static void square(@Nullable ChunkLengths[] result, List<Integer> open, double largestBlock, Goal goal) {
        List<Integer> axes = new ArrayList<>(open);
        double block = largestBlock;
        while (!axes.isEmpty()) {
            double size = Math.pow((double) goal.limitBytes / goal.itemBytes / block, 1.0 / axes.size());
            List<Integer> longer = new ArrayList<>();
            for (int axis : axes) {
                long length = goal.shape.length(axis);
                if (length < size) {
                    result[axis] = ChunkLengths.single(length);
                    block *= Math.max(1, length);
                } else {
                    longer.add(axis);
                }
            }
            if (longer.size() == axes.size()) {
                for (int axis : axes) {
                    long length = goal.shape.length(axis);
                    result[axis] = ChunkLengths.regular(length, (long) roundTo(size, length));
                }
                return;
            }
            axes = longer;
        }
    }

    /** Scales the previous chunks of the open axes. */
    private Map<Integer, Choice> scale() {
        Map<Integer, Choice> lengths = new LinkedHashMap<>();
        for (int axis : open) {
            lengths.put(axis, Choice.cut(median(previous.axis(axis))));
        }
        double factor = factor(lengths);
        boolean shrinks = factor < 1;
        // When blocks shrink, the choices of one round are the lengths that the next round scales.
        Map<Integer, Choice> result = shrinks ? lengths : new LinkedHashMap<>();
        boolean again = true;
        for (int round = 0; again && round < MAX_ROUNDS; round++) {
            again = scaleOnce(factor, shrinks, lengths, result);
            if (again || shrinks) {
                double last = factor;
                factor = factor(lengths);
                again |= factor != last;
            }
        }
        return result;
    }

    /** Scales every open axis once; true if an axis was settled, so that the others have to share anew. */
    private boolean scaleOnce(
            double factor, boolean shrinks, Map<Integer, Choice> lengths, Map<Integer, Choice> result) {
        double share = 1.0 / open.size();
        boolean settled = false;
        for (int axis : List.copyOf(open)) {
            double proposed = lengthOf(lengths, axis) * Math.pow(factor, share);
            double tolerated = proposed * Math.pow(TOLERANCE, share);
            ChunkLengths old = previous.axis(axis);
            long axisLength = old.total();
            if (proposed > axisLength) {
                open.remove(axis);
                lengths.remove(axis);
                largestBlock *= Math.max(1, axisLength);
                result.put(axis, Choice.joined(axisLength));
                settled = true;
            } else if (shrinks || old.max() > tolerated) {
                result.put(axis, Choice.cut(roundTo(proposed, prevailing(old))));
                if (proposed < 1) {
                    settled = true;
                    open.remove(axis);
                }
            } else {
                result.put(axis, join(old, proposed));
            }
        }
        return settled;
    }

    private static double lengthOf(Map<Integer, Choice> lengths, int axis) {
        Choice choice = lengths.get(axis);
        if (choice == null) {
            throw new IllegalStateException("axis %d is open but has no length; this is a bug in Bask".formatted(axis));
        }
        return choice.length();
    }

    /** How much larger the largest block may become. */
    private double factor(Map<Integer, Choice> lengths) {
        double elements = 1;
        for (Choice choice : lengths.values()) {
            elements *= choice.length() == 0 ? 1 : choice.length();
        }
        return (double) goal.limitBytes / goal.itemBytes / largestBlock / elements;
    }

    /** Joins neighbouring chunks while they stay within a length. */
    private static Choice join(ChunkLengths old, double limit) {
        long[] joined = new long[old.count()];
        int count = 0;
        long length = 0;
        for (int chunk = 0; chunk < old.count(); chunk++) {
            long next = old.length(chunk);
            if (next + length <= limit) {
                length += next;
                continue;
            }
            if (length > 0) {
                joined[count++] = length;
            }
            length = next;
        }
        if (length > 0) {
            joined[count++] = length;
        }
        return Choice.joined(Arrays.copyOf(joined, count));
    }

    private static double median(ChunkLengths chunks) {
        long[] lengths = chunks.lengths();
        Arrays.sort(lengths);
        int middle = lengths.length / 2;
        return lengths.length % 2 == 1 ? lengths[middle] : (lengths[middle - 1] + lengths[middle]) / 2.0;
    }

    /** The chunk length that at least half of the chunks have, if above 1; else the length of the axis. */
    private static long prevailing(ChunkLengths chunks) {
        Map<Long, Integer> counts = new LinkedHashMap<>();
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            counts.merge(chunks.length(chunk), 1, Integer::sum);
        }
        long mode = 0;
        int most = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                mode = entry.getKey();
            }
        }
        return mode > 1 && most >= chunks.count() / 2.0 ? mode : chunks.total();
    }

    /** A length below {@code unit} as it is, at least 1; a length above, rounded down to a multiple of it. */
    private static double roundTo(double length, long unit) {
        if (length <= unit) {
            return Math.max(1, Math.floor(length));
        }
        return unit == 0 ? 0 : Math.floor(length / unit) * unit;
    }
}
