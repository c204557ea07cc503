package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.RankOptions;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a partition that can be among the first few of their group, whatever other partitions hold: those whose
 * value is at most as great as the group's n-th least one in this partition.
 *
 * <p>All values equal to that one are kept. So a row that is left out has n rows before it that are kept, and ranks of what is
 * kept are those of all rows as far as n. One pass with n numbers a group, and one that compares.
 *
 * @param keys the columns whose equal values make a group; empty when all rows are one
 * @param dropNull true when rows with a missing key are in no group
 * @param operand the column that is ranked
 * @param options the order; missing values have no rank
 * @param count how many, n
 */
public record FirstRows(List<String> keys, boolean dropNull, String operand, RankOptions options, int count)
        implements Serializable {
    /** More than this many of a group are not looked for. */
    public static final int MOST = 64;

    /** The rows, ascending. */
    public int[] of(Frame frame) {
        List<Column> columns = keys.stream().map(frame::column).toList();
        Grouping grouping = keys.isEmpty() ? Grouping.single(frame.rows()) : Grouping.of(columns, dropNull);
        Column values = frame.column(operand);
        long[] codes = SortCodes.of(values);
        if (!options.ascending()) {
            for (int row = 0; row < codes.length; row++) {
                codes[row] = ~codes[row];
            }
        }
        int[] ids = present(grouping.sharedIds(), values.validity());
        if ((long) grouping.groups() * count >= frame.rows()) {
            return all(ids);
        }
        long[] least = least(codes, ids, grouping.groups());
        int[] kept = new int[ids.length];
        int size = 0;
        for (int row = 0; row < ids.length; row++) {
            kept[size] = row;
            size += ids[row] >= 0 && codes[row] <= least[ids[row] * count + count - 1] ? 1 : 0;
        }
        return Arrays.copyOf(kept, size);
    }

    /** The least codes of each group in order, with the greatest number of all behind those that are too few. */
    private long[] least(long[] codes, int[] ids, int groups) {
        long[] least = new long[groups * count];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int row = 0; row < codes.length; row++) {
            if (ids[row] < 0) {
                continue;
            }
            int first = ids[row] * count;
            int at = first + count - 1;
            long code = codes[row];
            if (code >= least[at]) {
                continue;
            }
            while (at > first && least[at - 1] > code) {
                least[at] = least[at - 1];
                at--;
            }
            least[at] = code;
        }
        return least;
    }

    private static int[] present(int[] ids, @Nullable Bitmap validity) {
        if (validity == null) {
            return ids;
        }
        int[] present = ids.clone();
        for (int row = 0; row < present.length; row++) {
            present[row] = validity.get(row) ? present[row] : Grouping.NONE;
        }
        return present;
    }

    private static int[] all(int[] ids) {
        int[] rows = new int[ids.length];
        int size = 0;
        for (int row = 0; row < ids.length; row++) {
            rows[size] = row;
            size += ids[row] >= 0 ? 1 : 0;
        }
        return Arrays.copyOf(rows, size);
    }
}
