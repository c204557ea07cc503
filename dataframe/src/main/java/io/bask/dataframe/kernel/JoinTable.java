package io.bask.dataframe.kernel;

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
import io.bask.memory.HeapRoom;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    private final boolean isForSearch;
    private final transient KeyTable keys;
    /** Where the rows of each key begin; empty where each key has one row. */
    private final transient int[] starts;
    /** Rows by key; null where the number of a key is that of its row. */
    private final transient int @Nullable [] rows;

    /** What a table is made from again where it was written out and read. */
    private record Recipe(Frame right, List<String> keyColumns, boolean isForSearch) implements Serializable {
        private Object readResolve() {
            return new JoinTable(right, keyColumns, isForSearch);
        }
    }

    /** The rows of a frame by these key columns; none for a cross join. */
    public JoinTable(Frame right, List<String> keyColumns) {
        this(right, keyColumns, false);
    }

    /**
     * The rows of a frame by these key columns; none for a cross join.
     *
     * @param isForSearch true where rows are only asked whether their key is here, as semi and anti joins ask
     */
    public JoinTable(Frame right, List<String> keyColumns, boolean isForSearch) {
        this.right = right;
        this.isForSearch = isForSearch;
        this.keyColumns = List.copyOf(keyColumns);
        this.keys = new KeyTable(columns(right, keyColumns));
        int[] ids = keys.sharedIds();
        if (isForSearch || isUnique()) {
            starts = new int[0];
            rows = isForSearch ? null : keys.rowsOfKeys();
            return;
        }
        starts = new int[keys.size() + 1];
        for (int id : ids) {
            starts[id + 1]++;
        }
        for (int key = 0; key < keys.size(); key++) {
            starts[key + 1] += starts[key];
        }
        int[] next = Arrays.copyOf(starts, starts.length);
        int[] byKey = new int[ids.length];
        for (int row = 0; row < ids.length; row++) {
            byKey[next[ids[row]]++] = row;
        }
        rows = byKey;
    }

    private boolean isUnique() {
        return keys.size() == right.rows();
    }

    private Object writeReplace() {
        return new Recipe(right, keyColumns, isForSearch);
    }

    /** Without keys every row has the same key. */
    private static List<Column> columns(Frame frame, List<String> names) {
        return names.isEmpty()
                ? List.of(DictionaryColumn.adopt(DType.STRING, new int[frame.rows()], StringColumn.of("")))
                : names.stream().map(frame::column).toList();
    }

    /** Fails where the keys of this side, or of the left rows, occur more often than was promised. */
    public void check(Uniqueness demanded, Frame left, List<String> leftKeys) {
        if (demanded.isRightUnique() && !isUnique()) {
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
     * The rows that the join answers for these left rows, all of whose partners are in this table.
     *
     * @param indicator name of a column that says where rows come from; empty for none
     * @param turned true when that column is to call the left side right
     */
    public Frame join(Frame left, List<String> leftKeys, JoinKind kind, String indicator, boolean turned) {
        List<String> all = new ArrayList<>(left.schema().names());
        if (kind.hasRightColumns()) {
            all.addAll(right.schema().names());
        }
        if (!indicator.isEmpty()) {
            all.add(indicator);
        }
        return join(left, leftKeys, kind, indicator, turned, all);
    }

    /**
     * Some columns of the rows that the join answers for these left rows.
     *
     * @param indicator name of a column that says where rows come from; empty for none
     * @param turned true when that column is to call the left side right
     * @param columns the columns of the result, in order
     */
    public Frame join(
            Frame left, List<String> leftKeys, JoinKind kind, String indicator, boolean turned, List<String> columns) {
        return join(left, null, leftKeys, kind, new Shown(indicator, turned, columns), null);
    }

    /**
     * Some columns of the rows that the join answers for some of these left rows.
     *
     * @param rows the positions of the left rows that are joined, ascending; null for all
     * @param wanted which columns
     * @param spread keys that left rows have in this or in another partition; null for none
     */
    public Frame join(
            Frame left,
            int @Nullable [] rows,
            List<String> leftKeys,
            JoinKind kind,
            Shown wanted,
            @Nullable HotKeys spread) {
        List<Column> sought = columns(left, leftKeys);
        int[] ids = keys.find(rows == null ? sought : taken(sought, rows));
        List<String> columns = wanted.columns();
        List<String> ofLeft = new ArrayList<>(left.schema().names());
        ofLeft.retainAll(columns);
        String indicator = columns.contains(wanted.indicator()) ? wanted.indicator() : "";
        Left some = new Left(left.select(ofLeft), rows);
        Frame joined = kind.hasRightColumns()
                ? joined(some, ids, kind, new Shown(indicator, wanted.turned(), columns), spread)
                : filtered(some, ids, kind == JoinKind.SEMI, indicator);
        return joined.schema().names().equals(columns) ? joined : joined.select(columns);
    }

    /**
     * What of the pairs is wanted.
     *
     * @param indicator name of a column that says where rows come from; empty for none
     * @param turned true when that column is to call the left side right
     * @param columns the columns of the result, in order
     */
    public record Shown(String indicator, boolean turned, List<String> columns) {}

    /**
     * Left rows.
     *
     * @param frame where they are
     * @param rows which ones of it they are; null for all
     */
    private record Left(Frame frame, int @Nullable [] rows) {
        /** The columns at these places among the rows, in this array's place; null for all rows as they are. */
        List<Column> columns(int @Nullable [] places) {
            int[] at = places == null ? rows : places;
            for (int i = 0; rows != null && places != null && i < places.length; i++) {
                places[i] = places[i] < 0 ? -1 : rows[places[i]];
            }
            return at == null ? frame.columns() : taken(frame.columns(), at);
        }
    }

    private static List<Column> taken(List<Column> columns, int[] rows) {
        Positions positions = new Positions(rows);
        return columns.stream().map(column -> Gather.orNull(column, positions)).toList();
    }

    private Frame joined(Left left, int[] ids, JoinKind kind, Shown shown, @Nullable HotKeys spread) {
        boolean keepsLeft = kind.keepsLeft();
        if (isUnique() && !kind.keepsRight()) {
            return matched(left, ids, keepsLeft, shown);
        }
        long total = count(ids, keepsLeft);
        int[] rest = {};
        if (kind.keepsRight()) {
            boolean[] met = new boolean[keys.size()];
            mark(ids, met);
            if (spread != null) {
                mark(keys.find(spread.keys()), met);
            }
            rest = unmet(met);
            total += rest.length;
        }
        int[] leftRows = new int[checked(total)];
        int[] rightRows = new int[leftRows.length];
        int at = pairs(ids, keepsLeft, leftRows, rightRows);
        Arrays.fill(leftRows, at, leftRows.length, -1);
        System.arraycopy(rest, 0, rightRows, at, rest.length);
        return gathered(left, leftRows, rightRows, shown);
    }

    private static void mark(int[] ids, boolean[] met) {
        for (int id : ids) {
            if (id >= 0) {
                met[id] = true;
            }
        }
    }

    private long count(int[] ids, boolean keepsLeft) {
        if (isUnique()) {
            return keepsLeft ? ids.length : found(ids);
        }
        long total = 0;
        for (int id : ids) {
            total += id < 0 ? (keepsLeft ? 1 : 0) : starts[id + 1] - starts[id];
        }
        return total;
    }

    private int row(int place) {
        return rows == null ? place : rows[place];
    }

    private static int found(int[] ids) {
        int missing = 0;
        for (int id : ids) {
            missing += id >>> 31;
        }
        return ids.length - missing;
    }

    /** The pairs where no left row has more than one: if all have one, left columns stay as they are. */
    private Frame matched(Left left, int[] ids, boolean keepsLeft, Shown shown) {
        int found = keepsLeft ? ids.length : found(ids);
        if (found == ids.length) {
            for (int row = 0; rows != null && row < ids.length; row++) {
                ids[row] = ids[row] < 0 ? -1 : rows[ids[row]];
            }
            return gathered(left, null, ids, shown);
        }
        int[] leftRows = new int[found + 1];
        int[] rightRows = new int[found + 1];
        int at = 0;
        for (int row = 0; row < ids.length; row++) {
            leftRows[at] = row;
            rightRows[at] = ids[row];
            at += ~ids[row] >>> 31;
        }
        for (int i = 0; rows != null && i < found; i++) {
            rightRows[i] = rows[rightRows[i]];
        }
        return gathered(left, Arrays.copyOf(leftRows, found), Arrays.copyOf(rightRows, found), shown);
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
            if (isUnique()) {
                leftRows[at] = row;
                rightRows[at++] = row(id);
                continue;
            }
            for (int i = starts[id]; i < starts[id + 1]; i++) {
                leftRows[at] = row;
                rightRows[at++] = row(i);
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
        HeapRoom.require(
                total,
                2 * Integer.BYTES,
                "rows",
                () -> "one partition of a join",
                "use more partitions, or aggregate one side first");
        return (int) total;
    }

    /** The pairs of these rows; null for all left rows as they are. */
    private Frame gathered(Left left, int @Nullable [] leftRows, int[] rightRows, Shown shown) {
        List<Field> fields = new ArrayList<>(left.frame().schema().fields());
        List<String> ofRight = new ArrayList<>(right.schema().names());
        ofRight.retainAll(shown.columns());
        Frame some = right.select(ofRight);
        fields.addAll(some.schema().fields());
        boolean[] isAbsent = shown.indicator().isEmpty() ? new boolean[0] : absent(leftRows, rightRows.length);
        List<Column> columns = new ArrayList<>(left.columns(leftRows));
        columns.addAll(taken(some.columns(), rightRows));
        if (!shown.indicator().isEmpty()) {
            int[] codes = new int[rightRows.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] =
                        isAbsent[i] ? RIGHT_ONLY : rightRows[i] >= 0 ? BOTH : shown.turned() ? RIGHT_ONLY : LEFT_ONLY;
            }
            fields.add(new Field(shown.indicator(), DType.CATEGORICAL));
            columns.add(DictionaryColumn.adopt(DType.CATEGORICAL, codes, SIDES));
        }
        return Frame.partition(Schema.of(fields), columns, rightRows.length);
    }

    private static boolean[] absent(int @Nullable [] rows, int length) {
        boolean[] absent = new boolean[length];
        for (int i = 0; rows != null && i < length; i++) {
            absent[i] = rows[i] < 0;
        }
        return absent;
    }

    private static Frame filtered(Left left, int[] ids, boolean found, String indicator) {
        int[] places = new int[ids.length];
        int size = 0;
        for (int row = 0; row < ids.length; row++) {
            places[size] = row;
            size += ids[row] >= 0 == found ? 1 : 0;
        }
        Frame from = left.frame();
        List<Column> kept = left.columns(size == ids.length ? null : Arrays.copyOf(places, size));
        Frame result = Frame.partition(from.schema(), kept, size);
        if (indicator.isEmpty()) {
            return result;
        }
        int[] codes = new int[size];
        Arrays.fill(codes, found ? BOTH : LEFT_ONLY);
        return result.with(indicator, DictionaryColumn.adopt(DType.CATEGORICAL, codes, SIDES));
    }
}
