package io.bask.array.order;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Where sorted runs must be cut so that what comes before the cuts are, over all runs, the smallest elements of a given
 * number: exactly, and reading little of the runs.
 *
 * <p>First every {@code step}-th key of each run is looked at: that bounds each wanted element from both sides. Then each run
 * tells the few keys between the bounds, once each with their number, and how many are below. That settles the wanted
 * elements, and how many of those that equal them go before the cut: those of earlier runs first.
 *
 * @param at for each run, its cuts
 */
public record Splits(int[][] at) implements Serializable {
    /**
     * Some keys of a run.
     *
     * @param keys every {@code step}-th, from the first on
     * @param step how many apart
     * @param count keys in the run
     */
    public record Sample(long[] keys, int step, long count) implements Serializable {
        /** The sample of a run. */
        public static Sample of(Run run, int step) {
            long[] keys = new long[(run.keys().length + step - 1) / step];
            Arrays.setAll(keys, i -> run.keys()[i * step]);
            return new Sample(keys, step, run.keys().length);
        }
    }

    /**
     * Bounds of the elements of some ranks.
     *
     * @param low no wanted key is less
     * @param high no wanted key is greater
     */
    public record Bounds(long[] low, long[] high) implements Serializable {
        /** Bounds from samples of all runs; ranks rise. */
        public static Bounds of(List<Sample> samples, long[] ranks) {
            int total = samples.stream().mapToInt(sample -> sample.keys.length).sum();
            long[] keys = new long[total];
            int[] runs = new int[total];
            int at = 0;
            for (int run = 0; run < samples.size(); run++) {
                for (long key : samples.get(run).keys) {
                    keys[at] = key;
                    runs[at++] = run;
                }
            }
            int[] order = RadixSort.positions(keys);
            long[] low = new long[ranks.length];
            long[] high = new long[ranks.length];
            Arrays.fill(low, Long.MIN_VALUE);
            Arrays.fill(high, Long.MAX_VALUE);
            int[] seen = new int[samples.size()];
            long atLeast = 0;
            long atMost = 0;
            int nextLow = 0;
            int nextHigh = 0;
            long before = Long.MIN_VALUE;
            for (int i = 0; i < total; i++) {
                long key = keys[order[i]];
                if (i == 0 || key != keys[order[i - 1]]) {
                    while (nextLow < ranks.length && atMost > ranks[nextLow]) {
                        low[nextLow++] = before;
                    }
                    while (nextHigh < ranks.length && atLeast > ranks[nextHigh]) {
                        high[nextHigh++] = key;
                    }
                    before = key;
                }
                Sample sample = samples.get(runs[order[i]]);
                int count = ++seen[runs[order[i]]];
                atLeast += count == 1 ? 1 : sample.step;
                atMost += Math.min((long) count * sample.step, sample.count) - (long) (count - 1) * sample.step;
            }
            while (nextLow < ranks.length) {
                low[nextLow++] = before;
            }
            return new Bounds(low, high);
        }
    }

    /**
     * What lies between a pair of bounds in one run.
     *
     * @param below how many keys are less
     * @param keys the different keys between, rising
     * @param counts how often each comes
     */
    public record Window(int below, long[] keys, int[] counts) implements Serializable {
        private static Window of(Run run, long low, long high) {
            int from = run.below(low);
            int to = high == Long.MAX_VALUE ? run.keys().length : run.below(high + 1);
            long[] keys = new long[to - from];
            int[] counts = new int[to - from];
            int different = 0;
            int at = from;
            while (at < to) {
                long key = run.keys()[at];
                int end = at + 1;
                while (end < to && run.keys()[end] == key) {
                    end++;
                }
                keys[different] = key;
                counts[different++] = end - at;
                at = end;
            }
            return new Window(from, Arrays.copyOf(keys, different), Arrays.copyOf(counts, different));
        }

        /** The windows of a run between all bounds. */
        public static Window[] of(Run run, Bounds bounds) {
            Window[] windows = new Window[bounds.low.length];
            Arrays.setAll(windows, i -> of(run, bounds.low[i], bounds.high[i]));
            return windows;
        }
    }

    /** The cuts before the elements of some ranks, from the windows of all runs. */
    public static Splits of(List<Window[]> runs, long[] ranks) {
        int[][] at = new int[runs.size()][ranks.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            TreeMap<Long, Long> counts = new TreeMap<>();
            long below = 0;
            for (Window[] windows : runs) {
                Window window = windows[rank];
                below += window.below;
                for (int i = 0; i < window.keys.length; i++) {
                    counts.merge(window.keys[i], (long) window.counts[i], Long::sum);
                }
            }
            long wanted = Long.MAX_VALUE;
            boolean isEnd = true;
            for (var entry : counts.entrySet()) {
                if (below + entry.getValue() > ranks[rank]) {
                    wanted = entry.getKey();
                    isEnd = false;
                    break;
                }
                below += entry.getValue();
            }
            long ties = isEnd ? Long.MAX_VALUE : ranks[rank] - below;
            for (int run = 0; run < at.length; run++) {
                ties -= cut(runs.get(run)[rank], wanted, ties, at[run], rank);
            }
        }
        return new Splits(at);
    }

    /** Cuts one run before a wanted key, behind so many that equal it as there are; tells how many those were. */
    private static long cut(Window window, long wanted, long ties, int[] at, int rank) {
        int cut = window.below;
        int i = 0;
        while (i < window.keys.length && window.keys[i] < wanted) {
            cut += window.counts[i++];
        }
        long taken = i < window.keys.length && window.keys[i] == wanted ? Math.min(ties, window.counts[i]) : 0;
        at[rank] = (int) (cut + taken);
        return taken;
    }

    /** Part of a run between two cuts; cut 0 is its start, the last one its end. */
    public Run part(Run run, int number, int part) {
        int from = part == 0 ? 0 : at[number][part - 1];
        int to = part == at[number].length ? run.keys().length : at[number][part];
        return run.cut(from, to);
    }
}
