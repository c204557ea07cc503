package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Takes points of blocks, and writes to points of blocks.
 *
 * <p>A point fixes a position along each of some <em>axes</em> of a block; along the others it is a sub-array. Points
 * that are taken are arranged in a <em>box</em>, whose axes go in front of the block's remaining axis {@code place}.
 * Stateless, safe from any thread.
 */
public final class Selection {
    private Selection() {}

    /**
     * One block of the points, from several blocks.
     *
     * @param sources blocks of one dtype, of equal lengths along the axes that are not indexed; at least one
     * @param parts what is taken of each
     */
    public static NDArray gather(List<NDArray> sources, List<PointSet> parts, int[] axes, Shape box, int place) {
        NDArray first = sources.get(0);
        int[] rest = remaining(axes, first.ndim());
        NDArray result = NDArray.zeros(first.dtype(), boxed(first.shape(), rest, box, place));
        int[] boxStrides = Arrays.copyOfRange(result.strides(), place, place + box.ndim());
        int[] restStrides = without(result.strides(), place, box.ndim());
        int[] lengths = lengths(first.shape(), rest);
        for (int i = 0; i < parts.size(); i++) {
            NDArray source = sources.get(i);
            PointSet part = parts.get(i);
            PointMover mover = new PointMover(source.dtype(), lengths, strides(source, rest), restStrides);
            mover.move(
                    source,
                    PointMover.offsets(part.positions(), strides(source, axes), part.count()),
                    result,
                    PointMover.offsets(part.numbers(), box, boxStrides));
        }
        return result;
    }

    /**
     * A copy of a block with points of it overwritten.
     *
     * @param values blocks that stretch to the shape of the points taken out of a block: its axes that are not indexed,
     *     with the box in front of number {@code place}
     * @param boxes the box of each block of values
     * @param parts where each block of values goes, in the order in which they are written
     */
    public static NDArray scatter(
            NDArray block, List<NDArray> values, List<Shape> boxes, List<PointSet> parts, int[] axes, int place) {
        NDArray result = block.copy();
        int[] rest = remaining(axes, result.ndim());
        int[] lengths = lengths(result.shape(), rest);
        for (int i = 0; i < parts.size(); i++) {
            Shape box = boxes.get(i);
            PointSet part = parts.get(i);
            NDArray value = values.get(i).broadcastTo(boxed(result.shape(), rest, box, place));
            int[] boxStrides = Arrays.copyOfRange(value.strides(), place, place + box.ndim());
            int[] restStrides = without(value.strides(), place, box.ndim());
            PointMover mover = new PointMover(result.dtype(), lengths, restStrides, strides(result, rest));
            mover.move(
                    value,
                    PointMover.offsets(part.numbers(), box, boxStrides),
                    result,
                    PointMover.offsets(part.positions(), strides(result, axes), part.count()));
        }
        return result;
    }

    /** Where a mask over the axes from {@code axis} on is true, in row-major order, along one new axis. */
    public static NDArray compress(NDArray block, NDArray mask, int axis) {
        PointSet trues = trues(mask);
        int[] axes = new int[mask.ndim()];
        Arrays.setAll(axes, i -> axis + i);
        return gather(List.of(block), List.of(trues), axes, Shape.of(trues.count()), axis);
    }

    /** A copy of a block with what {@link #compress} would take overwritten by values that stretch to it. */
    public static NDArray place(NDArray block, NDArray mask, NDArray value, int axis) {
        PointSet trues = trues(mask);
        int[] axes = new int[mask.ndim()];
        Arrays.setAll(axes, i -> axis + i);
        return scatter(block, List.of(value), List.of(Shape.of(trues.count())), List.of(trues), axes, axis);
    }

    /** Number of elements of a mask that are true. */
    public static long count(NDArray mask) {
        byte[] flags = (byte[]) mask.dense().storageShared();
        int count = 0;
        for (byte flag : flags) {
            count += flag;
        }
        return count;
    }

    private static PointSet trues(NDArray mask) {
        byte[] flags = (byte[]) mask.dense().storageShared();
        int count = (int) count(mask);
        int[] flat = new int[count];
        int next = 0;
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] != 0) {
                flat[next++] = i;
            }
        }
        int[][] positions = new int[mask.ndim()][];
        int[] rest = flat;
        for (int axis = mask.ndim() - 1; axis > 0; axis--) {
            int length = (int) mask.shape().length(axis);
            int[] along = new int[count];
            int[] outer = new int[count];
            for (int i = 0; i < count; i++) {
                along[i] = rest[i] % length;
                outer[i] = rest[i] / length;
            }
            positions[axis] = along;
            rest = outer;
        }
        positions[0] = rest;
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return new PointSet(positions, numbers);
    }

    private static Shape boxed(Shape block, int[] rest, Shape box, int place) {
        Shape result = Shape.SCALAR;
        for (int axis : rest) {
            result = result.insert(-1, block.length(axis));
        }
        for (int axis = box.ndim() - 1; axis >= 0; axis--) {
            result = result.insert(place, box.length(axis));
        }
        return result;
    }

    private static int[] remaining(int[] axes, int ndim) {
        int[] rest = new int[ndim - axes.length];
        int next = 0;
        for (int axis = 0; axis < ndim; axis++) {
            if (Arrays.binarySearch(axes, axis) < 0) {
                rest[next++] = axis;
            }
        }
        return rest;
    }

    private static int[] lengths(Shape shape, int[] axes) {
        return Arrays.stream(axes).map(axis -> (int) shape.length(axis)).toArray();
    }

    private static int[] strides(NDArray block, int[] axes) {
        return Arrays.stream(axes).map(block::stride).toArray();
    }

    private static int[] without(int[] values, int from, int count) {
        int[] result = new int[values.length - count];
        System.arraycopy(values, 0, result, 0, from);
        System.arraycopy(values, from + count, result, from, result.length - from);
        return result;
    }
}
