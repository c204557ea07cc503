package io.bask.array.block;

import io.bask.array.shape.DType;
import java.util.Arrays;

/** Copies one line of evenly spaced elements; one kind for each class of storage, and for pairs of numbers. */
public sealed interface Mover {
    /** Copies {@code count} elements; positions and steps count elements, a negative step walks backwards. */
    void line(int from, int fromStep, int to, int toStep, int count);

    /** The mover between two storages of a dtype. */
    static Mover of(DType dtype, Object from, Object to) {
        return switch (dtype) {
            case BOOL, INT8, UINT8 -> new OfBytes((byte[]) from, (byte[]) to);
            case INT16 -> new OfShorts((short[]) from, (short[]) to);
            case INT32 -> new OfInts((int[]) from, (int[]) to);
            case INT64 -> new OfLongs((long[]) from, (long[]) to);
            case FLOAT32 -> new OfFloats((float[]) from, (float[]) to);
            case FLOAT64 -> new OfDoubles((double[]) from, (double[]) to);
            case COMPLEX64 -> new OfFloatPairs((float[]) from, (float[]) to);
            case COMPLEX128 -> new OfDoublePairs((double[]) from, (double[]) to);
        };
    }

    /** Moves byte elements. */
    record OfBytes(byte[] source, byte[] target) implements Mover {
        @Override
        public void line(int from, int fromStep, int to, int toStep, int count) {
            if (toStep == 1 && fromStep == 1) {
                System.arraycopy(source, from, target, to, count);
            } else if (toStep == 1 && fromStep == 0) {
                Arrays.fill(target, to, to + count, source[from]);
            } else {
                for (int i = 0; i < count; i++) {
                    target[to + i * toStep] = source[from + i * fromStep];
                }
            }
        }
    }

    /** Moves short elements. */
    record OfShorts(short[] source, short[] target) implements Mover {
        @Override
        public void line(int from, int fromStep, int to, int toStep, int count) {
            if (toStep == 1 && fromStep == 1) {
                System.arraycopy(source, from, target, to, count);
            } else if (toStep == 1 && fromStep == 0) {
                Arrays.fill(target, to, to + count, source[from]);
            } else {
                for (int i = 0; i < count; i++) {
                    target[to + i * toStep] = source[from + i * fromStep];
                }
            }
        }
    }

    /** Moves int elements. */
    record OfInts(int[] source, int[] target) implements Mover {
        @Override
        public void line(int from, int fromStep, int to, int toStep, int count) {
            if (toStep == 1 && fromStep == 1) {
                System.arraycopy(source, from, target, to, count);
            } else if (toStep == 1 && fromStep == 0) {
                Arrays.fill(target, to, to + count, source[from]);
            } else {
                for (int i = 0; i < count; i++) {
                    target[to + i * toStep] = source[from + i * fromStep];
                }
            }
        }
    }

    /** Moves long elements. */
    record OfLongs(long[] source, long[] target) implements Mover {
        @Override
        public void line(int from, int fromStep, int to, int toStep, int count) {
            if (toStep == 1 && fromStep == 1) {
                System.arraycopy(source, from, target, to, count);
            } else if (toStep == 1 && fromStep == 0) {
                Arrays.fill(target, to, to + count, source[from]);
            } else {
                for (int i = 0; i < count; i++) {
                    target[to + i * toStep] = source[from + i * fromStep];
                }
            }
        }
    }

    /** Moves float elements. */
    record OfFloats(float[] source, float[] target) implements Mover {
        @Override
        public void line(int from, int fromStep, int to, int toStep, int count) {
            if (toStep == 1 && fromStep == 1) {
                System.arraycopy(source, from, target, to, count);
            } else if (toStep == 1 && fromStep == 0) {
                Arrays.fill(target, to, to + count, source[from]);
            } else {
                for (int i = 0; i < count; i++) {
                    target[to + i * toStep] = source[from + i * fromStep];
                }
            }
        }
    }

    /** Moves double elements. */
    record OfDoubles(double[] source, double[] target) implements Mover {
        @Override
        public void line(int from, int fromStep, int to, int toStep, int count) {
            if (toStep == 1 && fromStep == 1) {
                System.arraycopy(source, from, target, to, count);
            } else if (toStep == 1 && fromStep == 0) {
                Arrays.fill(target, to, to + count, source[from]);
            } else {
                for (int i = 0; i < count; i++) {
                    target[to + i * toStep] = source[from + i * fromStep];
                }
            }
        }
    }

    /** Moves pairs of float elements. */
    record OfFloatPairs(float[] source, float[] target) implements Mover {
        @Override
        public void line(int from, int fromStep, int to, int toStep, int count) {
            if (toStep == 1 && fromStep == 1) {
                System.arraycopy(source, 2 * from, target, 2 * to, 2 * count);
                return;
            }
            for (int i = 0; i < count; i++) {
                int read = 2 * (from + i * fromStep);
                int write = 2 * (to + i * toStep);
                target[write] = source[read];
                target[write + 1] = source[read + 1];
            }
        }
    }

    /** Moves pairs of double elements. */
    record OfDoublePairs(double[] source, double[] target) implements Mover {
        @Override
        public void line(int from, int fromStep, int to, int toStep, int count) {
            if (toStep == 1 && fromStep == 1) {
                System.arraycopy(source, 2 * from, target, 2 * to, 2 * count);
                return;
            }
            for (int i = 0; i < count; i++) {
                int read = 2 * (from + i * fromStep);
                int write = 2 * (to + i * toStep);
                target[write] = source[read];
                target[write + 1] = source[read + 1];
            }
        }
    }
}
