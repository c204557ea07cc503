package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Positions that come to an axis; chunks that nothing is put into stay as they are. */
final class Insertion {
    private Insertion() {}

    /** {@code array} with values in front of one position. */
    static Array insert(Array array, long position, Array values, int axis) {
        long at = position(position, array.shape(), axis);
        Array cast = cast(values, array);
        if (values.ndim() > 0 && values.ndim() <= array.ndim()) {
            cast = cast.moveaxis(0, axis);
        }
        return insertedAt(array, at, stretched(cast, array, cast.shape().length(axis), axis, values), axis);
    }

    private static Array cast(Array values, Array array) {
        Array cast = values.astype(array.dtype());
        while (cast.ndim() < array.ndim()) {
            cast = cast.expandDims(0);
        }
        return cast;
    }

    private static Array insertedAt(Array array, long at, Array between, int axis) {
        return Array.concatenate(
                axis,
                Editing.part(array, axis, 0, at),
                between,
                Editing.part(array, axis, at, array.shape().length(axis)));
    }

    /** {@code array} with values in front of several positions. */
    static Array insert(Array array, Index positions, Array values, int axis) {
        long length = array.shape().length(axis);
        long[] given;
        if (positions instanceof Index.Positions listed) {
            given = listed.positions();
            for (int i = 0; i < given.length; i++) {
                given[i] = position(given[i], array.shape(), axis);
            }
        } else if (positions instanceof NDArray numbers && numbers.dtype().isInteger()) {
            return insert(array, Index.of(numbers.toLongArray()), values, axis);
        } else {
            given = Editing.listed(positions, array.shape(), axis);
        }
        Array cast = cast(values, array);
        if (given.length == 1) {
            return insertedAt(
                    array, given[0], stretched(cast, array, cast.shape().length(axis), axis, values), axis);
        }
        int count = given.length;
        Array stretched = stretched(cast, array, count, axis, values);
        if (count == 0) {
            return array;
        }
        Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingLong(i -> given[i]));
        long[] sorted = Arrays.stream(order).mapToLong(i -> given[i]).toArray();
        boolean rises = IntStream.range(0, count).allMatch(i -> order[i] == i);
        boolean alike = cast.shape().length(axis) == 1;
        Array rising = rises || alike
                ? stretched
                : stretched.take(
                        NDArray.of(Arrays.stream(order).mapToInt(i -> i).toArray()), axis);
        ChunkLengths chunks = array.chunks().axis(axis);
        List<Array> parts = new ArrayList<>();
        long done = 0;
        for (int from = 0; from < count; ) {
            int chunk = sorted[from] < length ? chunks.chunkAt(sorted[from]) : chunks.count() - 1;
            long start = Math.max(done, chunks.start(chunk));
            long end = chunks.start(chunk) + chunks.length(chunk);
            int to = from;
            while (to < count && (sorted[to] < end || end == length)) {
                to++;
            }
            Editing.add(parts, array, axis, done, start);
            parts.add(grown(
                    Editing.part(array, axis, start, end),
                    Editing.part(rising, axis, from, to),
                    axis,
                    IntStream.range(from, to).mapToLong(i -> sorted[i] - start).toArray()));
            done = end;
            from = to;
        }
        Editing.add(parts, array, axis, done, length);
        return Editing.joined(axis, parts);
    }

    /** One chunk with values in front of some of its positions, which rise, as one chunk. */
    private static Array grown(Array chunk, Array values, int axis, long[] positions) {
        long length = chunk.shape().length(axis);
        int count = positions.length;
        if (!Editing.isSliced(count, length)) {
            long[] take = new long[Math.toIntExact(length + count)];
            int next = 0;
            for (int i = 0; i < take.length; i++) {
                take[i] = next < count && positions[next] + next == i ? length + next++ : i - next;
            }
            return Editing.oneChunk(Array.concatenate(axis, chunk, values).take(NDArray.of(take), axis), axis);
        }
        List<Array> parts = new ArrayList<>();
        long done = 0;
        for (int from = 0; from < count; ) {
            int to = from;
            while (to < count && positions[to] == positions[from]) {
                to++;
            }
            Editing.add(parts, chunk, axis, done, positions[from]);
            parts.add(Editing.part(values, axis, from, to));
            done = positions[from];
            from = to;
        }
        Editing.add(parts, chunk, axis, done, length);
        return Editing.oneChunk(Editing.joined(axis, parts), axis);
    }

    private static Array stretched(Array cast, Array array, long count, int axis, Array values) {
        Shape target = array.shape().with(axis, count);
        if (!cast.shape().broadcastsTo(target)) {
            throw new BroadcastException(
                    "values of shape %s cannot be inserted along axis %d of shape %s, as they must stretch to %s; %s"
                            .formatted(
                                    values.shape(),
                                    axis,
                                    array.shape(),
                                    target,
                                    UnknownLengthException.wayOut(
                                            cast.shape().canBroadcastTo(target), "reshape them")));
        }
        return cast.broadcastTo(target);
    }

    private static long position(long position, Shape shape, int axis) {
        long length = shape.length(axis);
        long at = position < 0 ? position + length : position;
        if (at < 0 || at > length) {
            throw new IndexOutOfBoundsException(
                    "index %d is out of bounds for axis %d with size %d; use a value in [%d, %d]"
                            .formatted(position, axis, length, -length, length));
        }
        return at;
    }
}
