package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Contracts blocks: products of matrices, with stacks before and several axes in the place of rows, columns and depth.
 *
 * <p>A left block has axes {@code (stack..., rows..., depth...)}, a right one {@code (stack..., depth..., columns...)}; the
 * result has {@code (stack..., rows..., columns...)}. Several pairs of blocks add up in one go, so that no product but the
 * sum is ever in memory. Float32 is added up as float64, complex numbers as four real products, integers wrap, and of bools
 * the sum is "or".
 */
public final class Product {
    private Product() {}

    /**
     * The sum of the products of pairs.
     *
     * @param stack how many axes number matrices
     * @param depth how many axes are contracted
     */
    public static NDArray sum(List<NDArray> left, List<NDArray> right, int stack, int depth) {
        Shape a = left.get(0).shape();
        Shape b = right.get(0).shape();
        int matrices = count(a, 0, stack);
        int rows = count(a, stack, a.ndim() - depth);
        int columns = count(b, stack + depth, b.ndim());
        long[] shape = new long[a.ndim() - depth + b.ndim() - stack - depth];
        for (int axis = 0; axis < shape.length; axis++) {
            int inLeft = a.ndim() - depth;
            shape[axis] = axis < inLeft ? a.length(axis) : b.length(axis - inLeft + stack + depth);
        }
        DType dtype = left.get(0).dtype();
        Shape result = Shape.of(shape);
        int[] counts = {matrices, rows, columns};
        int size = Math.toIntExact(result.size());
        if (dtype.isComplex()) {
            double[] parts = new double[Math.multiplyExact(2, size)];
            addComplex(left, right, counts, parts);
            return NDArray.wrap(DType.COMPLEX128, result, parts).astype(dtype);
        }
        if (dtype.isFloating()) {
            double[] sums = new double[size];
            for (int pair = 0; pair < left.size(); pair++) {
                addReal(left.get(pair), right.get(pair), counts, sums);
            }
            return NDArray.wrap(DType.FLOAT64, result, sums).astype(dtype);
        }
        long[] sums = new long[size];
        for (int pair = 0; pair < left.size() && size > 0; pair++) {
            int contracted = depth(left.get(pair), counts[0], counts[1]);
            NDArray one = left.get(pair).astype(DType.INT64).reshape(counts[0], counts[1], contracted);
            NDArray other = right.get(pair).astype(DType.INT64).reshape(counts[0], contracted, counts[2]);
            WholeGemm.add(one, other, sums);
        }
        return NDArray.wrap(DType.INT64, result, sums).astype(dtype);
    }

    /** Sums, element by element, of blocks of one shape and dtype; of bools "or". */
    public static NDArray add(List<NDArray> blocks) {
        NDArray first = blocks.get(0);
        DType dtype = first.dtype();
        Object sums = first.astype(wide(dtype)).copy().storageShared();
        for (NDArray block : blocks.subList(1, blocks.size())) {
            Object more = block.astype(wide(dtype)).dense().storageShared();
            if (sums instanceof double[] numbers) {
                Sums.add(numbers, (double[]) more);
            } else if (sums instanceof float[] numbers) {
                Sums.add(numbers, (float[]) more);
            } else {
                Sums.add((long[]) sums, (long[]) more);
            }
        }
        return NDArray.wrap(wide(dtype), first.shape(), sums).astype(dtype);
    }

    private static DType wide(DType dtype) {
        return dtype.isInexact() ? dtype : DType.INT64;
    }

    private static int count(Shape shape, int from, int to) {
        return Math.toIntExact(Arrays.stream(shape.lengths(), from, to).reduce(1, Math::multiplyExact));
    }

    private static int depth(NDArray left, int matrices, int rows) {
        long others = Math.multiplyExact((long) matrices, rows);
        return others == 0 ? 0 : Math.toIntExact(left.size() / others);
    }

    private static void addReal(NDArray left, NDArray right, int[] counts, double[] sums) {
        int depth = depth(left, counts[0], counts[1]);
        if (sums.length == 0 || depth == 0) {
            return;
        }
        NDArray a = left.astype(DType.FLOAT64).reshape(counts[0], counts[1], depth);
        NDArray b = right.astype(DType.FLOAT64).reshape(counts[0], depth, counts[2]);
        for (int number = 0; number < counts[0]; number++) {
            Gemm.add(Matrix.of(a, number, 1, 0), Matrix.of(b, number, 1, 0), sums, number * counts[1] * counts[2]);
        }
    }

    private static void addComplex(List<NDArray> left, List<NDArray> right, int[] counts, double[] parts) {
        int matrix = counts[1] * counts[2];
        double[] real = new double[parts.length / 2];
        double[] minus = new double[real.length];
        double[] imaginary = new double[real.length];
        for (int pair = 0; pair < left.size() && parts.length > 0; pair++) {
            int depth = depth(left.get(pair), counts[0], counts[1]);
            if (depth == 0) {
                continue;
            }
            NDArray a = left.get(pair).astype(DType.COMPLEX128).reshape(counts[0], counts[1], depth);
            NDArray b = right.get(pair).astype(DType.COMPLEX128).reshape(counts[0], depth, counts[2]);
            for (int number = 0; number < counts[0]; number++) {
                int at = number * matrix;
                Gemm.add(Matrix.of(a, number, 2, 0), Matrix.of(b, number, 2, 0), real, at);
                Gemm.add(Matrix.of(a, number, 2, 1), Matrix.of(b, number, 2, 1), minus, at);
                Gemm.add(Matrix.of(a, number, 2, 0), Matrix.of(b, number, 2, 1), imaginary, at);
                Gemm.add(Matrix.of(a, number, 2, 1), Matrix.of(b, number, 2, 0), imaginary, at);
            }
        }
        for (int i = 0; i < real.length; i++) {
            parts[2 * i] = real[i] - minus[i];
            parts[2 * i + 1] = imaginary[i];
        }
    }
}
