package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Positions that go from an axis, and what {@link Insertion} shares with that.
 *
 * <p>Results are made of slices, and of no index of the whole axis: chunks that nothing happens to stay as they are, and the
 * others are put together again, each from slices or, where it would take very many, with an index of its own positions.
 */
final class Editing {
    /** Of so many positions on average a slice is cheaper than an index of all of them. */
    private static final long SLICE_POSITIONS = 4096;

    private static final int FEW_SLICES = 16;

    /** Ranges of more positions are not listed. */
    private static final long MOST_LISTED = 1 << 20;

    private Editing() {}

    /** {@code array} without some positions. */
    static Array delete(Array array, Index positions, int axis) {
        long length = array.shape().length(axis);
        if (positions instanceof Index.Range || positions instanceof Index.All) {
            AxisRange range = rising(positions, length);
            if (range.step() == 1) {
                return range.length() == 0
                        ? array
                        : without(array, axis, range.start(), range.start() + range.length());
            }
            if (range.length() > MOST_LISTED) {
                return withoutEvery(array, axis, range);
            }
        }
        long[] gone = Arrays.stream(listed(positions, array.shape(), axis))
                .sorted()
                .distinct()
                .toArray();
        if (gone.length == 0) {
            return array;
        }
        if (gone[gone.length - 1] - gone[0] == gone.length - 1) {
            return without(array, axis, gone[0], gone[gone.length - 1] + 1);
        }
        return without(array, axis, gone);
    }

    /** The positions of a range from the first to the last. */
    private static AxisRange rising(Index positions, long length) {
        AxisRange range = positions instanceof Index.Range some ? AxisRange.of(some, length) : AxisRange.whole(length);
        return range.step() > 0 ? range : new AxisRange(range.last(), range.length(), Math.negateExact(range.step()));
    }

    /** Without one run of positions; the chunks at its ends keep what is left of them. */
    private static Array without(Array array, int axis, long start, long stop) {
        long length = array.shape().length(axis);
        if (start == 0) {
            return part(array, axis, stop, length);
        }
        Array before = part(array, axis, 0, start);
        if (stop == length) {
            return before;
        }
        ChunkLengths chunks = array.chunks().axis(axis);
        int chunk = chunks.chunkAt(start);
        long end = chunks.start(chunk) + chunks.length(chunk);
        if (stop >= end) {
            return Array.concatenate(axis, before, part(array, axis, stop, length));
        }
        List<Array> inside = new ArrayList<>();
        add(inside, array, axis, chunks.start(chunk), start);
        add(inside, array, axis, stop, end);
        List<Array> parts = new ArrayList<>();
        add(parts, array, axis, 0, chunks.start(chunk));
        parts.add(oneChunk(joined(axis, inside), axis));
        add(parts, array, axis, end, length);
        return joined(axis, parts);
    }

    private static Array without(Array array, int axis, long[] gone) {
        ChunkLengths chunks = array.chunks().axis(axis);
        List<Array> parts = new ArrayList<>();
        long done = 0;
        for (int from = 0; from < gone.length; ) {
            int chunk = chunks.chunkAt(gone[from]);
            long start = chunks.start(chunk);
            long end = start + chunks.length(chunk);
            int to = from;
            while (to < gone.length && gone[to] < end) {
                to++;
            }
            add(parts, array, axis, done, start);
            if (to - from < end - start) {
                parts.add(remaining(array, axis, chunk, Arrays.copyOfRange(gone, from, to)));
            }
            done = end;
            from = to;
        }
        add(parts, array, axis, done, chunks.total());
        return parts.isEmpty() ? part(array, axis, 0, 0) : joined(axis, parts);
    }

    /** What is left of one chunk without some of its positions, as one chunk. */
    private static Array remaining(Array array, int axis, int chunk, long[] gone) {
        ChunkLengths chunks = array.chunks().axis(axis);
        long start = chunks.start(chunk);
        long length = chunks.length(chunk);
        if (!isSliced(gone.length, length)) {
            int[] kept = new int[Math.toIntExact(length - gone.length)];
            int next = 0;
            int at = 0;
            for (int i = 0; i < length; i++) {
                if (at < gone.length && gone[at] == start + i) {
                    at++;
                } else {
                    kept[next++] = i;
                }
            }
            return part(array, axis, start, start + length).take(NDArray.of(kept), axis);
        }
        List<Array> parts = new ArrayList<>();
        long from = start;
        for (long position : gone) {
            add(parts, array, axis, from, position);
            from = position + 1;
        }
        add(parts, array, axis, from, start + length);
        return oneChunk(joined(axis, parts), axis);
    }

    /** Whether so many cuts of a chunk are better made by slices than with an index of it. */
    static boolean isSliced(long cuts, long length) {
        return cuts < FEW_SLICES || cuts < length / SLICE_POSITIONS;
    }

    /** Without every so-manieth position: groups of as many positions, without the first of each. */
    private static Array withoutEvery(Array array, int axis, AxisRange range) {
        long step = range.step();
        long length = array.shape().length(axis);
        long groups = range.length() - 1;
        long end = range.start() + groups * step;
        List<Array> parts = new ArrayList<>();
        add(parts, array, axis, 0, range.start());
        if (step == 2) {
            parts.add(array.get(along(axis, Index.range(range.start() + 1, end, 2))));
        } else {
            Shape shape = array.shape();
            long[] grouped = shape.with(axis, groups).insert(axis + 1, step).lengths();
            Array kept = part(part(array, axis, range.start(), end).reshape(grouped), axis + 1, 1, step);
            parts.add(kept.reshape(
                    shape.with(axis, Math.multiplyExact(groups, step - 1)).lengths()));
        }
        add(parts, array, axis, end + 1, length);
        return joined(axis, parts);
    }

    /** The positions that an element of an index names, each in [0, length). */
    static long[] listed(Index positions, Shape shape, int axis) {
        long length = shape.length(axis);
        if (positions instanceof Index.Range || positions instanceof Index.All) {
            AxisRange range =
                    positions instanceof Index.Range some ? AxisRange.of(some, length) : AxisRange.whole(length);
            if (range.length() > MOST_LISTED << 4) {
                throw new IllegalArgumentException(
                        "%s names %d positions of axis %d, too many to insert at each of them; stack the arrays and reshape"
                                .formatted(positions, range.length(), axis));
            }
            long[] result = new long[(int) range.length()];
            Arrays.setAll(result, i -> range.start() + i * range.step());
            return result;
        }
        NDArray list;
        if (positions instanceof Index.At at) {
            list = NDArray.of(at.position());
        } else if (positions instanceof Index.Positions some) {
            list = NDArray.of(some.positions());
        } else if (positions instanceof NDArray array) {
            list = requireList(array);
        } else if (positions instanceof Array lazy) {
            throw new IllegalArgumentException(
                    "%s is no list of positions in memory; compute() it first, or use Index.of(...)".formatted(lazy));
        } else {
            throw new IllegalArgumentException(
                    "'%s' names no positions of axis %d; use a position, a range, Index.of(...), or an array of one axis"
                            .formatted(positions, axis));
        }
        return IndexPart.of(list, shape, axis, axis).positions().get(0).toLongArray();
    }

    private static NDArray requireList(NDArray positions) {
        if (positions.ndim() != 1
                || !positions.dtype().isInteger() && !positions.dtype().isBool()) {
            throw new IllegalArgumentException(
                    "an array of positions must have one axis, and whole numbers, or bools as a mask, but has shape %s and dtype %s; ravel() or cast it"
                            .formatted(positions.shape(), positions.dtype()));
        }
        return positions;
    }

    /** The array as one chunk along an axis. */
    static Array oneChunk(Array array, int axis) {
        if (!array.shape().isKnown()) {
            return array;
        }
        ChunkLengths one = ChunkLengths.single(array.shape().length(axis));
        return new Array(Rechunk.of(array.expr(), array.chunks().withAxis(axis, one)));
    }

    /** Parts one after another; there must be one. */
    static Array joined(int axis, List<Array> parts) {
        return parts.size() == 1 ? parts.get(0) : Array.concatenate(axis, parts.toArray(Array[]::new));
    }

    /** Adds the positions from one up to, not including, another, if there are any. */
    static void add(List<Array> parts, Array array, int axis, long start, long stop) {
        if (start < stop) {
            parts.add(part(array, axis, start, stop));
        }
    }

    /** The positions from one up to, not including, another. */
    static Array part(Array array, int axis, long start, long stop) {
        return array.get(along(axis, Index.range(start, stop)));
    }

    private static Index[] along(int axis, Index positions) {
        return Taking.along(axis, positions);
    }
}
