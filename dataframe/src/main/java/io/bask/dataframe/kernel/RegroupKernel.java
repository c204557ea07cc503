package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.GroupOptions;
import io.bask.dataframe.schema.InterpolateOptions;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes what rows get from their whole group, and sends rows where their group is and back. */
public final class RegroupKernel {
    private static final String PARTITION = "\u0000partition";
    private static final String PLACE = "\u0000place";
    /** Groups of fewer rows on average are sorted each by itself. */
    private static final int SMALL_GROUP = 512;

    private final GroupRows groups;
    private final int rows;

    /** The groups of rows with equal keys, or of all rows without any. */
    public RegroupKernel(Frame frame, List<String> keys, boolean dropNull) {
        rows = frame.rows();
        List<Column> columns = keys.stream().map(frame::column).toList();
        groups = GroupRows.of(keys.isEmpty() ? Grouping.single(rows) : Grouping.of(columns, dropNull));
    }

    /**
     * The columns that are needed, and where each row stands, cut up by the hash of the keys.
     *
     * @param rows the rows that are sent, or null for all
     */
    public static Shards sent(
            Frame frame, List<String> columns, List<String> keys, int partition, int shards, int @Nullable [] rows) {
        Frame needed = frame.select(columns).withIndex(RowIndex.range(frame.rows()));
        Frame narrow = rows == null ? needed : needed.take(rows);
        int[] partitions = new int[narrow.rows()];
        Arrays.fill(partitions, partition);
        int[] places = rows == null ? new int[frame.rows()] : rows;
        if (rows == null) {
            Arrays.setAll(places, i -> i);
        }
        Frame placed = narrow.withIndex(RowIndex.range(narrow.rows()))
                .with(PARTITION, IntColumn.adopt(partitions, null))
                .with(PLACE, IntColumn.adopt(places, null));
        return Splitting.byHash(placed, keys, shards);
    }

    /** Results cut up by the partitions that their rows are in. */
    public static Shards returned(Frame rows, List<String> names, List<Column> results, int partitions) {
        Frame answer = rows.select(PARTITION, PLACE);
        for (int i = 0; i < names.size(); i++) {
            answer = answer.with(names.get(i), results.get(i));
        }
        return Splitting.byNumber(answer, LongTiles.ints(answer.column(PARTITION)), partitions);
    }

    /** A partition with the results that came back for it; ranks of rows that were not sent are beyond all. */
    public static Frame attached(Frame frame, Frame answers, List<String> names) {
        int[] places = LongTiles.ints(answers.column(PLACE));
        Frame result = frame;
        if (places.length < frame.rows()) {
            for (String name : names) {
                result = result.with(name, scattered((DoubleColumn) answers.column(name), places, frame.rows()));
            }
            return result;
        }
        int[] order = new int[frame.rows()];
        for (int row = 0; row < order.length; row++) {
            order[places[row]] = row;
        }
        for (String name : names) {
            result = result.with(name, answers.column(name).take(order));
        }
        return result;
    }

    private static DoubleColumn scattered(DoubleColumn ranks, int[] places, int rows) {
        double[] all = new double[rows];
        Arrays.fill(all, Double.POSITIVE_INFINITY);
        for (int i = 0; i < places.length; i++) {
            all[places[i]] = ranks.at(i);
        }
        return DoubleColumn.adopt(all);
    }

    /** How many rows of the group lie before each row, or after it; missing where it is in no group. */
    public Column places(boolean fromEnd) {
        long[] out = new long[rows];
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int group = 0; group < groups.groups(); group++) {
            int from = groups.starts()[group];
            int to = groups.starts()[group + 1];
            for (int at = from; at < to; at++) {
                int row = groups.rows()[at];
                out[row] = fromEnd ? to - 1 - at : at - from;
                words[row >> 6] |= 1L << row;
            }
        }
        return LongColumn.adopt(out, Bitmap.adopt(words, rows));
    }

    /** Whether another row of the group stays instead of each row. */
    public Column duplicates(Keep keep) {
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int group = 0; group < groups.groups(); group++) {
            int from = groups.starts()[group];
            int to = groups.starts()[group + 1];
            for (int at = from; at < to; at++) {
                int row = groups.rows()[at];
                boolean isKept = keep == Keep.FIRST ? at == from : keep == Keep.LAST ? at == to - 1 : to - from == 1;
                words[row >> 6] |= (isKept ? 0L : 1L) << row;
            }
        }
        return BoolColumn.of(Bitmap.adopt(words, rows), null);
    }

    /** What a function of the user's says of each group; false for rows in none. */
    public Column tested(Frame frame, List<String> columns, Function1<Frame, Boolean> function) throws Exception {
        Frame seen = frame.select(columns);
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int group = 0; group < groups.groups(); group++) {
            int[] members = members(group);
            @Nullable Boolean isKept = function.apply(seen.take(members));
            if (isKept == null) {
                throw new IllegalStateException("the function given to filter made null; answer true or false");
            }
            for (int row : members) {
                words[row >> 6] |= (isKept ? 1L : 0L) << row;
            }
        }
        return BoolColumn.of(Bitmap.adopt(words, rows), null);
    }

    /** An aggregation of each row's group; missing where it is in none. */
    public static Column wholes(Frame rows, List<String> keys, boolean dropNull, Aggregate wanted) {
        GroupOptions options = new GroupOptions(dropNull, true, true);
        return new AggregateKernel(rows.schema(), keys, List.of(wanted), options).ofEachRow(rows);
    }

    private int[] members(int group) {
        return Arrays.copyOfRange(groups.rows(), groups.starts()[group], groups.starts()[group + 1]);
    }

    /** What a function makes of each group's rows, below each other, with the keys in front. */
    public Frame applied(Frame frame, List<String> keys, Function1<Frame, Frame> function, Schema promised)
            throws Exception {
        List<Frame> results = new ArrayList<>();
        List<String> wanted = new ArrayList<>(keys);
        wanted.addAll(promised.names());
        Frame seen = frame.select(frame.schema().names().stream()
                .filter(name -> !name.startsWith("\u0000"))
                .toList());
        for (int group = 0; group < groups.groups(); group++) {
            int[] members = members(group);
            @Nullable Frame made = function.apply(seen.take(members));
            if (made == null || !made.schema().equals(promised)) {
                throw new IllegalStateException("the function given to apply made %s where %s was promised"
                        .formatted(made == null ? "null" : made.schema(), promised));
            }
            Frame plain = made.withIndex(RowIndex.range(made.rows()));
            int[] repeated = new int[made.rows()];
            Arrays.fill(repeated, members[0]);
            for (String key : keys) {
                plain = plain.with(key, frame.column(key).take(repeated));
            }
            results.add(plain.select(wanted));
        }
        if (results.isEmpty()) {
            Frame empty = Frame.empty(promised);
            for (String key : keys) {
                empty = empty.with(key, frame.column(key).slice(0, 0));
            }
            return empty.select(wanted);
        }
        return Splitting.renumbered(Frame.concat(results));
    }

    /** What a curve through the numbers of each group is in its rows; missing where it is not defined. */
    public Column onCurves(DoubleColumn numbers, DoubleColumn places, InterpolateOptions options) {
        double[] out = new double[rows];
        Arrays.fill(out, Double.NaN);
        CurveKernel curves = new CurveKernel(numbers, places, options);
        for (int group = 0; group < groups.groups(); group++) {
            curves.fill(groups.rows(), groups.starts()[group], groups.starts()[group + 1], out);
        }
        return DoubleColumn.adopt(out);
    }

    /** The rank of each value in its group. */
    public Column ranks(Column values, RankOptions options) {
        boolean areSmall = (long) groups.groups() * SMALL_GROUP >= rows;
        // Sorting by digits makes codes of its own, which are to be gone before these are made.
        int[] byDigits = areSmall ? new int[0] : sortedByRadix(values, options);
        long[] codes = SortCodes.of(values);
        int[] order = areSmall ? sortedWithin(values, codes, options) : byDigits;
        double[] ranks = new double[rows];
        Arrays.fill(ranks, Double.NaN);
        int at = 0;
        for (int group = 0; group < groups.groups(); group++) {
            int size = groups.starts()[group + 1] - groups.starts()[group];
            rank(order, at, at + size, values, codes, options, ranks);
            at += size;
        }
        return DoubleColumn.adopt(ranks);
    }

    private int[] sortedByRadix(Column values, RankOptions options) {
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        boolean nullsFirst = options.missing() == RankOptions.Missing.TOP;
        order = SortCodes.sorted(order, values, !options.ascending(), nullsFirst);
        if (groups.groups() == 1 && groups.starts()[1] == rows) {
            return order;
        }
        int[] groupOf = new int[rows];
        Arrays.fill(groupOf, groups.groups());
        for (int group = 0; group < groups.groups(); group++) {
            for (int at = groups.starts()[group]; at < groups.starts()[group + 1]; at++) {
                groupOf[groups.rows()[at]] = group;
            }
        }
        return SortCodes.sorted(order, IntColumn.adopt(groupOf, null), false, false);
    }

    /** The rows of each group in order, missing values at one end. */
    private int[] sortedWithin(Column values, long[] codes, RankOptions options) {
        boolean nullsFirst = options.missing() == RankOptions.Missing.TOP;
        Bitmap validity = values.validity();
        int[] order = groups.rows().clone();
        long[] keys = new long[order.length];
        int[] missing = new int[validity == null ? 0 : order.length];
        GroupSort sort = new GroupSort(keys, order);
        for (int group = 0; group < groups.groups(); group++) {
            int from = groups.starts()[group];
            int to = groups.starts()[group + 1];
            int absent = 0;
            int at = from;
            for (int i = from; i < to; i++) {
                int row = groups.rows()[i];
                if (validity != null && !validity.get(row)) {
                    missing[absent++] = row;
                } else {
                    order[at++] = row;
                }
            }
            int start = nullsFirst ? from + absent : from;
            if (nullsFirst) {
                System.arraycopy(order, from, order, start, at - from);
            }
            System.arraycopy(missing, 0, order, nullsFirst ? from : at, absent);
            for (int i = start; i < start + at - from; i++) {
                keys[i] = options.ascending() ? codes[order[i]] : ~codes[order[i]];
            }
            sort.sort(start, start + at - from);
        }
        return order;
    }

    private static void rank(
            int[] order, int from, int to, Column values, long[] codes, RankOptions options, double[] ranks) {
        boolean keeps = options.missing() == RankOptions.Missing.KEEP;
        int present = to;
        while (keeps && present > from && values.isNull(order[present - 1])) {
            present--;
        }
        int distinct = 0;
        int start = from;
        while (start < present) {
            int end = start + 1;
            while (end < present && same(values, codes, order[start], order[end])) {
                end++;
            }
            distinct++;
            for (int at = start; at < end; at++) {
                ranks[order[at]] = switch (options.ties()) {
                    case AVERAGE -> (start + end - 2 * from + 1) / 2.0;
                    case MIN -> start - from + 1;
                    case MAX -> end - from;
                    case FIRST -> at - from + 1;
                    case DENSE -> distinct;
                };
            }
            start = end;
        }
        double whole = options.ties() == RankOptions.Ties.DENSE ? distinct : present - from;
        for (int at = from; options.percent() && at < present; at++) {
            ranks[order[at]] /= whole;
        }
    }

    private static boolean same(Column values, long[] codes, int a, int b) {
        boolean isMissing = values.isNull(a);
        return isMissing == values.isNull(b) && (isMissing || codes[a] == codes[b]);
    }
}
