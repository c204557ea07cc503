package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The points of one block of integer arrays, grouped by the block of the source that holds them.
 *
 * @param box the shape of the block of integer arrays
 * @param starts where the points of each block of the source begin, and at last how many there are
 * @param points all points, block by block, in the order in which they were
 */
public record Routes(Shape box, int[] starts, PointSet points) implements Serializable {
    /**
     * Groups points.
     *
     * @param indices one block an indexed axis, int64, of one shape; negative positions count from the end
     * @param chunks the source's chunks along the indexed axes
     * @param axes the numbers of these axes, for errors
     * @throws IndexOutOfBoundsException if a position is not on its axis
     */
    public static Routes of(List<NDArray> indices, List<ChunkLengths> chunks, int[] axes) {
        int count = Math.toIntExact(indices.get(0).size());
        int[] blocks = new int[count];
        int[][] within = new int[axes.length][count];
        int blockCount = 1;
        for (int number = 0; number < axes.length; number++) {
            long[] along = (long[]) indices.get(number).dense().storageShared();
            ChunkLengths axis = chunks.get(number);
            long length = axis.total();
            blockCount *= axis.count();
            for (int point = 0; point < count; point++) {
                long at = along[point] < 0 ? along[point] + length : along[point];
                if (at < 0 || at >= length) {
                    throw new IndexOutOfBoundsException(
                            "index %d is out of bounds for axis %d with size %d; an integer array may hold [%d, %d)"
                                    .formatted(along[point], axes[number], length, -length, length));
                }
                int chunk = axis.chunkAt(at);
                blocks[point] = blocks[point] * axis.count() + chunk;
                within[number][point] = (int) (at - axis.start(chunk));
            }
        }
        return sorted(indices.get(0).shape(), blocks, blockCount, within);
    }

    /** Groups points by block, keeping their order within each. */
    public static Routes sorted(Shape box, int[] blocks, int blockCount, int[][] within) {
        int[] starts = new int[blockCount + 1];
        for (int block : blocks) {
            starts[block + 1]++;
        }
        for (int block = 0; block < blockCount; block++) {
            starts[block + 1] += starts[block];
        }
        int[] next = Arrays.copyOf(starts, blockCount);
        int[] order = new int[blocks.length];
        for (int point = 0; point < blocks.length; point++) {
            order[next[blocks[point]]++] = point;
        }
        int[][] grouped = new int[within.length][blocks.length];
        for (int axis = 0; axis < within.length; axis++) {
            for (int i = 0; i < order.length; i++) {
                grouped[axis][i] = within[axis][order[i]];
            }
        }
        return new Routes(box, starts, new PointSet(grouped, order));
    }

    /** The points that one block of the source holds. */
    public PointSet of(int block) {
        return points.range(starts[block], starts[block + 1]);
    }

    /** How many points one block of the source holds. */
    public int count(int block) {
        return starts[block + 1] - starts[block];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Routes that
                && box.equals(that.box)
                && Arrays.equals(starts, that.starts)
                && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        return 31 * points.hashCode() + Arrays.hashCode(starts);
    }

    @Override
    public String toString() {
        return "routes of " + box;
    }
}
