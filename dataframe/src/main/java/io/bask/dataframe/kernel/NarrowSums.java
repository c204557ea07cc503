package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts, adds up and finds ends by keys of which there can be only a few thousand, in one pass over all columns.
 *
 * <p>A tile of rows becomes places in a table, and each column is added up at these places while they lie in the first-level
 * cache; which group a row belongs to is never written down. Groups are in order of first appearance, and sums of floats are
 * added in row order: the result is that of {@link Grouping}, {@link Sums} and {@link Extremes}.
 */
final class NarrowSums {
    private static final int TILE = 1024;
    /** So many sums stay in the second-level cache with those of a few other columns. */
    private static final int MOST_PLACES = 1 << 14;

    private final List<Column> keys;
    private final List<KeyCodes> digits = new ArrayList<>();
    private final int rows;
    private int radix = 1;
    private final long[] packed = new long[TILE];
    private final int[] places = new int[TILE];
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private int[] first = new int[0];
    private int[] placeOf = new int[0];

    private NarrowSums(List<Column> keys) {
        this.keys = keys;
        this.rows = keys.get(0).length();
    }

    /** The contribution of a partition, or null where keys are too many or something else than sums, counts and ends is wanted. */
    static @Nullable GroupPartial of(
            Frame frame, List<Column> keys, List<Wanted> wanted, boolean dropNull, int partition) {
        boolean isNarrow = true;
        for (Column key : keys) {
            isNarrow &= mayBeNarrow(key);
        }
        for (Wanted one : wanted) {
            isNarrow &= canTally(one, frame);
        }
        if (!isNarrow) {
            return null;
        }
        NarrowSums sums = new NarrowSums(keys);
        return sums.fits(dropNull) ? sums.run(frame, wanted, partition) : null;
    }

    /** False where a few rows show that a key has too many values. */
    private static boolean mayBeNarrow(Column key) {
        if (key instanceof DictionaryColumn encoded) {
            return encoded.dictionary().length() < MOST_PLACES;
        }
        if (!(key instanceof IntColumn) && !(key instanceof LongColumn)) {
            return false;
        }
        Column some = key.slice(0, Math.min(TILE, key.length()));
        long[] values = LongTiles.all(some);
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int row = 0; row < values.length; row++) {
            if (!some.isNull(row)) {
                least = Math.min(least, values[row]);
                greatest = Math.max(greatest, values[row]);
            }
        }
        long range = greatest - least;
        return greatest >= least && range >= 0 && range < MOST_PLACES;
    }

    private static boolean canTally(Wanted one, Frame frame) {
        return switch (one.measure()) {
            case SIZE, PLACE -> true;
            case COUNT, SUM -> canAdd(frame.column(one.column()));
            case TOTAL -> canAdd(frame.column(one.column())) && !isUnsigned(frame.column(one.column()));
            case MIN, MAX -> frame.column(one.column()) instanceof DoubleColumn;
            default -> false;
        };
    }

    private static boolean canAdd(Column column) {
        boolean isWhole = column instanceof IntColumn || column instanceof LongColumn;
        return column instanceof DoubleColumn || isWhole && !column.dtype().isDecimal() && column.validity() == null;
    }

    private static boolean isUnsigned(Column column) {
        return column.dtype() == DType.UINT64;
    }

    private boolean fits(boolean dropNull) {
        for (Column key : keys) {
            KeyCodes codes = KeyCodes.of(key, !dropNull);
            if (codes.radix() > MOST_PLACES / radix) {
                return false;
            }
            digits.add(codes);
            radix *= (int) codes.radix();
        }
        return true;
    }

    private @Nullable GroupPartial run(Frame frame, List<Wanted> wanted, int partition) {
        Tally.Rows count = new Tally.Rows(radix + 1);
        for (Wanted one : wanted) {
            if (readsValues(one, frame)) {
                tallies.computeIfAbsent(tallyOf(one, frame), name -> tally(one, frame.column(one.column())));
            }
        }
        for (int start = 0; start < rows; start += TILE) {
            int n = Math.min(TILE, rows - start);
            place(start, n);
            count.add(places, start, n);
            for (Tally tally : tallies.values()) {
                tally.add(places, start, n);
            }
        }
        for (Tally tally : tallies.values()) {
            if (!tally.isSettled(count.counts())) {
                return null;
            }
        }
        findGroups(count.counts());
        List<List<Column>> states = new ArrayList<>();
        for (Wanted one : wanted) {
            states.add(List.of(state(one, frame, count, partition)));
        }
        List<Column> groupKeys = keys.stream().map(key -> key.take(first)).toList();
        return new GroupPartial(groupKeys, first.length, states);
    }

    /** The places of a tile of rows: one more than their packed key, or 0 where a key is missing and such rows are left out. */
    private void place(int start, int n) {
        if (digits.size() == 1 && digits.get(0).places(places, start, n)) {
            return;
        }
        Arrays.fill(packed, 0);
        for (KeyCodes digit : digits) {
            digit.append(packed, start, n);
        }
        for (KeyCodes digit : digits) {
            digit.mark(packed, start, n, Grouping.NONE);
        }
        for (int i = 0; i < n; i++) {
            places[i] = (int) packed[i] + 1;
        }
    }

    /** The first row of each place that has some, in order. */
    private void findGroups(long[] counts) {
        int groups = 0;
        for (int place = 1; place < counts.length; place++) {
            groups += counts[place] > 0 ? 1 : 0;
        }
        first = new int[groups];
        placeOf = new int[groups];
        boolean[] seen = new boolean[counts.length];
        seen[0] = true;
        int found = 0;
        for (int start = 0; found < groups; start += TILE) {
            int n = Math.min(TILE, rows - start);
            place(start, n);
            for (int i = 0; i < n; i++) {
                if (!seen[places[i]]) {
                    seen[places[i]] = true;
                    first[found] = start + i;
                    placeOf[found++] = places[i];
                }
            }
        }
    }

    private static boolean readsValues(Wanted one, Frame frame) {
        return switch (one.measure()) {
            case SUM, TOTAL, MIN, MAX -> true;
            case COUNT -> frame.column(one.column()) instanceof DoubleColumn;
            default -> false;
        };
    }

    /** Sums of a column and counts of its values are one tally, but for 64-bit numbers that are added up as floats. */
    private static String tallyOf(Wanted one, Frame frame) {
        return switch (one.measure()) {
            case MIN, MAX -> one.measure() + " " + one.column();
            case TOTAL -> (frame.column(one.column()) instanceof LongColumn ? "float sum " : "sum ") + one.column();
            default -> "sum " + one.column();
        };
    }

    private Tally tally(Wanted one, Column column) {
        if (one.measure() == Measure.MIN || one.measure() == Measure.MAX) {
            return new Tally.Best((DoubleColumn) column, one.measure() == Measure.MAX, radix + 1);
        }
        if (column instanceof IntColumn ints) {
            return new Tally.Ints(ints, radix + 1);
        }
        if (column instanceof LongColumn longs && one.measure() != Measure.TOTAL) {
            return new Tally.Longs(longs, radix + 1);
        }
        return new Tally.Doubles(column, radix + 1);
    }

    private Column state(Wanted one, Frame frame, Tally.Rows count, int partition) {
        if (one.measure() == Measure.PLACE) {
            return Wanted.places(first, partition);
        }
        Tally tally = readsValues(one, frame) ? Objects.requireNonNull(tallies.get(tallyOf(one, frame))) : count;
        if (one.measure() == Measure.COUNT && tally instanceof Tally.Doubles doubles) {
            return doubles.present(count.counts(), placeOf);
        }
        Column added = tally.at(placeOf);
        return one.measure() == Measure.TOTAL && added instanceof LongColumn sums ? floats(sums) : added;
    }

    private static DoubleColumn floats(LongColumn sums) {
        double[] floats = new double[sums.length()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = sums.at(i);
        }
        return DoubleColumn.adopt(floats);
    }
}
