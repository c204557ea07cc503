package io.bask.array.order;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the counts of all blocks tell of the quantiles: how many elements there are, and in which class each wanted one lies.
 * Where the sample misled, that may be one whose elements have not been taken out yet.
 *
 * @param brackets the classes
 * @param quantile what is asked for
 * @param totals elements of each class in all blocks
 * @param missing classes that have to be taken out as well, as {@link Brackets#wanted}
 */
public record Verdict(Brackets brackets, Quantile quantile, long[] totals, boolean[] missing) implements Serializable {
    /** Judges by what was counted. */
    public static Verdict of(Brackets brackets, Quantile quantile, List<Brackets.Counted> counted) {
        long[] totals = new long[2 * brackets.bounds().length + 1];
        for (Brackets.Counted one : counted) {
            for (int i = 0; i < totals.length; i++) {
                totals[i] += one.counts()[i];
            }
        }
        Verdict verdict = new Verdict(brackets, quantile, totals, new boolean[brackets.wanted().length]);
        long n = verdict.numbers();
        for (int i = 0; n > 0 && i < quantile.q().size(); i++) {
            Rank rank = quantile.rank(i, n);
            verdict.require(rank.previous());
            verdict.require(rank.next());
        }
        return verdict;
    }

    private void require(long rank) {
        int kind = kind(rank);
        if (kind % 2 == 0 && !brackets.wanted()[kind / 2]) {
            missing[kind / 2] = true;
        }
    }

    private int kind(long rank) {
        long before = 0;
        int kind = 0;
        while (before + totals[kind] <= rank) {
            before += totals[kind++];
        }
        return kind;
    }

    private long nans() {
        return brackets.hasNaN() ? totals[totals.length - 2] : 0;
    }

    private long numbers() {
        return Arrays.stream(totals).sum() - nans();
    }

    /** What a block has of the missing classes: nothing, nearly always. */
    public long[] rest(NDArray block) {
        for (boolean one : missing) {
            if (one) {
                return new Brackets(brackets.bounds(), missing, brackets.hasNaN())
                        .count(block)
                        .found();
            }
        }
        return new long[0];
    }

    /**
     * The quantiles.
     *
     * @param found what was taken out of all blocks, and what was missing
     */
    public NDArray answer(DType dtype, Shape shape, List<long[]> found) {
        long n = numbers();
        boolean unknown = n == 0 || dtype.isFloating() && nans() > 0 && !quantile.skipNaN();
        quantile.requireElements(dtype, n + nans() == 0);
        long[] values = new long[quantile.q().size()];
        Map<Integer, long[]> sorted = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = unknown ? quantile.missing() : quantile.value(dtype, i, n, rank -> key(rank, found, sorted));
        }
        return quantile.block(dtype, shape, values);
    }

    private long key(long rank, List<long[]> found, Map<Integer, long[]> sorted) {
        int kind = kind(rank);
        if (kind % 2 == 1) {
            return brackets.bounds()[kind / 2];
        }
        long before = 0;
        for (int i = 0; i < kind; i++) {
            before += totals[i];
        }
        return sorted.computeIfAbsent(kind, own -> elements(own, found))[(int) (rank - before)];
    }

    private long[] elements(int kind, List<long[]> found) {
        long[] bounds = brackets.bounds();
        long low = kind == 0 ? Long.MIN_VALUE : bounds[kind / 2 - 1];
        long high = kind / 2 == bounds.length ? Long.MAX_VALUE : bounds[kind / 2];
        List<long[]> parts = new ArrayList<>();
        int count = 0;
        for (long[] keys : found) {
            long[] part = new long[keys.length];
            int kept = 0;
            for (long key : keys) {
                part[kept] = key;
                boolean inside = (key > low || kind == 0) && (key < high || kind / 2 == bounds.length);
                kept += inside ? 1 : 0;
            }
            parts.add(Arrays.copyOf(part, kept));
            count += kept;
        }
        long[] all = new long[count];
        int at = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        RadixSort.sort(all);
        return all;
    }
}
