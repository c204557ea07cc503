package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which group each row belongs to.
 *
 * <p>Groups are numbered in order of first appearance. A row with a missing key belongs to none, as in pandas. One key
 * column is looked up in one table: by code for encoded text, directly for whole numbers in a narrow range, else by an
 * open-addressing hash. Several key columns are packed into one long by their ranges, a tile of rows at a time, and that is
 * looked up once a row; where the ranges are too wide, the groups so far are the first digit of the next. O(rows) time for
 * each key.
 */
public final class Grouping {
    /** The group of a row with a missing key. */
    public static final int NONE = -1;

    private static final int DIRECT_RANGE = 1 << 16;
    private static final int TILE = 1024;
    /** Rows after which it is clear that almost all differ. */
    private static final int SAMPLE = 64 * TILE;
    /** Packed keys are numbers below this. */
    private static final long MOST_PACKED = 1L << 62;

    private final int rows;
    private int[] ids;
    private final boolean single;
    private int groups;
    private @Nullable Boolean complete;
    private long @Nullable [] sizes;

    private Grouping(int rows, boolean single) {
        this.rows = rows;
        this.ids = new int[single ? 0 : rows];
        this.single = single;
        this.groups = single ? 1 : 0;
    }

    /** Groups rows by one or more columns of one length. */
    public static Grouping of(List<Column> keys) {
        return of(keys, true);
    }

    /** Groups rows by one or more columns of one length; missing keys are a key where they are kept. */
    static Grouping of(List<Column> keys, boolean dropNull) {
        if (keys.size() == 1) {
            Grouping grouping = of(keys.get(0));
            return dropNull ? grouping : grouping.withMissing();
        }
        return packed(keys, dropNull, false);
    }

    /** As {@link #of}, but where almost all rows differ, rows with equal keys may be in groups of their own. */
    static Grouping almost(List<Column> keys, boolean dropNull) {
        return packed(keys, dropNull, true);
    }

    private static Grouping packed(List<Column> keys, boolean dropNull, boolean mayRepeat) {
        List<KeyCodes> digits = new ArrayList<>();
        long radix = 1;
        for (Column key : keys) {
            KeyCodes next = KeyCodes.of(key, !dropNull);
            if (radix > MOST_PACKED / next.radix()) {
                Grouping soFar = packed(digits, radix, key.length(), false);
                digits.clear();
                digits.add(KeyCodes.of(soFar, soFar.present(), false));
                radix = digits.get(0).radix();
            }
            digits.add(next);
            radix *= next.radix();
        }
        return packed(digits, radix, keys.get(0).length(), mayRepeat);
    }

    private static Grouping packed(List<KeyCodes> digits, long radix, int rows, boolean mayRepeat) {
        Grouping grouping = new Grouping(rows, false);
        boolean isNarrow = radix <= Math.max(DIRECT_RANGE, 2L * rows);
        int[] groupOf = new int[isNarrow ? (int) radix : 0];
        Arrays.fill(groupOf, NONE);
        LongTable table = new LongTable();
        long[] tile = new long[TILE];
        boolean isDistinct = false;
        for (int start = 0; start < rows; start += TILE) {
            int n = Math.min(TILE, rows - start);
            if (mayRepeat && !isNarrow && start == SAMPLE && table.size() > SAMPLE - SAMPLE / 8) {
                isDistinct = true;
                grouping.groups = table.size();
            }
            Arrays.fill(tile, 0);
            for (KeyCodes digit : isDistinct ? List.<KeyCodes>of() : digits) {
                digit.append(tile, start, n);
            }
            for (KeyCodes digit : digits) {
                digit.mark(tile, start, n, NONE);
            }
            if (isDistinct) {
                grouping.number(tile, start, n);
            } else if (isNarrow) {
                grouping.place(tile, start, n, groupOf);
            } else {
                grouping.look(tile, start, n, table);
            }
        }
        grouping.groups = isNarrow || isDistinct ? grouping.groups : table.size();
        return grouping;
    }

    /** A group of its own for each row that misses no key. */
    private void number(long[] tile, int start, int n) {
        for (int i = 0; i < n; i++) {
            ids[start + i] = tile[i] < 0 ? NONE : groups++;
        }
    }

    private void place(long[] tile, int start, int n, int[] groupOf) {
        int count = groups;
        for (int i = 0; i < n; i++) {
            int place = (int) tile[i];
            if (place < 0) {
                ids[start + i] = NONE;
                continue;
            }
            int group = groupOf[place];
            if (group < 0) {
                group = count++;
                groupOf[place] = group;
            }
            ids[start + i] = group;
        }
        groups = count;
    }

    private void look(long[] tile, int start, int n, LongTable table) {
        if (start == TILE && table.size() > TILE - TILE / 8) {
            table.expect(rows);
        }
        for (int i = 0; i < n; i++) {
            ids[start + i] = tile[i] < 0 ? NONE : table.code(tile[i]);
        }
    }

    /** Which rows are in a group; null when all are. */
    private @Nullable Bitmap present() {
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int row = 0; row < rows; row++) {
            words[row >> 6] |= (ids[row] >= 0 ? 1L : 0L) << row;
        }
        Bitmap present = Bitmap.adopt(words, rows);
        return present.isAllSet() ? null : present;
    }

    /** The rows in no group as a group, groups numbered anew in order of first appearance. */
    private Grouping withMissing() {
        int[] numbers = new int[groups + 1];
        Arrays.fill(numbers, NONE);
        int count = 0;
        for (int row = 0; row < ids.length; row++) {
            int group = ids[row] < 0 ? groups : ids[row];
            if (numbers[group] < 0) {
                numbers[group] = count++;
            }
            ids[row] = numbers[group];
        }
        groups = count;
        return this;
    }

    /** Groups that are known: which one each row belongs to, and how many there are. */
    static Grouping known(int[] ids, int groups) {
        Grouping grouping = new Grouping(ids.length, false);
        System.arraycopy(ids, 0, grouping.ids, 0, ids.length);
        grouping.groups = groups;
        return grouping;
    }

    /** Groups rows by one column. */
    public static Grouping of(Column key) {
        Grouping grouping = new Grouping(key.length(), false);
        if (key instanceof DictionaryColumn encoded) {
            grouping.byCode(encoded);
        } else if (key instanceof StringColumn text) {
            grouping.byText(text);
        } else if (key instanceof IntColumn || key instanceof BoolColumn) {
            KeyCodes codes = KeyCodes.of(key, false);
            return packed(List.of(codes), codes.radix(), key.length(), false);
        } else if (key instanceof DoubleColumn doubles) {
            grouping.byNumber(bits(doubles), 0, doubles.validity());
        } else if (key instanceof LongColumn longs) {
            grouping.byNumber(longs.sharedValues(), longs.offset(), longs.validity());
        } else {
            grouping.byNumber(LongTiles.all(key), 0, key.validity());
        }
        return grouping;
    }

    /** All rows in one group. */
    public static Grouping single(int rows) {
        return new Grouping(rows, true);
    }

    /** The group of each row, or {@link #NONE}; not a copy, for reading only. */
    public int[] sharedIds() {
        if (ids.length < rows) {
            ids = new int[rows];
        }
        return ids;
    }

    /** The number of rows of each group, counted once; not a copy, for reading only. */
    long[] sharedSizes() {
        long[] known = sizes;
        if (known != null) {
            return known;
        }
        long[] counted = new long[groups];
        for (int id : sharedIds()) {
            if (id >= 0) {
                counted[id]++;
            }
        }
        sizes = counted;
        return counted;
    }

    /** True when every row is in a group; found out once. */
    boolean isComplete() {
        Boolean known = complete;
        if (known == null) {
            int all = 0;
            for (int id : sharedIds()) {
                all |= id;
            }
            known = all >= 0;
            complete = known;
        }
        return known;
    }

    /** True when all rows form one group by construction, so that loops need not look at {@link #sharedIds()}. */
    boolean isSingle() {
        return single;
    }

    /** Number of rows. */
    int rows() {
        return rows;
    }

    /** Number of groups. */
    public int groups() {
        return groups;
    }

    /** The first row of each group, in group order; a group without rows has a row beyond all others. */
    public int[] firstRows() {
        int[] first = new int[groups];
        Arrays.fill(first, Integer.MAX_VALUE);
        int seen = 0;
        for (int row = 0; row < ids.length && seen < groups; row++) {
            if (ids[row] == seen) {
                first[seen++] = row;
            }
        }
        return first;
    }

    private void byCode(DictionaryColumn column) {
        int[] groupOf = new int[column.dictionary().length()];
        Arrays.fill(groupOf, NONE);
        int[] codes = column.sharedCodes();
        int at = column.offset();
        for (int row = 0; row < ids.length; row++) {
            int code = codes[at + row];
            if (code < 0) {
                ids[row] = NONE;
                continue;
            }
            int group = groupOf[code];
            if (group < 0) {
                group = groups++;
                groupOf[code] = group;
            }
            ids[row] = group;
        }
    }

    private void byText(StringColumn column) {
        TextDictionary dictionary = new TextDictionary();
        byte[] bytes = column.sharedBytes();
        Bitmap validity = column.validity();
        for (int row = 0; row < ids.length; row++) {
            ids[row] = validity == null || validity.get(row)
                    ? dictionary.code(bytes, column.start(row), column.end(row))
                    : NONE;
        }
        groups = dictionary.size();
    }

    /** Groups by numbers that start at {@code from} in the array. */
    private void byNumber(long[] values, int from, @Nullable Bitmap validity) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        if (validity == null) {
            for (int i = from; i < from + rows; i++) {
                least = Math.min(least, values[i]);
                greatest = Math.max(greatest, values[i]);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                if (validity.get(row)) {
                    least = Math.min(least, values[from + row]);
                    greatest = Math.max(greatest, values[from + row]);
                }
            }
        }
        long range = greatest - least;
        boolean isNarrow = range >= 0 && range < Math.max(DIRECT_RANGE, rows);
        if (validity == null && isAscending(values, from)) {
            byRun(values, from);
        } else if (isNarrow) {
            byPlace(values, from, validity, least, (int) range + 1);
        } else {
            byHash(values, from, validity);
        }
    }

    private boolean isAscending(long[] values, int from) {
        for (int i = from + 1; i < from + rows; i++) {
            if (values[i] < values[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** Groups of numbers in order: each begins where the number changes. */
    private void byRun(long[] values, int from) {
        int group = rows == 0 ? NONE : 0;
        for (int row = 0; row < rows; row++) {
            group += row > 0 && values[from + row] != values[from + row - 1] ? 1 : 0;
            ids[row] = group;
        }
        groups = group + 1;
    }

    private void byPlace(long[] values, int from, @Nullable Bitmap validity, long least, int range) {
        int[] groupOf = new int[range];
        Arrays.fill(groupOf, NONE);
        int count = 0;
        for (int row = 0; row < rows; row++) {
            if (validity != null && !validity.get(row)) {
                ids[row] = NONE;
                continue;
            }
            int place = (int) (values[from + row] - least);
            int group = groupOf[place];
            if (group < 0) {
                group = count++;
                groupOf[place] = group;
            }
            ids[row] = group;
        }
        groups = count;
    }

    private void byHash(long[] values, int from, @Nullable Bitmap validity) {
        LongTable table = new LongTable();
        for (int row = 0; row < rows; row++) {
            if (row == TILE && table.size() > TILE - TILE / 8) {
                table.expect(rows);
            }
            ids[row] = validity == null || validity.get(row) ? table.code(values[from + row]) : NONE;
        }
        groups = table.size();
    }

    /** Bits of floats, with one zero. */
    private static long[] bits(DoubleColumn column) {
        long[] values = new long[column.length()];
        for (int row = 0; row < values.length; row++) {
            values[row] = Double.doubleToLongBits(column.at(row) + 0.0);
        }
        return values;
    }
}
