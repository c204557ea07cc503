package io.bask.array.kernel;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Points of a block, and where they go in, or come from, a box.
 *
 * @param positions for each indexed axis, the position of each point on it
 * @param numbers for each point, its row-major number in the box
 */
public record PointSet(int[][] positions, int[] numbers) implements Serializable {
    /** Number of points. */
    public int count() {
        return numbers.length;
    }

    /** Points {@code from} up to, not including, {@code to}. */
    public PointSet range(int from, int to) {
        int[][] part = new int[positions.length][];
        Arrays.setAll(part, axis -> Arrays.copyOfRange(positions[axis], from, to));
        return new PointSet(part, Arrays.copyOfRange(numbers, from, to));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointSet that
                && Arrays.deepEquals(positions, that.positions)
                && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(positions) + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return numbers.length + " points";
    }
}
