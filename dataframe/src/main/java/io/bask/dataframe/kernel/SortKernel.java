package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders rows by columns, and cuts ordered partitions so that they can be put together in order.
 *
 * <p>One radix sort of row numbers a column, last column first, so equal rows keep their order. For a table of many
 * partitions each is sorted by itself; rows at even distances are its sample; the sorted samples of all give the bounds; and
 * every partition is cut at the bounds. Bounds compare rows by their keys, then by partition and place: so no two rows are
 * equal, heavy keys are cut too, and no new partition has more than about twice its share.
 */
public final class SortKernel {
    /** Where a sampled row stands: partition and place in it. */
    private static final String PARTITION = "\u0000partition";

    private static final String PLACE = "\u0000place";

    private SortKernel() {}

    /** Row numbers in order, the least first and missing values last. */
    public static int[] order(List<Column> keys) {
        int[] order = identity(keys.get(0).length());
        for (int key = keys.size() - 1; key >= 0; key--) {
            order = SortCodes.sorted(order, keys.get(key), false, false);
        }
        return order;
    }

    /** Row numbers of a frame in order. */
    public static int[] order(Frame frame, List<SortKey> keys) {
        int[] order = identity(frame.rows());
        for (int i = keys.size() - 1; i >= 0; i--) {
            SortKey key = keys.get(i);
            order = SortCodes.sorted(order, frame.column(key.column()), key.descending(), key.nullsFirst());
        }
        return order;
    }

    private static int[] identity(int rows) {
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** The rows of a frame in order; at most {@code limit} of them where it is not negative. */
    public static Frame sorted(Frame frame, List<SortKey> keys, int limit) {
        int[] order = order(frame, keys);
        return frame.take(limit >= 0 && limit < order.length ? Arrays.copyOf(order, limit) : order);
    }

    /** The keys of some rows of a sorted frame at even distances, and where they stand. */
    public static Frame sample(Frame sorted, List<SortKey> keys, int partition, int size) {
        int count = Math.min(size, sorted.rows());
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = (int) ((long) sorted.rows() * i / count);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (SortKey key : keys) {
            columns.put(key.column(), sorted.column(key.column()).take(rows));
        }
        int[] partitions = new int[count];
        Arrays.fill(partitions, partition);
        columns.put(PARTITION, IntColumn.adopt(partitions, null));
        columns.put(PLACE, IntColumn.adopt(rows, null));
        return Frame.of(columns);
    }

    /** The rows at which that many partitions begin, but the first, chosen from the samples of all. */
    public static Frame bounds(List<Frame> samples, List<SortKey> keys, int partitions) {
        List<SortKey> all = new ArrayList<>(keys);
        all.add(SortKey.ascending(PARTITION));
        all.add(SortKey.ascending(PLACE));
        Frame sorted = sorted(Frame.concat(samples), all, -1);
        int[] rows = new int[sorted.rows() == 0 ? 0 : partitions - 1];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) ((long) sorted.rows() * (i + 1) / partitions);
        }
        return sorted.take(rows);
    }

    /** A sorted partition cut at the bounds. */
    public static Shards cut(Frame sorted, Frame bounds, List<SortKey> keys, int partition, int partitions) {
        int[] ends = new int[partitions];
        Arrays.fill(ends, sorted.rows());
        for (int i = 0; i < bounds.rows(); i++) {
            ends[i] = rowsBefore(sorted, bounds, i, keys, partition);
        }
        return Splitting.byPlace(sorted, ends);
    }

    /** For each row how many bounds it does not lie before, by these columns in order; missing values last. */
    static int[] places(List<Column> keys, List<Column> bounds) {
        int[] order = order(keys);
        int[] places = new int[order.length];
        int count = bounds.get(0).length();
        int from = 0;
        for (int bound = 0; bound <= count; bound++) {
            int to = bound == count ? order.length : firstAt(keys, order, from, bounds, bound);
            for (int i = from; i < to; i++) {
                places[order[i]] = bound;
            }
            from = to;
        }
        return places;
    }

    private static int firstAt(List<Column> keys, int[] order, int from, List<Column> bounds, int bound) {
        int low = from;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(keys, order[middle], bounds, bound) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int compare(List<Column> a, int row, List<Column> b, int other) {
        for (int key = 0; key < a.size(); key++) {
            boolean isMissing = a.get(key).isNull(row);
            boolean isOtherMissing = b.get(key).isNull(other);
            int difference = isMissing || isOtherMissing
                    ? Boolean.compare(isMissing, isOtherMissing)
                    : compare(a.get(key), row, b.get(key), other);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int rowsBefore(Frame sorted, Frame bounds, int bound, List<SortKey> keys, int partition) {
        int low = 0;
        int high = sorted.rows();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int difference = compare(sorted, middle, bounds, bound, keys);
            if (difference == 0) {
                int other = ((IntColumn) bounds.column(PARTITION)).at(bound);
                difference = other != partition
                        ? Integer.compare(partition, other)
                        : Integer.compare(middle, ((IntColumn) bounds.column(PLACE)).at(bound));
            }
            if (difference < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int compare(Frame a, int row, Frame b, int other, List<SortKey> keys) {
        for (SortKey key : keys) {
            Column left = a.column(key.column());
            Column right = b.column(key.column());
            boolean isMissing = left.isNull(row);
            if (isMissing || right.isNull(other)) {
                if (isMissing != right.isNull(other)) {
                    return isMissing == key.nullsFirst() ? -1 : 1;
                }
                continue;
            }
            int difference = compare(left, row, right, other);
            if (difference != 0) {
                return key.descending() ? -difference : difference;
            }
        }
        return 0;
    }

    /** Compares two values that are there, of one dtype. */
    static int compare(Column a, int row, Column b, int other) {
        if (a.dtype() == DType.CATEGORICAL
                && a instanceof DictionaryColumn left
                && b instanceof DictionaryColumn right
                && left.hasDictionaryOf(right)) {
            return Integer.compare(left.code(row), right.code(other));
        }
        if (a instanceof TextColumn left) {
            StringColumn right = ((TextColumn) b).plain();
            return left.plain().compare(left.slot(row), right, ((TextColumn) b).slot(other));
        }
        if (a instanceof DoubleColumn left) {
            return Double.compare(left.at(row) + 0.0, ((DoubleColumn) b).at(other) + 0.0);
        }
        return Long.compare(
                LongTiles.ordered(a.slice(row, row + 1))[0], LongTiles.ordered(b.slice(other, other + 1))[0]);
    }
}
