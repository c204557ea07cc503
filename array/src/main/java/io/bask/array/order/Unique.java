package io.bask.array.order;

import io.bask.array.block.BlockInfo;
import io.bask.array.block.BlockReduction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The different elements of an array, in order. Part 0 of the answer is the elements, part 1 the
 * number of the first of each, part 2 how often each comes.
 *
 * @param tracked whether numbers and counts are asked for
 * @param equalNaN whether all NaN count as one; else each is different from all others
 */
public record Unique(boolean tracked, boolean equalNaN) implements BlockReduction.Parts<Distinct> {
    @Override
    public Distinct chunk(NDArray block, int[] axes, BlockInfo.Place place) {
        NDArray flat = block.dense().reshape(-1);
        if (!tracked) {
            return distinct(flat, new long[0], new long[0]);
        }
        long[] ones = new long[(int) flat.size()];
        Arrays.fill(ones, 1);
        return distinct(flat, numbers(block.shape(), place), ones);
    }

    /** The numbers of a block's elements in the whole array; within the block where the array's shape is not known. */
    private static long[] numbers(Shape shape, BlockInfo.Place place) {
        long[] numbers = new long[(int) shape.size()];
        Shape whole = place.arrayShape().isKnown() ? place.arrayShape() : shape;
        long[] start = place.start();
        long step = 1;
        int inner = 1;
        for (int axis = shape.ndim() - 1; axis >= 0; axis--) {
            int length = (int) shape.length(axis);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] += (start[axis] + i / inner % length) * step;
            }
            inner *= Math.max(1, length);
            step *= Math.max(1, whole.length(axis));
        }
        return numbers;
    }

    @Override
    public Distinct combine(List<Distinct> partials) {
        ChunkLengths lengths = ChunkLengths.of(
                partials.stream().mapToLong(partial -> partial.values().size()).toArray());
        NDArray values = NDArray.assemble(
                ChunkGrid.of(lengths), partials.stream().map(Distinct::values).toList());
        long[] index = partials.stream()
                .flatMapToLong(partial -> Arrays.stream(partial.index()))
                .toArray();
        long[] counts = partials.stream()
                .flatMapToLong(partial -> Arrays.stream(partial.counts()))
                .toArray();
        return distinct(values, index, counts);
    }

    @Override
    public NDArray aggregate(Distinct partial, int part) {
        return switch (part) {
            case 0 -> partial.values();
            case 1 -> NDArray.wrap(DType.INT64, Shape.of(partial.index().length), partial.index());
            default -> NDArray.wrap(DType.INT64, Shape.of(partial.counts().length), partial.counts());
        };
    }

    private Distinct distinct(NDArray values, long[] index, long[] counts) {
        if (!tracked && !values.dtype().isComplex()) {
            return keysOnly(values);
        }
        Rows rows = Rows.of(values, 0);
        int[] order = rows.sorted();
        if (tracked) {
            int[] byIndex = RadixSort.positions(index);
            int[] sorted = new Rows(rows.take(byIndex, byIndex.length), 0).sorted();
            Arrays.setAll(order, i -> byIndex[sorted[i]]);
        }
        NDArray ordered = rows.take(order, order.length);
        int[] firsts = firsts(ordered);
        int[] kept = new int[firsts.length];
        Arrays.setAll(kept, i -> order[firsts[i]]);
        long[] numbers = new long[tracked ? kept.length : 0];
        long[] sums = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = index[kept[i]];
            int end = i + 1 < firsts.length ? firsts[i + 1] : order.length;
            for (int at = firsts[i]; at < end; at++) {
                sums[i] += counts[order[at]];
            }
        }
        return new Distinct(rows.take(kept, kept.length), numbers, sums);
    }

    private Distinct keysOnly(NDArray values) {
        long[] keys = Keys.withOneZero(values.dtype(), Keys.of(values));
        RadixSort.sort(keys);
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] != keys[i - 1] || isAlone(values.dtype(), keys[i])) {
                keys[count++] = keys[i];
            }
        }
        long[] different = Arrays.copyOf(keys, count);
        return new Distinct(Keys.elements(values.dtype(), Shape.of(count), different), new long[0], new long[0]);
    }

    private boolean isAlone(DType dtype, long key) {
        return !equalNaN && key == Keys.NAN && dtype.isFloating();
    }

    /** Where each run of equal elements begins. */
    private int[] firsts(NDArray ordered) {
        int[] firsts = new int[(int) ordered.size()];
        int count = 0;
        if (ordered.dtype().isComplex()) {
            Complex[] values = ordered.toComplexArray();
            for (int i = 0; i < values.length; i++) {
                firsts[count] = i;
                count += i > 0 && isSame(values[i - 1], values[i]) ? 0 : 1;
            }
        } else {
            long[] keys = Keys.withOneZero(ordered.dtype(), Keys.of(ordered));
            for (int i = 0; i < keys.length; i++) {
                firsts[count] = i;
                count += i > 0 && keys[i - 1] == keys[i] && !isAlone(ordered.dtype(), keys[i]) ? 0 : 1;
            }
        }
        return Arrays.copyOf(firsts, count);
    }

    private boolean isSame(Complex left, Complex right) {
        boolean nan = equalNaN && isNaN(left) && isNaN(right);
        return nan || left.re() == right.re() && left.im() == right.im();
    }

    private static boolean isNaN(Complex value) {
        return Double.isNaN(value.re()) || Double.isNaN(value.im());
    }
}
