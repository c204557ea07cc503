package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Arrays as the fixture generators write them, and random ways to cut them. */
final class Recorded {
    private Recorded() {}

    /** Reads {@code dtype|shape|elements}. */
    static NDArray array(String text) {
        String[] parts = text.split("\\|", -1);
        DType dtype = DType.of(parts[0]);
        String[] words = parts[2].isEmpty() ? new String[0] : parts[2].split(" ");
        NDArray flat;
        if (dtype.isComplex()) {
            Complex[] values = new Complex[words.length];
            for (int i = 0; i < values.length; i++) {
                String[] pair = words[i].split(",");
                values[i] = new Complex(number(pair[0]), number(pair[1]));
            }
            flat = NDArray.ofComplex(values);
        } else if (dtype.isFloating()) {
            double[] values = new double[words.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(words[i]);
            }
            flat = NDArray.of(values);
        } else {
            long[] values = new long[words.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = Long.parseLong(words[i]);
            }
            flat = NDArray.of(values);
        }
        return flat.astype(dtype).reshape(Shape.of(Fixture.longs(parts[1])));
    }

    static double number(String word) {
        return switch (word) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(word);
        };
    }

    /** A random way to cut a shape; chunks may be empty. */
    static ChunkGrid cut(Shape shape, Random random) {
        List<ChunkLengths> axes = new ArrayList<>();
        for (long length : shape.lengths()) {
            axes.add(random.nextInt(4) == 0 ? ChunkLengths.single(length) : cut(length, random));
        }
        return ChunkGrid.of(axes);
    }

    private static ChunkLengths cut(long length, Random random) {
        if (random.nextBoolean() && length > 0) {
            return ChunkLengths.regular(length, 1 + random.nextInt((int) length));
        }
        List<Long> lengths = new ArrayList<>();
        long rest = length;
        while (rest > 0) {
            long chunk = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt((int) rest);
            lengths.add(chunk);
            rest -= chunk;
        }
        if (lengths.isEmpty() || random.nextInt(8) == 0) {
            lengths.add(0L);
        }
        return ChunkLengths.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    /** Whether two arrays agree but for rounding, NaN equal to NaN. */
    static boolean agree(NDArray got, NDArray expected, double tolerance) {
        if (got.dtype() != expected.dtype() || !got.shape().equals(expected.shape())) {
            return false;
        }
        if (tolerance == 0 || !got.dtype().isInexact()) {
            return got.contentEquals(expected, true);
        }
        Complex[] left = got.astype(DType.COMPLEX128).toComplexArray();
        Complex[] right = expected.astype(DType.COMPLEX128).toComplexArray();
        for (int i = 0; i < left.length; i++) {
            double size = Math.hypot(right[i].re(), right[i].im());
            if (!near(left[i].re(), right[i].re(), size, tolerance)
                    || !near(left[i].im(), right[i].im(), size, tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(double got, double expected, double size, double tolerance) {
        return Double.compare(got, expected) == 0
                || got == expected
                || Math.abs(got - expected)
                        <= tolerance * Math.max(Double.isNaN(size) ? Math.abs(expected) : size, 1e-3);
    }
}
