package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.TextHash;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keys that so many rows have that one partition of an exchange would get far more than its share.
 *
 * <p>Found in a sample of each partition. Rows with such a key go to several partitions, in the order in which they come; the rows of the
 * other side that have it go to all of them. Rows whose key is hot elsewhere and not in their own partition go where its hash says,
 * and find the other side there as well.
 *
 * @param keys the keys, one column a key column; missing values are values like any other
 */
public record HotKeys(List<Column> keys) implements Shared, Serializable {
    /** Rows looked at in a partition. */
    private static final int SAMPLE = 1024;
    /** Partitions of fewer rows are not worth it. */
    private static final int FEWEST_ROWS = 256;
    /** A key is hot if it has so many times the share of rows that one partition should get, ... */
    private static final double TIMES = 2;
    /** ... but at least this share, ... */
    private static final double LEAST_SHARE = 1 / 32.0;
    /** ... and was seen that often. */
    private static final int FEWEST_SEEN = 8;

    /** Copies the list. */
    public HotKeys {
        keys = List.copyOf(keys);
    }

    /** The hot keys of one partition that is cut up into so many. */
    public static HotKeys of(Frame frame, List<String> names, int shards) {
        List<Column> columns = names.stream().map(frame::column).toList();
        int[] rows = sample(frame.rows());
        List<Column> sample = columns.stream().map(column -> column.take(rows)).toList();
        if (frame.rows() < FEWEST_ROWS) {
            return new HotKeys(taken(sample, new int[0]));
        }
        Grouping groups = Grouping.of(sample, false);
        int[] counts = new int[groups.groups()];
        int[] ids = groups.sharedIds();
        for (int i = 0; i < rows.length; i++) {
            counts[ids[i]]++;
        }
        double least = Math.max(FEWEST_SEEN, rows.length * Math.max(TIMES / shards, LEAST_SHARE));
        int[] first = groups.firstRows();
        int[] hot = new int[counts.length];
        int count = 0;
        for (int group = 0; group < counts.length; group++) {
            if (counts[group] >= least) {
                hot[count++] = first[group];
            }
        }
        return new HotKeys(taken(sample, Arrays.copyOf(hot, count)));
    }

    /** One row of each of many stretches of about equal length, at a place that does not repeat itself. */
    private static int[] sample(int rows) {
        int[] sample = new int[Math.min(SAMPLE, rows)];
        for (int i = 0; i < sample.length; i++) {
            long from = (long) rows * i / sample.length;
            long to = (long) rows * (i + 1) / sample.length;
            sample[i] = (int) (from + Long.remainderUnsigned(TextHash.of(i), to - from));
        }
        return sample;
    }

    private static List<Column> taken(List<Column> columns, int[] rows) {
        return columns.stream().map(column -> column.take(rows)).toList();
    }

    /** The hot keys of all partitions. */
    public static HotKeys all(List<HotKeys> parts) {
        List<Column> joined = new ArrayList<>();
        for (int key = 0; key < parts.get(0).keys().size(); key++) {
            int position = key;
            joined.add(Column.concat(
                    parts.stream().map(part -> part.keys().get(position)).toList()));
        }
        return new HotKeys(taken(joined, Grouping.of(joined, false).firstRows()));
    }

    /** True where no key is hot. */
    public boolean isEmpty() {
        return keys.get(0).length() == 0;
    }

    /** Which rows have a hot key. */
    private boolean[] among(List<Column> columns) {
        int[] ids = new KeyTable(keys).find(columns);
        boolean[] hot = new boolean[ids.length];
        for (int row = 0; row < hot.length; row++) {
            hot[row] = ids[row] >= 0;
        }
        return hot;
    }

    /**
     * A partition cut up by the hash of key columns, but its rows with hot keys by their place in the table.
     *
     * @param partition the partition's number among {@code partitions}
     */
    public Shards spread(Frame frame, List<String> names, int partition, int partitions, int shards) {
        int[] places = Splitting.places(frame, names, shards);
        if (!isEmpty()) {
            boolean[] hot = among(names.stream().map(frame::column).toList());
            int count = 0;
            for (boolean isHot : hot) {
                count += isHot ? 1 : 0;
            }
            int at = 0;
            for (int row = 0; row < places.length; row++) {
                if (hot[row]) {
                    double place = (partition + (double) at++ / count) / partitions;
                    places[row] = Math.min(shards - 1, (int) (place * shards));
                }
            }
        }
        return Splitting.byNumber(frame, places, shards);
    }

    /** A partition cut up by the hash of key columns, with its rows that have hot keys in every shard. */
    public Shards replicated(Frame frame, List<String> names, int shards) {
        int[] places = Splitting.places(frame, names, shards);
        if (isEmpty()) {
            return Splitting.byNumber(frame, places, shards);
        }
        boolean[] hot = among(names.stream().map(frame::column).toList());
        int[] ends = new int[shards];
        int everywhere = 0;
        for (int row = 0; row < places.length; row++) {
            everywhere += hot[row] ? 1 : 0;
            ends[places[row]] += hot[row] ? 0 : 1;
        }
        int total = 0;
        int[] next = new int[shards];
        for (int shard = 0; shard < shards; shard++) {
            next[shard] = total;
            total = Math.addExact(total, Math.addExact(ends[shard], everywhere));
            ends[shard] = total;
        }
        int[] order = new int[total];
        for (int row = 0; row < places.length; row++) {
            for (int shard = 0; hot[row] && shard < shards; shard++) {
                order[next[shard]++] = row;
            }
            if (!hot[row]) {
                order[next[places[row]]++] = row;
            }
        }
        return Splitting.byPlace(frame.take(order), ends);
    }

    @Override
    public void pieces(Pieces pieces) {
        keys.forEach(key -> key.pieces(pieces));
    }
}
