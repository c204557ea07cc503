package io.bask.array.order;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.memory.SizeOf;
import io.bask.memory.Sized;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Bounds that part all elements into classes: between two bounds, or equal to one. Class {@code 2 i} lies before bound
 * {@code i}, class {@code 2 i + 1} is bound {@code i}. NaN, where a dtype has it, is the last bound.
 *
 * <p>Elements between some bounds are wanted as such; of the others only their number.
 *
 * @param bounds keys, rising
 * @param wanted whether the elements before each bound, and behind the last one, are wanted
 * @param hasNaN whether the last bound is NaN
 */
public record Brackets(long[] bounds, boolean[] wanted, boolean hasNaN) implements Serializable {
    /** How many standard deviations a quantile of the sample may be off before a second look is needed. */
    private static final double DEVIATIONS = 4.5;

    private static final int TILE = 1024;
    private static final int CELLS = 4096;

    /** Some keys of a block, without NaN. */
    public static long[] sample(NDArray block, int stride) {
        NDArray flat = block.contiguous().reshape(-1);
        int count = (int) ((flat.size() + stride - 1) / stride);
        long[] positions = new long[count];
        long state = flat.size();
        for (int i = 0; i < count; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            long at = (long) i * stride + Long.remainderUnsigned(state >>> 16, stride);
            positions[i] = Math.min(at, flat.size() - 1);
        }
        boolean whole = !block.dtype().isFloating();
        long[] keys = new long[count];
        int kept = 0;
        for (long position : positions) {
            long key = whole ? flat.longAt(position) : Keys.of(flat.doubleAt(position));
            keys[kept] = key;
            kept += whole || key != Keys.NAN ? 1 : 0;
        }
        return Arrays.copyOf(keys, kept);
    }

    /** Brackets around quantiles, judged by samples of all blocks. */
    public static Brackets of(DType dtype, List<long[]> samples, Quantile quantile) {
        long[] sorted = samples.stream().flatMapToLong(Arrays::stream).toArray();
        RadixSort.sort(sorted);
        int n = sorted.length;
        TreeSet<Long> bounds = new TreeSet<>();
        long[] lows = new long[quantile.q().size()];
        long[] highs = new long[lows.length];
        for (int i = 0; i < lows.length; i++) {
            double p = quantile.median() ? 0.5 : quantile.q().get(i);
            double slack = DEVIATIONS * Math.sqrt(n * p * (1 - p)) + 2;
            double low = Math.floor(n * p - slack);
            double high = Math.ceil(n * p + slack);
            lows[i] = low < 0 ? Long.MIN_VALUE : sorted[(int) low];
            highs[i] = high >= n ? Long.MAX_VALUE : sorted[(int) high];
            if (low >= 0) {
                bounds.add(lows[i]);
            }
            if (high < n) {
                bounds.add(highs[i]);
            }
        }
        if (dtype.isFloating()) {
            bounds.add(Keys.NAN);
        }
        long[] all = bounds.stream().mapToLong(Long::longValue).toArray();
        boolean[] wanted = new boolean[all.length + 1];
        for (int before = 0; before < wanted.length; before++) {
            long from = before == 0 ? Long.MIN_VALUE : all[before - 1];
            long to = before == all.length ? Long.MAX_VALUE : all[before];
            for (int i = 0; i < lows.length; i++) {
                wanted[before] |= lows[i] <= from && to <= highs[i]
                        || dtype.isFloating() && to == Keys.NAN && lows[i] <= from && highs[i] == Long.MAX_VALUE;
            }
        }
        return new Brackets(all, wanted, dtype.isFloating());
    }

    /** The class of a key. */
    int classOf(long key) {
        int at = Arrays.binarySearch(bounds, key);
        return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
    }

    /**
     * What a block has in each class.
     *
     * @param counts elements of each class
     * @param found those of them that are wanted, in no order
     */
    public record Counted(long[] counts, long[] found) implements Serializable, Sized {
        @Override
        public long bytes() {
            return SizeOf.of(counts) + SizeOf.of(found);
        }
    }

    /** Counts a block's elements, and takes out those that are wanted; one pass. */
    public Counted count(NDArray block) {
        NDArray flat = block.contiguous();
        Classifier cells = new Classifier();
        int classes = 2 * bounds.length + 1;
        int[] takes = new int[classes];
        for (int i = 0; i < wanted.length; i++) {
            takes[2 * i] = wanted[i] ? 1 : 0;
        }
        long[] counts = new long[4 * classes];
        long[] found = new long[TILE];
        int kept = 0;
        long[] tile = new long[TILE];
        int[] kinds = new int[TILE];
        int size = (int) flat.size();
        for (int start = 0; start < size; start += TILE) {
            int length = Math.min(TILE, size - start);
            load(flat, start, length, tile);
            cells.classify(tile, kinds, length);
            if (kept + length > found.length) {
                found = Arrays.copyOf(found, Math.max(2 * found.length, kept + length));
            }
            for (int i = 0; i < length; i++) {
                int kind = kinds[i];
                counts[(i & 3) * classes + kind]++;
                found[kept] = tile[i];
                kept += takes[kind];
            }
        }
        for (int i = classes; i < counts.length; i++) {
            counts[i % classes] += counts[i];
        }
        return new Counted(Arrays.copyOf(counts, classes), Arrays.copyOf(found, kept));
    }

    private static void load(NDArray flat, int start, int length, long[] tile) {
        Object storage = flat.storageShared();
        int from = flat.offset() + start;
        if (storage instanceof double[] values) {
            for (int i = 0; i < length; i++) {
                tile[i] = Keys.of(values[from + i]);
            }
        } else if (storage instanceof float[] values) {
            for (int i = 0; i < length; i++) {
                tile[i] = Keys.of(values[from + i]);
            }
        } else if (storage instanceof long[] values) {
            System.arraycopy(values, from, tile, 0, length);
        } else if (storage instanceof int[] values) {
            for (int i = 0; i < length; i++) {
                tile[i] = values[from + i];
            }
        } else if (storage instanceof short[] values) {
            for (int i = 0; i < length; i++) {
                tile[i] = values[from + i];
            }
        } else {
            int mask = flat.dtype() == DType.UINT8 ? 0xFF : -1;
            byte[] values = (byte[]) storage;
            for (int i = 0; i < length; i++) {
                tile[i] = values[from + i] & mask;
            }
        }
    }

    /**
     * Looks classes up in a table of cells of equal width; only where a bound lies in a cell it must be searched.
     *
     * <p>Which cell, or which side of them, is reckoned without branches: where quartiles are wanted, half of the elements
     * lie outside, and a processor would guess wrongly about every other one of them.
     */
    private final class Classifier {
        private static final int SEARCH = -1;

        /** Even, so that halves tell what is less; and halves can be subtracted without overflow. */
        private final long base;

        private final long nan = hasNaN ? Keys.NAN : Long.MAX_VALUE;
        private final int shift;
        private final int[] kinds = new int[CELLS + 3];

        Classifier() {
            int numbers = bounds.length - (hasNaN ? 1 : 0);
            long last = numbers == 0 ? nan : bounds[numbers - 1];
            this.base = (numbers == 0 ? nan : bounds[0]) & ~1L;
            this.shift = Math.max(0, 64 - Long.numberOfLeadingZeros(last - base) - 12);
            for (int cell = 0; cell < CELLS; cell++) {
                long low = base + ((long) cell << shift);
                long high = low + (1L << shift) - 1;
                boolean exists = low >= base && high >= low;
                int kind = exists ? classOf(low) : SEARCH;
                kinds[1 + cell] = exists && kind == classOf(high) ? kind : SEARCH;
            }
            kinds[CELLS + 1] = 2 * numbers;
            kinds[CELLS + 2] = hasNaN ? 2 * numbers + 1 : 2 * numbers;
        }

        void classify(long[] keys, int[] into, int length) {
            long half = base >> 1;
            long halfNan = (nan >> 1) - 1;
            int any = 0;
            for (int i = 0; i < length; i++) {
                long key = keys[i];
                long cell = (key - base) >>> shift;
                long outside = (cell | (CELLS - 1 - cell)) >> 63;
                long below = ((key >> 1) - half) >> 63;
                long behind = CELLS + 1 + ((halfNan - (key >> 1)) >>> 63);
                int kind = kinds[(int) (outside & ~below & behind | ~outside & (1 + cell))];
                into[i] = kind;
                any |= kind;
            }
            for (int i = 0; i < length && any < 0; i++) {
                if (into[i] == SEARCH) {
                    into[i] = classOf(keys[i]);
                }
            }
        }
    }
}
