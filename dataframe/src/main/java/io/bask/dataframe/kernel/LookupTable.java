package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frame whose rows are found by the keys that label them; a frame without keys has one row that all find. */
public final class LookupTable implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Frame groups;
    private final transient @Nullable KeyTable keys;
    private final transient int @Nullable [] rowsOfKeys;

    /** What a table is made from again where it was written out and read. */
    private record Recipe(Frame groups) implements Serializable {
        private Object readResolve() {
            return new LookupTable(groups);
        }
    }

    /** A table of the rows of a frame, each with keys of its own. */
    public LookupTable(Frame groups) {
        this.groups = groups;
        this.keys = groups.index() instanceof RowIndex.Keys labels ? new KeyTable(labels.levels()) : null;
        this.rowsOfKeys = keys == null ? null : keys.rowsOfKeys();
    }

    /** The row of each of these keys; -1 where there is none. */
    public int[] find(List<Column> wanted, int rows) {
        if (keys == null) {
            return new int[rows];
        }
        int[] found = keys.find(wanted);
        for (int i = 0; rowsOfKeys != null && i < found.length; i++) {
            found[i] = found[i] < 0 ? -1 : rowsOfKeys[found[i]];
        }
        return found;
    }

    /** The values of a column at these rows, or their numbers for an empty name; missing at -1. */
    public Column values(String name, int[] rows) {
        if (!name.isEmpty()) {
            return Gather.orNull(groups.column(name), rows);
        }
        long[] numbers = new long[groups.rows()];
        Arrays.setAll(numbers, i -> i);
        return Gather.orNull(LongColumn.adopt(numbers, null), rows);
    }

    private Object writeReplace() {
        return new Recipe(groups);
    }
}
