package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.BlockReduction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.function.Function1;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Functions of blocks that {@code options_fixture.py} names. */
final class BlockKit {
    private static final int WEIGHT = 10;

    private BlockKit() {}

    /** A function that can also make one more axis. */
    public interface Expanding extends BlockFunction {
        default BlockFunction andExpand(int axis) {
            return (blocks, info) -> apply(blocks, info).expandDims(axis);
        }
    }

    /** Along each axis after the other, the weighted sum of so many neighbours; beyond the block there is nothing. */
    public static BlockFunction window(long[] before, long[] behind) {
        return (blocks, info) -> window(blocks.get(0), before, behind);
    }

    public static BlockFunction sumWindow(long[] depth) {
        return (blocks, info) -> {
            Shape shape = Shape.broadcast(blocks.get(0).shape(), blocks.get(1).shape());
            double[] left = blocks.get(0).broadcastTo(shape).toDoubleArray();
            double[] right = blocks.get(1).broadcastTo(shape).toDoubleArray();
            return window(floats(shape, i -> left[i] + right[i]), depth, depth);
        };
    }

    private static NDArray window(NDArray block, long[] before, long[] behind) {
        double[] x = block.toDoubleArray();
        int step = 1;
        for (int axis = 0; axis < block.ndim(); axis++) {
            step = 1;
            for (int later = axis + 1; later < block.ndim(); later++) {
                step *= (int) block.shape().length(later);
            }
            int n = (int) block.shape().length(axis);
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int at = i / step % n;
                for (int k = (int) -before[axis]; k <= behind[axis]; k++) {
                    y[i] += at + k >= 0 && at + k < n ? (k + WEIGHT) * x[i + k * step] : 0;
                }
            }
            x = y;
        }
        return NDArray.wrap(DType.FLOAT64, block.shape(), x);
    }

    private static NDArray floats(Shape shape, java.util.function.IntToDoubleFunction element) {
        return NDArray.wrap(
                DType.FLOAT64,
                shape,
                IntStream.range(0, (int) shape.size()).mapToDouble(element).toArray());
    }

    public static BlockFunction same() {
        return (blocks, info) -> blocks.get(0).astype(DType.FLOAT64);
    }

    public static BlockFunction twice() {
        return (blocks, info) -> {
            double[] x = blocks.get(0).toDoubleArray();
            return floats(blocks.get(0).shape(), i -> 2 * x[i]);
        };
    }

    /** A number in which all is written that the information of a block says. */
    public static BlockFunction places() {
        return (blocks, info) -> {
            BlockInfo.Place out = info.output();
            BlockInfo.Place in = info.inputs().get(0);
            double number = 0;
            for (int position : out.position()) {
                number = number * 10 + position;
            }
            long inEnd = Arrays.stream(in.start()).sum()
                    + Arrays.stream(in.shape().lengths()).sum();
            number = number * 100
                    + Arrays.stream(out.start()).sum()
                    + 7 * inEnd
                    + 1000 * Arrays.stream(in.arrayShape().lengths()).sum()
                    + 100000 * Arrays.stream(out.shape().lengths()).sum();
            double all = number;
            return floats(blocks.get(0).shape(), i -> all);
        };
    }

    public static Expanding sumOver(int axis) {
        return (blocks, info) -> {
            NDArray block = blocks.get(0);
            int inner =
                    (int) Arrays.stream(block.shape().lengths()).skip(axis + 1).reduce(1, (a, b) -> a * b);
            int n = (int) block.shape().length(axis);
            double[] x = block.toDoubleArray();
            double[] y = new double[x.length / Math.max(1, n)];
            for (int i = 0; i < x.length; i++) {
                y[i / (inner * n) * inner + i % inner] += x[i];
            }
            return NDArray.wrap(DType.FLOAT64, block.shape().remove(axis), y);
        };
    }

    /** The block, twice itself, three times itself and so on, under one another. */
    public static BlockFunction repeat(int times) {
        return (blocks, info) -> {
            NDArray block = blocks.get(0);
            double[] x = block.toDoubleArray();
            Shape shape = block.shape().with(0, block.shape().length(0) * times);
            return floats(shape, i -> x[i % x.length] * (i / x.length + 1));
        };
    }

    public static BlockFunction matmul() {
        return (blocks, info) -> {
            double[][] a = blocks.get(0).astype(DType.FLOAT64).toDoubleArray2D();
            double[][] b = blocks.get(1).astype(DType.FLOAT64).toDoubleArray2D();
            int columns = b[0].length;
            return floats(
                    Shape.of(a.length, columns),
                    i -> IntStream.range(0, b.length)
                            .mapToDouble(k -> a[i / columns][k] * b[k][i % columns])
                            .sum());
        };
    }

    public static BlockFunction turned() {
        return (blocks, info) -> blocks.get(0).transpose(1, 0).astype(DType.FLOAT64);
    }

    public static BlockFunction outer() {
        return (blocks, info) -> {
            double[][] a = blocks.get(0).astype(DType.FLOAT64).toDoubleArray2D();
            double[] b = blocks.get(1).toDoubleArray();
            int inner = a[0].length;
            return floats(
                    Shape.of(a.length, b.length, inner),
                    i -> a[i / (inner * b.length)][i % inner] * b[i / inner % b.length]);
        };
    }

    /** The line, twice itself and so on, along a new first axis. */
    public static Array stacked(Array line, int times) {
        BlockFunction stack = (blocks, info) -> {
            double[] x = blocks.get(0).toDoubleArray();
            return floats(Shape.of(times, x.length), i -> x[i % x.length] * (i / x.length + 1));
        };
        return Blockwise.of("zi", stack, DType.FLOAT64)
                .with(line, "i")
                .newAxis('z', times)
                .array();
    }

    private static int last(NDArray x) {
        return (int) x.shape().length(x.ndim() - 1);
    }

    private static NDArray lined(Shape loop, NDArray x) {
        return x.broadcastTo(loop.insert(loop.ndim(), last(x)));
    }

    private static Shape loop(NDArray... arrays) {
        return Shape.broadcast(
                Arrays.stream(arrays).map(x -> x.shape().remove(x.ndim() - 1)).toArray(Shape[]::new));
    }

    public static Gufunc.BlockFunctionOfOne dotLast() {
        return blocks -> {
            Shape loop = loop(blocks.get(0), blocks.get(1));
            int n = last(blocks.get(0));
            double[] a = lined(loop, blocks.get(0)).toDoubleArray();
            double[] b = lined(loop, blocks.get(1)).toDoubleArray();
            return floats(
                    loop,
                    i -> IntStream.range(i * n, i * n + n)
                            .mapToDouble(k -> a[k] * b[k])
                            .sum());
        };
    }

    public static Gufunc.BlockFunctionOfOne outerLast() {
        return blocks -> {
            Shape loop = loop(blocks.get(0), blocks.get(1));
            int n = last(blocks.get(0));
            int m = last(blocks.get(1));
            double[] a = lined(loop, blocks.get(0)).toDoubleArray();
            double[] b = lined(loop, blocks.get(1)).toDoubleArray();
            Shape shape = loop.insert(loop.ndim(), n).insert(loop.ndim() + 1, m);
            return floats(shape, i -> a[i / m] * b[i / (n * m) * m + i % m]);
        };
    }

    public static Gufunc.BlockFunctionOfOne sumLast() {
        return blocks -> {
            int n = last(blocks.get(0));
            double[] a = blocks.get(0).toDoubleArray();
            return floats(
                    loop(blocks.get(0)), i -> Arrays.stream(a, i * n, i * n + n).sum());
        };
    }

    public static Gufunc.BlockFunctionOfOne cumLast() {
        return blocks -> {
            int n = last(blocks.get(0));
            double[] a = blocks.get(0).toDoubleArray();
            return floats(
                    blocks.get(0).shape(),
                    i -> Arrays.stream(a, i / n * n, i + 1).sum());
        };
    }

    public static Gufunc.BlocksFunction meanAndRest() {
        return blocks -> {
            NDArray x = blocks.get(0);
            int n = last(x);
            double[] a = x.toDoubleArray();
            NDArray mean =
                    floats(loop(x), i -> Arrays.stream(a, i * n, i * n + n).sum() / n);
            double[] means = mean.toDoubleArray();
            return List.of(mean, floats(x.shape(), i -> a[i] - means[i / n]));
        };
    }

    public static Function1<NDArray, NDArray> line(int kind) {
        return line -> {
            double[] x = line.toDoubleArray();
            double sum = Arrays.stream(x).sum();
            double end = x[x.length - 1];
            return switch (kind) {
                case 0 -> NDArray.scalar(sum * 2 + x[0]);
                case 1 -> NDArray.of(x[0], end);
                default ->
                    NDArray.of(new double[][] {
                        {x[0], end}, {sum, Arrays.stream(x).max().getAsDouble()}
                    });
            };
        };
    }

    public static BiFunction<Array, Integer, Array> over() {
        return (x, axis) -> x.astype(DType.FLOAT64).sum(Reduce.axis(axis));
    }

    /** The largest less the smallest. */
    public static BlockReduction<NDArray[]> spread() {
        return new Spread();
    }

    private record Spread() implements BlockReduction<NDArray[]> {
        @Override
        public NDArray[] chunk(NDArray block, int[] axes) {
            Array x = Array.of(block.astype(DType.FLOAT64));
            return new NDArray[] {x.max(axes).compute(), x.min(axes).compute()};
        }

        @Override
        public NDArray[] combine(List<NDArray[]> parts) {
            Array high = Array.of(parts.get(0)[0]);
            Array low = Array.of(parts.get(0)[1]);
            for (NDArray[] part : parts) {
                high = high.maximum(Array.of(part[0]));
                low = low.minimum(Array.of(part[1]));
            }
            return new NDArray[] {high.compute(), low.compute()};
        }

        @Override
        public NDArray aggregate(NDArray[] all) {
            return Array.of(all[0]).sub(Array.of(all[1])).compute();
        }
    }
}
