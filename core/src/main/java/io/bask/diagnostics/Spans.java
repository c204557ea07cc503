package io.bask.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sums of times that may overlap. */
final class Spans {
    private Spans() {}

    /** How long at least one of these was going on: pairs of begin and end. */
    static long union(List<long[]> spans) {
        List<long[]> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingLong(span -> span[0]));
        long total = 0;
        long until = sorted.isEmpty() ? 0 : sorted.get(0)[0];
        for (long[] span : sorted) {
            total += Math.max(0, span[1] - Math.max(until, span[0]));
            until = Math.max(until, span[1]);
        }
        return total;
    }
}
