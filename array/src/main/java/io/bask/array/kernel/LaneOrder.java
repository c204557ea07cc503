package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a reduction walks the elements of a block.
 *
 * <p>The axes are walked as three groups, slowest first: {@code outer} ones that are kept, the ones reduced, and
 * {@code inner} ones that are kept. Elements next to each other in the last group go to different lanes, so a long last
 * group makes long loops without folding; an empty one means that all lanes are folded into one in the end.
 *
 * @param axes the axes of the block in the order of the walk
 * @param outer number of combinations along the first group
 * @param reduced number of combinations along the second group
 * @param inner number of combinations along the last group
 */
record LaneOrder(int[] axes, long outer, long reduced, long inner) {
    /** A reduction of fewer elements than this is worth walking across its own direction. */
    private static final int SHORT = 256;

    /** Along so few results it is not. */
    private static final int FEW = 64;

    /** The order for a block; {@code isReduced} tells for each axis whether it is reduced. */
    static LaneOrder of(Shape shape, boolean[] isReduced, List<NDArray> inputs) {
        List<Integer> kept = new ArrayList<>();
        List<Integer> reduced = new ArrayList<>();
        for (int axis = 0; axis < isReduced.length; axis++) {
            (isReduced[axis] ? reduced : kept).add(axis);
        }
        long results = product(shape, kept);
        long length = product(shape, reduced);
        if (reduced.isEmpty()) {
            return new LaneOrder(join(List.of(), List.of(), kept), 1, 1, results);
        }
        int fastest = fastestAxis(shape, inputs);
        boolean acrossIsBetter = !isReduced[fastest] || length < SHORT && results >= FEW;
        if (kept.isEmpty() || !acrossIsBetter) {
            return new LaneOrder(join(kept, reduced, List.of()), results, length, 1);
        }
        int lastReduced = reduced.get(reduced.size() - 1);
        boolean natural = !isReduced[fastest] && fastest > lastReduced;
        List<Integer> outer =
                kept.stream().filter(axis -> natural && axis < lastReduced).toList();
        List<Integer> inner =
                kept.stream().filter(axis -> !natural || axis > lastReduced).toList();
        return new LaneOrder(join(outer, reduced, inner), product(shape, outer), length, product(shape, inner));
    }

    private static long product(Shape shape, List<Integer> axes) {
        return axes.stream().mapToLong(shape::length).reduce(1, (a, b) -> a * b);
    }

    private static int[] join(List<Integer> outer, List<Integer> reduced, List<Integer> inner) {
        List<Integer> axes = new ArrayList<>(outer);
        axes.addAll(reduced);
        axes.addAll(inner);
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The axis along which the elements of the first input that fills the block are closest to each other. */
    private static int fastestAxis(Shape shape, List<NDArray> inputs) {
        int fastest = shape.ndim() - 1;
        for (NDArray input : inputs) {
            if (!input.shape().equals(shape)) {
                continue;
            }
            for (int axis = shape.ndim() - 1; axis >= 0; axis--) {
                boolean closer = Math.abs(input.stride(axis)) < Math.abs(input.stride(fastest));
                if (shape.length(axis) > 1 && (closer || shape.length(fastest) == 1)) {
                    fastest = axis;
                }
            }
            return fastest;
        }
        return fastest;
    }
}
