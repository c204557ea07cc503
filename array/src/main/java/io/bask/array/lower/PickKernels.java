package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.PointSet;
import io.bask.array.kernel.Selection;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tasks of integer arrays in memory, and lists of points. */
final class PickKernels {
    private PickKernels() {}

    /** Where each part begins when all are put one after another, and how many there are at last. */
    static int[] starts(List<PointSet> parts) {
        int[] starts = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            starts[i + 1] = starts[i] + parts.get(i).count();
        }
        return starts;
    }

    /** All points one after another, to be put in this order. */
    static PointSet joined(List<PointSet> parts, int axes) {
        int count = starts(parts)[parts.size()];
        int[][] positions = new int[axes][count];
        int at = 0;
        for (PointSet part : parts) {
            for (int axis = 0; axis < axes; axis++) {
                System.arraycopy(part.positions()[axis], 0, positions[axis], at, part.count());
            }
            at += part.count();
        }
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return new PointSet(positions, numbers);
    }

    /** Adjacent positions along one axis. */
    static PointSet range(int start, int[] numbers) {
        int[] positions = new int[numbers.length];
        Arrays.setAll(positions, i -> start + i);
        return new PointSet(new int[][] {positions}, numbers);
    }

    static List<NDArray> blocks(@Nullable Object[] inputs, int from) {
        List<NDArray> blocks = new ArrayList<>(inputs.length - from);
        for (int i = from; i < inputs.length; i++) {
            blocks.add((NDArray) Objects.requireNonNull(inputs[i]));
        }
        return blocks;
    }

    /** Takes points of blocks, one set a block. */
    record Take(int[] axes, int place, Shape box, List<PointSet> parts) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return Selection.gather(blocks(inputs, 0), parts, axes, box, place);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Take that
                    && Arrays.equals(axes, that.axes)
                    && place == that.place
                    && box.equals(that.box)
                    && parts.equals(that.parts);
        }

        @Override
        public int hashCode() {
            return 31 * parts.hashCode() + Arrays.hashCode(axes);
        }

        @Override
        public String operation() {
            return "take";
        }
    }

    /** Writes blocks of values to points of a block, which comes first. */
    record Put(int[] axes, int place, List<Shape> boxes, List<PointSet> parts) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            return Selection.scatter(block, blocks(inputs, 1), boxes, parts, axes, place);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Put that
                    && Arrays.equals(axes, that.axes)
                    && place == that.place
                    && boxes.equals(that.boxes)
                    && parts.equals(that.parts);
        }

        @Override
        public int hashCode() {
            return 31 * parts.hashCode() + Arrays.hashCode(axes);
        }

        @Override
        public String operation() {
            return "put";
        }
    }
}
