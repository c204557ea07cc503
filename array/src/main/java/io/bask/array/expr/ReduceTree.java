package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The order in which partial results of blocks are combined: level by level, neighbours first, so that the same chunks
 * always give the same bits.
 *
 * <p>As in Dask, every level joins up to {@code split_every} blocks, spread evenly over the reduced axes: 4 blocks along
 * one axis, or 2 by 2 along two.
 */
public final class ReduceTree {
    /** How many partial results are joined at once when nobody says otherwise. */
    public static final int DEFAULT_SPLIT_EVERY = 4;

    /**
     * One level of the tree.
     *
     * @param from blocks along each axis before it
     * @param to blocks along each axis after it
     * @param group how many blocks along each axis become one
     */
    public record Level(int[] from, int[] to, int[] group) {
        /** Number of blocks after this level. */
        public int size() {
            int size = 1;
            for (int count : to) {
                size *= count;
            }
            return size;
        }

        /** Row-major numbers, before this level, of the blocks that become block {@code number}. */
        public int[] members(int number) {
            int ndim = to.length;
            int[] low = new int[ndim];
            int[] count = new int[ndim];
            int rest = number;
            int members = 1;
            for (int axis = ndim - 1; axis >= 0; axis--) {
                low[axis] = rest % to[axis] * group[axis];
                rest /= to[axis];
                count[axis] = Math.min(group[axis], from[axis] - low[axis]);
                members *= count[axis];
            }
            int[] numbers = new int[members];
            for (int member = 0; member < members; member++) {
                int left = member;
                int at = 0;
                int step = 1;
                for (int axis = ndim - 1; axis >= 0; axis--) {
                    at += (low[axis] + left % count[axis]) * step;
                    left /= count[axis];
                    step *= from[axis];
                }
                numbers[member] = at;
            }
            return numbers;
        }
    }

    private ReduceTree() {}

    /** The levels from one partial result a block to one for all blocks along the reduced axes. */
    public static List<Level> levels(ChunkGrid grid, int[] reducedAxes, int splitEvery) {
        int[] counts = new int[grid.ndim()];
        for (int axis = 0; axis < counts.length; axis++) {
            counts[axis] = grid.numBlocks(axis);
        }
        int alongEach = Math.max((int) Math.pow(splitEvery, 1.0 / Math.max(1, reducedAxes.length)), 2);
        List<Level> levels = new ArrayList<>();
        while (!done(counts, reducedAxes)) {
            int[] group = new int[counts.length];
            Arrays.fill(group, 1);
            for (int axis : reducedAxes) {
                group[axis] = alongEach;
            }
            int[] next = new int[counts.length];
            for (int axis = 0; axis < next.length; axis++) {
                next[axis] = (counts[axis] - 1) / group[axis] + 1;
            }
            levels.add(new Level(counts, next, group));
            counts = next;
        }
        return levels;
    }

    private static boolean done(int[] counts, int[] reducedAxes) {
        for (int axis : reducedAxes) {
            if (counts[axis] > 1) {
                return false;
            }
        }
        return true;
    }
}
