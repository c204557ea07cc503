package io.bask.array.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an array is cut so that each block of the reshaped array is the reshape of one block.
 *
 * <p>Old and new axes fall into groups that hold the same number of elements, and each group is cut by itself: an axis that
 * stays keeps its chunks; where axes are put together or taken apart, a block is a run of neighbours on both sides. Such a run
 * has one position along some first axes, a range along one, and all of the others. Where a run would make blocks beyond the
 * limit, the range lies on a later axis.
 *
 * @param before the chunks that the array needs
 * @param after the chunks of the result; as many, in the same order
 */
public record ReshapePlan(ChunkGrid before, ChunkGrid after) {
    /** Axes of both sides that hold the same elements; those of length 1 belong to none. */
    private record Group(List<Integer> old, List<Integer> wanted) {}

    /**
     * Plans.
     *
     * @param mostElements of a block, unless the array has larger ones
     * @return nothing where no cut suits both shapes; then {@link #between} suits both
     */
    public static Optional<ReshapePlan> of(ChunkGrid chunks, Shape shape, long mostElements) {
        Shape old = chunks.shape();
        if (shape.isEmpty()) {
            return Optional.of(new ReshapePlan(ChunkGrid.single(old), ChunkGrid.single(shape)));
        }
        ChunkLengths[] before = ones(old);
        ChunkLengths[] after = ones(shape);
        List<Group> groups = groups(old, shape);
        for (Group group : groups) {
            long others = 1;
            for (Group other : groups) {
                others *= other == group ? 1 : longest(other, chunks);
            }
            long most = Math.max(longest(group, chunks), Math.max(1, mostElements / Math.max(1, others)));
            if (!plan(group, chunks, shape, most, before, after)) {
                return Optional.empty();
            }
        }
        return Optional.of(new ReshapePlan(ChunkGrid.of(before), ChunkGrid.of(after)));
    }

    /** The old shape with axes put together that become others: a reshape to it and one from it can always be planned. */
    public static Shape between(Shape old, Shape wanted) {
        List<Long> lengths = new ArrayList<>();
        for (Group group : groups(old, wanted)) {
            long together = 1;
            for (int axis : group.old) {
                together *= old.length(axis);
                if (group.wanted.size() == 1) {
                    lengths.add(old.length(axis));
                }
            }
            if (group.wanted.size() > 1) {
                lengths.add(together);
            }
        }
        return Shape.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    private static ChunkLengths[] ones(Shape shape) {
        ChunkLengths[] axes = new ChunkLengths[shape.ndim()];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = ChunkLengths.single(shape.length(axis));
        }
        return axes;
    }

    /** How many elements of a group a block has at most. */
    private static long longest(Group group, ChunkGrid chunks) {
        long longest = 1;
        for (int axis : group.old) {
            longest *= chunks.axis(axis).max();
        }
        return longest;
    }

    private static List<Group> groups(Shape old, Shape wanted) {
        List<Group> groups = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.ndim() || j < wanted.ndim()) {
            if (i < old.ndim() && old.length(i) == 1) {
                i++;
            } else if (j < wanted.ndim() && wanted.length(j) == 1) {
                j++;
            } else {
                Group group = new Group(new ArrayList<>(), new ArrayList<>());
                long left = old.length(i);
                long right = wanted.length(j);
                group.old.add(i++);
                group.wanted.add(j++);
                while (left != right) {
                    if (left < right) {
                        left *= old.length(i);
                        add(group.old, i++, old);
                    } else {
                        right *= wanted.length(j);
                        add(group.wanted, j++, wanted);
                    }
                }
                groups.add(group);
            }
        }
        return groups;
    }

    private static void add(List<Integer> axes, int axis, Shape shape) {
        if (shape.length(axis) > 1) {
            axes.add(axis);
        }
    }

    private static boolean plan(
            Group group, ChunkGrid chunks, Shape shape, long most, ChunkLengths[] before, ChunkLengths[] after) {
        int[] old = group.old.stream().mapToInt(Integer::intValue).toArray();
        int[] wanted = group.wanted.stream().mapToInt(Integer::intValue).toArray();
        if (old.length == 1 && wanted.length == 1) {
            before[old[0]] = chunks.axis(old[0]);
            after[wanted[0]] = before[old[0]];
            return true;
        }
        long[] left = lengths(old, chunks.shape());
        long[] right = lengths(wanted, shape);
        if (wanted.length == 1 && movesWholeBlocks(old, chunks)) {
            long repeats = 1;
            for (int i = 0; i < old.length; i++) {
                before[old[i]] = chunks.axis(old[i]);
                repeats *= i < old.length - 1 ? left[i] : 1;
            }
            after[wanted[0]] = repeated(chunks.axis(old[old.length - 1]), repeats);
            return true;
        }
        long[] runs = runs(old, chunks, left, right, most);
        return cut(old, left, runs, before) && cut(wanted, right, runs, after);
    }

    private static long[] lengths(int[] axes, Shape shape) {
        return Arrays.stream(axes).mapToLong(shape::length).toArray();
    }

    /** Whether all axes but the last are cut position by position, so that blocks follow one another as they are. */
    private static boolean movesWholeBlocks(int[] axes, ChunkGrid chunks) {
        for (int i = 0; i < axes.length - 1; i++) {
            if (chunks.axis(axes[i]).max() > 1
                    || chunks.axis(axes[i]).count() != chunks.shape().length(axes[i])) {
                return false;
            }
        }
        return true;
    }

    private static ChunkLengths repeated(ChunkLengths chunks, long repeats) {
        long total = chunks.total();
        if (chunks.isRegular() && total > 0 && total % chunks.max() == 0) {
            return ChunkLengths.regular(Math.multiplyExact(repeats, total), chunks.max());
        }
        long[] once = chunks.lengths();
        long[] all = new long[Math.toIntExact(Math.multiplyExact(repeats, (long) once.length))];
        for (int i = 0; i < all.length; i++) {
            all[i] = once[i % once.length];
        }
        return ChunkLengths.of(all);
    }

    /** How many elements each run has; all together are those of the group, and both sides can be cut so. */
    private static long[] runs(int[] axes, ChunkGrid chunks, long[] left, long[] right, long most) {
        long inner = inner(left, 0);
        long outer = inner(right, 0);
        long unit = commonMultiple(inner, outer);
        if (unit <= most) {
            long[] wanted = wanted(axes, chunks, inner);
            return contracted(wanted, unit);
        }
        long own = 1;
        for (int axis : axes) {
            own *= chunks.axis(axis).max();
        }
        long piece = piece(left, right, own);
        long total = inner * left[0];
        List<Long> runs = new ArrayList<>();
        long at = 0;
        while (at < total) {
            long end = Math.min(border(left, at, own), border(right, at, own));
            long rest = end - at;
            while (rest > 0) {
                long run = Math.min(rest, piece);
                BlockRoom.require(runs.size(), () -> tooMany(total, piece));
                runs.add(run);
                rest -= run;
            }
            at = end;
        }
        return runs.stream().mapToLong(Long::longValue).toArray();
    }

    private static String tooMany(long total, long run) {
        return "a reshape of %d elements in runs of %d, one after another in both shapes".formatted(total, run);
    }

    /** Elements behind one position of axis {@code axis}. */
    private static long inner(long[] lengths, int axis) {
        long inner = 1;
        for (int i = axis + 1; i < lengths.length; i++) {
            inner *= lengths[i];
        }
        return inner;
    }

    /** Runs of whole positions of the first axis, each block's elements as they are as far as that goes. */
    private static long[] wanted(int[] axes, ChunkGrid chunks, long inner) {
        long factor = 1;
        for (int i = 1; i < axes.length; i++) {
            factor *= chunks.axis(axes[i]).count();
        }
        List<Long> runs = new ArrayList<>();
        for (long chunk : chunks.axis(axes[0]).lengths()) {
            double part = Math.max((double) chunk / factor, 1);
            long rest = chunk;
            while (rest >= 2 * part) {
                BlockRoom.require(
                        runs.size(), () -> tooMany(chunks.axis(axes[0]).total() * inner, (long) part * inner));
                runs.add((long) part * inner);
                rest -= (long) part;
            }
            if (rest > 0) {
                runs.add(rest * inner);
            }
        }
        return runs.stream().mapToLong(Long::longValue).toArray();
    }

    /** Runs made longer or shorter so that each is a multiple of a unit. */
    private static long[] contracted(long[] runs, long unit) {
        List<Long> result = new ArrayList<>();
        long rest = 0;
        for (long run : runs) {
            long whole = (run + rest) / unit * unit;
            rest = run + rest - whole;
            if (whole > 0) {
                result.add(whole);
            }
        }
        return result.stream().mapToLong(Long::longValue).toArray();
    }

    private static long commonMultiple(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        long factor = a / x;
        return factor > Long.MAX_VALUE / b ? Long.MAX_VALUE : factor * b;
    }

    /** The axis along which runs of at most {@code most} elements are cut. */
    private static int cutAxis(long[] lengths, long most) {
        int axis = 0;
        while (axis < lengths.length - 1 && inner(lengths, axis) > most) {
            axis++;
        }
        return axis;
    }

    /** Of how many elements runs are where both sides are cut along their axes. */
    private static long piece(long[] left, long[] right, long most) {
        long a = inner(left, cutAxis(left, most));
        long b = inner(right, cutAxis(right, most));
        long unit = commonMultiple(a, b);
        return unit <= most ? most / unit * unit : Math.max(1, most);
    }

    /** Where the next run must end at the latest: an axis before the one that is cut goes on to its next position. */
    private static long border(long[] lengths, long at, long most) {
        int axis = cutAxis(lengths, most);
        long span = inner(lengths, axis) * lengths[axis];
        return (at / span + 1) * span;
    }

    /** Chunks along axes so that blocks in order are these runs; answers whether there are any. */
    private static boolean cut(int[] axes, long[] lengths, long[] runs, ChunkLengths[] result) {
        for (int axis = 0; axis < axes.length; axis++) {
            long[] chunks = chunks(lengths, runs, axis);
            if (chunks != null) {
                for (int i = 0; i < axes.length; i++) {
                    result[axes[i]] = i < axis ? ChunkLengths.regular(lengths[i], 1) : ChunkLengths.single(lengths[i]);
                }
                result[axes[axis]] = ChunkLengths.of(chunks);
                return true;
            }
        }
        return false;
    }

    /** The chunks along an axis that make these runs for each position of the axes before it, or null. */
    private static long @Nullable [] chunks(long[] lengths, long[] runs, int axis) {
        long inner = inner(lengths, axis);
        int count = 0;
        long covered = 0;
        while (count < runs.length && covered < lengths[axis]) {
            covered += runs[count++] / inner;
        }
        if (covered != lengths[axis] || runs.length % count != 0) {
            return null;
        }
        for (int i = 0; i < runs.length; i++) {
            if (runs[i] % inner != 0 || runs[i] != runs[i % count]) {
                return null;
            }
        }
        long[] chunks = new long[count];
        for (int i = 0; i < count; i++) {
            chunks[i] = runs[i] / inner;
        }
        return chunks;
    }
}
