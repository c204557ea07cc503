package io.bask.array.block;

import io.bask.array.shape.Shape;

/**
 * Copies positions of one axis from block to block.
 *
 * <p>A position is everything that lies at it along the other axes: rows of adjacent elements are copied as a whole.
 */
public final class Picking {
    private static final int WORTH_A_CALL = 8;

    private Picking() {}

    /** The positions of an axis, in the order given, as a new block. */
    public static NDArray of(NDArray block, int axis, int[] positions) {
        NDArray result = NDArray.zeros(block.dtype(), block.shape().with(axis, positions.length));
        int[] places = new int[positions.length];
        java.util.Arrays.setAll(places, i -> i);
        copy(block, positions, result, places, axis);
        return result;
    }

    /**
     * Copies positions {@code from[i]} of a block to positions {@code to[i]} of another one along an axis.
     *
     * @param target a packed block of the same dtype, and shape but for the axis
     */
    public static void copy(NDArray source, int[] from, NDArray target, int[] to, int axis) {
        NDArray packed = source.dense();
        Shape shape = packed.shape();
        if (shape.isEmpty() || from.length == 0) {
            return;
        }
        int inner = packed.dtype().isComplex() ? 2 : 1;
        for (int after = axis + 1; after < shape.ndim(); after++) {
            inner *= (int) shape.length(after);
        }
        int outer = 1;
        for (int before = 0; before < axis; before++) {
            outer *= (int) shape.length(before);
        }
        Plan plan =
                new Plan(outer, (int) shape.length(axis), (int) target.shape().length(axis), inner);
        if (inner >= WORTH_A_CALL) {
            plan.copyRuns(packed.storage, from, target.storage, to);
        } else {
            plan.copyElements(packed.storage, from, target.storage, to);
        }
    }

    /** How both blocks lie in memory. */
    private record Plan(int outer, int sourceLength, int targetLength, int inner) {
        void copyRuns(Object source, int[] from, Object target, int[] to) {
            for (int o = 0; o < outer; o++) {
                for (int i = 0; i < from.length; i++) {
                    System.arraycopy(
                            source,
                            (o * sourceLength + from[i]) * inner,
                            target,
                            (o * targetLength + to[i]) * inner,
                            inner);
                }
            }
        }

        void copyElements(Object source, int[] from, Object target, int[] to) {
            for (int o = 0; o < outer; o++) {
                for (int i = 0; i < from.length; i++) {
                    int read = (o * sourceLength + from[i]) * inner;
                    int write = (o * targetLength + to[i]) * inner;
                    for (int k = 0; k < inner; k++) {
                        copyOne(source, read + k, target, write + k);
                    }
                }
            }
        }

        private static void copyOne(Object source, int read, Object target, int write) {
            if (source instanceof double[] doubles) {
                ((double[]) target)[write] = doubles[read];
            } else if (source instanceof long[] longs) {
                ((long[]) target)[write] = longs[read];
            } else if (source instanceof float[] floats) {
                ((float[]) target)[write] = floats[read];
            } else if (source instanceof int[] ints) {
                ((int[]) target)[write] = ints[read];
            } else if (source instanceof short[] shorts) {
                ((short[]) target)[write] = shorts[read];
            } else {
                ((byte[]) target)[write] = ((byte[]) source)[read];
            }
        }
    }
}
