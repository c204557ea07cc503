package io.bask.array.order;

import io.bask.array.block.BlockInfo;
import io.bask.array.block.BlockReduction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The largest or smallest elements along an axis, the best first; of equal ones those that come first. Part 0 of the answer
 * is the elements, part 1 their positions.
 *
 * @param axis along which
 * @param count how many; fewer where an axis is shorter
 * @param largest whether the largest rather than the smallest; NaN counts as larger than all numbers
 */
public record TopK(int axis, int count, boolean largest) implements BlockReduction.Parts<Best> {
    @Override
    public Best chunk(NDArray block, int[] axes, BlockInfo.Place place) {
        long start = place.start()[axis];
        if (block.ndim() == 1 && block.dtype() == DType.FLOAT64 && count < block.size() / 4) {
            return scan((double[]) block.dense().storageShared(), start);
        }
        Rows rows = Rows.of(block, axis);
        int width = Math.min(count, rows.length());
        int[] best = best(rows, width);
        long[] wide = new long[best.length];
        Arrays.setAll(wide, i -> start + best[i]);
        NDArray positions = NDArray.wrap(DType.INT64, rows.shape(width), wide);
        return new Best(rows.back(rows.take(best, width)), rows.back(positions));
    }

    @Override
    public Best combine(List<Best> partials) {
        NDArray values = joined(partials.stream().map(Best::values).toList());
        NDArray positions = joined(partials.stream().map(Best::positions).toList());
        Rows rows = Rows.of(values, axis);
        int width = Math.min(count, rows.length());
        int[] best = best(rows, width);
        NDArray kept = Rows.of(positions, axis).take(best, width);
        return new Best(rows.back(rows.take(best, width)), rows.back(kept));
    }

    @Override
    public NDArray aggregate(Best partial, int part) {
        return part == 0 ? partial.values() : partial.positions();
    }

    private NDArray joined(List<NDArray> blocks) {
        List<ChunkLengths> lengths = new ArrayList<>();
        Shape first = blocks.get(0).shape();
        for (int i = 0; i < first.ndim(); i++) {
            int own = i;
            lengths.add(
                    i == axis
                            ? ChunkLengths.of(blocks.stream()
                                    .mapToLong(block -> block.shape().length(own))
                                    .toArray())
                            : ChunkLengths.single(first.length(i)));
        }
        return NDArray.assemble(ChunkGrid.of(lengths), blocks);
    }

    /** The positions of the best of each line. */
    private int[] best(Rows rows, int width) {
        int length = rows.length();
        int lines = rows.count();
        int[] result = new int[lines * width];
        if (!largest) {
            int[] sorted = rows.sorted();
            for (int row = 0; row < lines; row++) {
                System.arraycopy(sorted, row * length, result, row * width, width);
            }
            return result;
        }
        int[] backwards = new int[lines * length];
        for (int i = 0; i < backwards.length; i++) {
            backwards[i] = length - 1 - i % length;
        }
        int[] sorted = new Rows(rows.take(backwards, length), rows.axis()).sorted();
        for (int row = 0; row < lines; row++) {
            for (int i = 0; i < width; i++) {
                result[row * width + i] = length - 1 - sorted[(row + 1) * length - 1 - i];
            }
        }
        return result;
    }

    /** An element that may be among the best: smaller is better, and so is an earlier position. */
    private record Candidate(long key, long position) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byKey = Long.compare(key, other.key);
            return byKey != 0 ? byKey : Long.compare(position, other.position);
        }
    }

    /** One pass over a long line: nearly all elements fail a comparison with the worst of the best so far. */
    private Best scan(double[] values, long start) {
        PriorityQueue<Candidate> best = new PriorityQueue<>(java.util.Comparator.reverseOrder());
        int at = 0;
        while (best.size() < count) {
            best.add(new Candidate(rank(values[at]), at++));
        }
        double worst = number(best);
        while (at < values.length) {
            at = largest ? next(values, at, worst) : nextSmaller(values, at, worst);
            if (at < values.length) {
                long key = rank(values[at]);
                if (count > 0 && key < best.element().key()) {
                    best.remove();
                    best.add(new Candidate(key, at));
                    worst = number(best);
                }
                at++;
            }
        }
        Candidate[] sorted = best.toArray(Candidate[]::new);
        Arrays.sort(sorted);
        double[] found = new double[sorted.length];
        Arrays.setAll(found, i -> values[(int) sorted[i].position()]);
        long[] positions = new long[sorted.length];
        Arrays.setAll(positions, i -> start + sorted[i].position());
        return new Best(NDArray.of(found), NDArray.of(positions));
    }

    private static int next(double[] values, int start, double worst) {
        int at = start;
        while (at < values.length && values[at] <= worst) {
            at++;
        }
        return at;
    }

    private static int nextSmaller(double[] values, int start, double worst) {
        int at = start;
        while (at < values.length && values[at] >= worst) {
            at++;
        }
        return at;
    }

    private long rank(double value) {
        long key = Keys.of(value + 0.0);
        return largest ? ~key : key;
    }

    private double number(PriorityQueue<Candidate> best) {
        if (best.isEmpty()) {
            return Double.NaN;
        }
        long key = best.element().key();
        return Keys.value(largest ? ~key : key);
    }
}
