package io.bask.sketches;

import io.bask.array.block.BlockReduction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sketch of each line of elements that is reduced to one.
 *
 * @param fraction which quantile is asked for
 * @param k size of the sketches
 */
record LaneSketches(double fraction, int k) implements BlockReduction<LaneSketches.Lanes> {
    /**
     * Sketches of all lines of a block.
     *
     * @param lengths of the axes that stay
     * @param sketches of the lines, row-major
     */
    record Lanes(long[] lengths, QuantileSketch[] sketches) implements Serializable {}

    static boolean takes(DType dtype) {
        return dtype.isBool() || dtype.isInteger() || dtype.isFloating();
    }

    @Override
    public Lanes chunk(NDArray block, int[] axes) {
        int[] kept = IntStream.range(0, block.ndim())
                .filter(axis -> Arrays.stream(axes).noneMatch(reduced -> reduced == axis))
                .toArray();
        int[] order = IntStream.concat(Arrays.stream(kept), Arrays.stream(axes)).toArray();
        long[] lengths = Arrays.stream(kept)
                .mapToLong(axis -> block.shape().length(axis))
                .toArray();
        int lanes = Math.toIntExact(Arrays.stream(lengths).reduce(1, Math::multiplyExact));
        double[] values = block.ndim() == 0
                ? new double[] {block.doubleAt()}
                : block.transpose(order).copy().reshape(block.size()).toDoubleArray();
        int length = lanes == 0 ? 0 : values.length / lanes;
        QuantileSketch[] sketches = new QuantileSketch[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            sketches[lane] = new QuantileSketch(k);
            for (int i = 0; i < length; i++) {
                sketches[lane].add(values[lane * length + i]);
            }
        }
        return new Lanes(lengths, sketches);
    }

    @Override
    public Lanes combine(List<Lanes> partials) {
        Lanes first = partials.get(0);
        QuantileSketch[] merged = new QuantileSketch[first.sketches.length];
        for (int lane = 0; lane < merged.length; lane++) {
            merged[lane] = new QuantileSketch(k);
            for (Lanes partial : partials) {
                merged[lane].addAll(partial.sketches[lane]);
            }
        }
        return new Lanes(first.lengths, merged);
    }

    @Override
    public NDArray aggregate(Lanes partial) {
        double[] values = Arrays.stream(partial.sketches)
                .mapToDouble(sketch -> sketch.quantile(fraction))
                .toArray();
        return NDArray.wrap(DType.FLOAT64, Shape.of(partial.lengths), values);
    }
}
