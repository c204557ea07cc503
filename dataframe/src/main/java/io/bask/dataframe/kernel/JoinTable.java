package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DuplicateKeyException;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.Uniqueness;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The right side of a join, ready to be met by left rows: its rows by key.
 *
 * <p>Made once for a partition, or for a whole table that meets every partition of the other; then only read, from any
 * thread. Rows of a key lie one behind the other in row order, found by the key's number; so a left row costs one lookup,
 * and its partners come in order. O(left + right + result) time.
 */
public final class JoinTable implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Codes of the categories below. */
    private static final int LEFT_ONLY = 0;

    private static final int RIGHT_ONLY = 1;
    private static final int BOTH = 2;
    private static final StringColumn SIDES = StringColumn.of("left_only", "right_only", "both");

    private final Frame right;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keyColumns;

    private final transient KeyTable keys;
    private final transient int[] starts;
    private final transient int[] rows;

    /** What a table is made from again where it was written out and read. */
    private record Recipe(Frame right, List<String> keyColumns) implements Serializable {
        private Object readResolve() {
            return new JoinTable(right, keyColumns);
        }
    }

    /** The rows of a frame by these key columns; none for a cross join. */
    public JoinTable(Frame right, List<String> keyColumns) {
        this.right = right;
        this.keyColumns = List.copyOf(keyColumns);
        this.keys = new KeyTable(columns(right, keyColumns));
        int[] ids = keys.sharedIds();
        starts = new int[keys.size() + 1];
        for (int id : ids) {
            starts[id + 1]++;
        }
        for (int key = 0; key < keys.size(); key++) {
            starts[key + 1] += starts[key];
        }
        int[] next = Arrays.copyOf(starts, starts.length);
        rows = new int[ids.length];
        for (int row = 0; row < ids.length; row++) {
            rows[next[ids[row]]++] = row;
        }
    }

    private Object writeReplace() {
        return new Recipe(right, keyColumns);
    }

    /** Without keys every row has the same key. */
    private static List<Column> columns(Frame frame, List<String> names) {
        return names.isEmpty()
                ? List.of(DictionaryColumn.adopt(DType.STRING, new int[frame.rows()], StringColumn.of("")))
                : names.stream().map(frame::column).toList();
    }

    /** Fails where the keys of this side, or of the left rows, occur more often than was promised. */
    public void check(Uniqueness demanded, Frame left, List<String> leftKeys) {
        if (demanded.isRightUnique() && keys.size() < right.rows()) {
            throw duplicate("right", demanded);
        }
        if (demanded.isLeftUnique() && new KeyTable(columns(left, leftKeys)).size() < left.rows()) {
            throw duplicate("left", demanded);
        }
    }

    private static DuplicateKeyException duplicate(String side, Uniqueness demanded) {
        return new DuplicateKeyException(
                "the join was to be %s, but the %s table has a key more than once; call dropDuplicates on its keys, or validate less"
                        .formatted(demanded.toString().toLowerCase(Locale.ROOT), side));
    }

    /**
     * The rows that the join answers for these left rows.
     *
     * @param indicator name of a column that says where rows come from; empty for none
     * @param turned true when that column is to call the left side right
     */
    public Frame join(Frame left, List<String> leftKeys, JoinKind kind, String indicator, boolean turned) {
        int[] ids = keys.find(columns(left, leftKeys));
        if (!kind.hasRightColumns()) {
            return filtered(left, ids, kind == JoinKind.SEMI, indicator);
        }
        boolean keepsLeft = kind.keepsLeft();
        long total = 0;
        for (int id : ids) {
            total += id < 0 ? (keepsLeft ? 1 : 0) : starts[id + 1] - starts[id];
        }
        boolean[] met = new boolean[kind.keepsRight() ? keys.size() : 0];
        int[] rest = {};
        if (kind.keepsRight()) {
            for (int id : ids) {
                if (id >= 0) {
                    met[id] = true;
                }
            }
            rest = unmet(met);
            total += rest.length;
        }
        int[] leftRows = new int[checked(total)];
        int[] rightRows = new int[leftRows.length];
        int at = pairs(ids, keepsLeft, leftRows, rightRows);
        Arrays.fill(leftRows, at, leftRows.length, -1);
        System.arraycopy(rest, 0, rightRows, at, rest.length);
        return gathered(left, leftRows, rightRows, indicator, turned);
    }

    private int pairs(int[] ids, boolean keepsLeft, int[] leftRows, int[] rightRows) {
        int at = 0;
        for (int row = 0; row < ids.length; row++) {
            int id = ids[row];
            if (id < 0) {
                if (keepsLeft) {
                    leftRows[at] = row;
                    rightRows[at++] = -1;
                }
                continue;
            }
            for (int i = starts[id]; i < starts[id + 1]; i++) {
                leftRows[at] = row;
                rightRows[at++] = rows[i];
            }
        }
        return at;
    }

    /** Right rows whose key no left row has, in row order. */
    private int[] unmet(boolean[] met) {
        int[] ids = keys.sharedIds();
        int[] found = new int[ids.length];
        int count = 0;
        for (int row = 0; row < ids.length; row++) {
            if (!met[ids[row]]) {
                found[count++] = row;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int checked(long total) {
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    "one partition of the join would have %d rows, and %d is the limit; use more partitions, or aggregate one side first"
                            .formatted(total, Integer.MAX_VALUE - 8));
        }
        return (int) total;
    }

    private Frame gathered(Frame left, int[] leftRows, int[] rightRows, String indicator, boolean turned) {
        List<Field> fields = new ArrayList<>(left.schema().fields());
        fields.addAll(right.schema().fields());
        List<Column> columns = new ArrayList<>();
        left.columns().forEach(column -> columns.add(Gather.orNull(column, leftRows)));
        right.columns().forEach(column -> columns.add(Gather.orNull(column, rightRows)));
        if (!indicator.isEmpty()) {
            int[] codes = new int[leftRows.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = leftRows[i] < 0 ? RIGHT_ONLY : rightRows[i] >= 0 ? BOTH : turned ? RIGHT_ONLY : LEFT_ONLY;
            }
            fields.add(new Field(indicator, DType.CATEGORICAL));
            columns.add(DictionaryColumn.adopt(DType.CATEGORICAL, codes, SIDES));
        }
        return Frame.partition(Schema.of(fields), columns, leftRows.length);
    }

    private static Frame filtered(Frame left, int[] ids, boolean found, String indicator) {
        long[] words = new long[Bitmap.wordsFor(ids.length)];
        for (int row = 0; row < ids.length; row++) {
            words[row >> 6] |= (ids[row] >= 0 == found ? 1L : 0L) << row;
        }
        Frame kept = left.filter(Bitmap.adopt(words, ids.length));
        Frame result = Frame.partition(kept.schema(), kept.columns(), kept.rows());
        if (indicator.isEmpty()) {
            return result;
        }
        int[] codes = new int[kept.rows()];
        Arrays.fill(codes, found ? BOTH : LEFT_ONLY);
        return result.with(indicator, DictionaryColumn.adopt(DType.CATEGORICAL, codes, SIDES));
    }
}
