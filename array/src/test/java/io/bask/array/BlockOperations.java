package io.bask.array;

import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/** Runs the operations of {@code operations_fixture.py} that pad arrays or apply functions to blocks. */
final class BlockOperations {
    private BlockOperations() {}

    static Array run(String[] words, Array[] x) {
        return switch (words[0]) {
            case "pad" -> x[0].pad(widths(words.length > 3 ? words[3] : ""), pad(words[1], words[2]));
            case "stencil" -> stencil(words, x[0]);
            case "map" -> x[0].mapBlocks(block -> each(block, value -> 2 * value + 1), DType.FLOAT64);
            case "place" -> x[0].mapBlocks(BlockOperations::sumOfPositions, DType.FLOAT64);
            case "map_two" -> x[0].mapBlocks(BlockOperations::productAndOne, DType.FLOAT64, x[1]);
            case "along" ->
                x[0].applyAlongAxis(BlockOperations::ends, Integer.parseInt(words[1]), Shape.of(3), DType.FLOAT64);
            case "along_scalar" ->
                x[0].applyAlongAxis(
                        line -> NDArray.scalar(
                                Arrays.stream(line.toDoubleArray()).sum()),
                        Integer.parseInt(words[1]),
                        Shape.SCALAR,
                        DType.FLOAT64);
            case "over" -> x[0].applyOverAxes((array, axis) -> array.sum(axis), ints(words[1]));
            case "windows" ->
                x[0].slidingWindowView(
                        Arrays.stream(ints(words[1])).asLongStream().toArray(), ints(words[2]));
            default -> null;
        };
    }

    private static Pad pad(String mode, String option) {
        boolean all = option.equals("none");
        return switch (mode) {
            case "constant" -> Pad.constant(Double.parseDouble(option));
            case "edge" -> Pad.edge();
            case "linear_ramp" -> Pad.linearRamp(Double.parseDouble(option));
            case "maximum" -> all ? Pad.maximum() : Pad.maximum(Long.parseLong(option));
            case "minimum" -> all ? Pad.minimum() : Pad.minimum(Long.parseLong(option));
            case "mean" -> all ? Pad.mean() : Pad.mean(Long.parseLong(option));
            case "median" -> all ? Pad.median() : Pad.median(Long.parseLong(option));
            case "reflect" -> all ? Pad.reflect() : Pad.reflectOdd();
            case "symmetric" -> all ? Pad.symmetric() : Pad.symmetricOdd();
            default -> Pad.wrap();
        };
    }

    private static long[][] widths(String text) {
        return text.isEmpty()
                ? new long[0][]
                : Arrays.stream(text.split(";"))
                        .map(pair -> Arrays.stream(ints(pair)).asLongStream().toArray())
                        .toArray(long[][]::new);
    }

    private static int[] ints(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static Array stencil(String[] words, Array x) {
        long[] before = new long[x.ndim()];
        long[] behind = new long[x.ndim()];
        Arrays.fill(before, Long.parseLong(words[2]));
        Arrays.fill(behind, Long.parseLong(words[3]));
        Pad beyond = switch (words[1]) {
            case "constant" -> Pad.constant(0);
            case "symmetric" -> Overlap.reflect();
            case "wrap" -> Overlap.periodic();
            default -> Overlap.nearest();
        };
        return x.mapOverlap(
                BlockOperations::neighbours, Overlap.depths(before, behind).boundary(beyond), DType.FLOAT64);
    }

    /** Each element plus twice its neighbour before and three times the one behind, along every axis. */
    private static NDArray neighbours(NDArray block) {
        double[] values = block.toDoubleArray();
        double[] result = values.clone();
        Shape shape = block.shape();
        int step = 1;
        for (int axis = shape.ndim() - 1; axis >= 0; axis--) {
            int length = (int) shape.length(axis);
            for (int i = 0; i < values.length; i++) {
                int at = i / step % length;
                result[i] += at > 0 ? 2 * values[i - step] : 0;
                result[i] += at < length - 1 ? 3 * values[i + step] : 0;
            }
            step *= length;
        }
        return NDArray.wrap(DType.FLOAT64, shape, result);
    }

    private static NDArray each(NDArray block, java.util.function.DoubleUnaryOperator function) {
        double[] values = Arrays.stream(block.toDoubleArray()).map(function).toArray();
        return NDArray.wrap(DType.FLOAT64, block.shape(), values);
    }

    private static NDArray sumOfPositions(List<NDArray> blocks, BlockInfo info) {
        Shape shape = info.output().shape();
        double[] values = new double[(int) shape.size()];
        long begin = Arrays.stream(info.output().start()).sum();
        int step = values.length;
        Arrays.fill(values, begin);
        for (int axis = 0; axis < shape.ndim(); axis++) {
            int length = (int) shape.length(axis);
            step = length == 0 ? 0 : step / length;
            for (int i = 0; i < values.length; i++) {
                values[i] += i / step % length;
            }
        }
        return NDArray.wrap(DType.FLOAT64, shape, values);
    }

    private static NDArray productAndOne(List<NDArray> blocks, BlockInfo info) {
        Shape shape = info.output().shape();
        double[] left = blocks.get(0).broadcastTo(shape).toDoubleArray();
        double[] right = blocks.get(1).broadcastTo(shape).toDoubleArray();
        Arrays.setAll(left, i -> left[i] * right[i] + 1);
        return NDArray.wrap(DType.FLOAT64, shape, left);
    }

    private static NDArray ends(NDArray line) {
        double[] values = line.toDoubleArray();
        return NDArray.of(
                values[0], values[values.length - 1], Arrays.stream(values).sum());
    }
}
