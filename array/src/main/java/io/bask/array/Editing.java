package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Positions that come and go along an axis. */
final class Editing {
    private Editing() {}

    /** The positions that remain when some are deleted, as an index. */
    static Index without(Index positions, Shape shape, int axis) {
        int length = Math.toIntExact(shape.length(axis));
        boolean[] gone = new boolean[length];
        for (long position : listed(positions, shape, axis)) {
            gone[(int) position] = true;
        }
        return Index.of(IntStream.range(0, length)
                .filter(i -> !gone[i])
                .mapToLong(i -> i)
                .toArray());
    }

    /** The positions that an element of an index names, each in [0, length). */
    private static long[] listed(Index positions, Shape shape, int axis) {
        long length = shape.length(axis);
        if (positions instanceof Index.Range || positions instanceof Index.All) {
            AxisRange range =
                    positions instanceof Index.Range some ? AxisRange.of(some, length) : AxisRange.whole(length);
            long[] result = new long[Math.toIntExact(range.length())];
            Arrays.setAll(result, i -> range.start() + i * range.step());
            return result;
        }
        NDArray list;
        if (positions instanceof Index.At at) {
            list = NDArray.of(at.position());
        } else if (positions instanceof Index.Positions some) {
            list = NDArray.of(some.positions());
        } else if (positions instanceof NDArray array && array.ndim() == 1) {
            list = array;
        } else {
            throw new IllegalArgumentException(
                    "%s is no list of positions in memory; compute() it first, or use Index.of(...)"
                            .formatted(positions));
        }
        return IndexPart.of(list, shape, axis, axis).positions().get(0).toLongArray();
    }

    /** {@code array} with values in front of one position. */
    static Array insert(Array array, long position, Array values, int axis) {
        long at = position(position, array.shape(), axis);
        Array cast = values.astype(array.dtype());
        while (cast.ndim() < array.ndim()) {
            cast = cast.expandDims(0);
        }
        if (values.ndim() > 0 && values.ndim() <= array.ndim()) {
            cast = cast.moveaxis(0, axis);
        }
        Array before = array.get(range(axis, 0, at));
        Array after = array.get(range(axis, at, array.shape().length(axis)));
        Array between = stretched(cast, array, cast.shape().length(axis), axis, values);
        return Array.concatenate(axis, before, between, after);
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
            given = listed(positions, array.shape(), axis);
        }
        if (given.length == 1) {
            return insertedAt(array, given[0], values, axis);
        }
        int count = given.length;
        Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingLong(i -> given[i]));
        long[] take = new long[Math.toIntExact(length + count)];
        Arrays.fill(take, -1);
        for (int i = 0; i < count; i++) {
            take[(int) (given[order[i]] + i)] = length + order[i];
        }
        int next = 0;
        for (int i = 0; i < take.length; i++) {
            if (take[i] < 0) {
                take[i] = next++;
            }
        }
        Array cast = values.astype(array.dtype());
        while (cast.ndim() < array.ndim()) {
            cast = cast.expandDims(0);
        }
        Array all = Array.concatenate(axis, array, stretched(cast, array, count, axis, values));
        return all.take(Index.of(take), axis);
    }

    private static Array insertedAt(Array array, long at, Array values, int axis) {
        Array cast = values.astype(array.dtype());
        while (cast.ndim() < array.ndim()) {
            cast = cast.expandDims(0);
        }
        Array between = stretched(cast, array, cast.shape().length(axis), axis, values);
        return Array.concatenate(
                axis,
                array.get(range(axis, 0, at)),
                between,
                array.get(range(axis, at, array.shape().length(axis))));
    }

    private static Array stretched(Array cast, Array array, long count, int axis, Array values) {
        Shape target = array.shape().with(axis, count);
        if (!cast.shape().broadcastsTo(target)) {
            throw new BroadcastException(
                    "values of shape %s cannot be inserted along axis %d of shape %s; they must stretch to %s"
                            .formatted(values.shape(), axis, array.shape(), target));
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

    private static Index[] range(int axis, long start, long stop) {
        Index[] index = new Index[axis + 1];
        Arrays.fill(index, Index.all());
        index[axis] = Index.range(start, stop);
        return index;
    }
}
