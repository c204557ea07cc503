package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a frame's rows, printed at the left.
 *
 * <p>Rows of a table read from files are numbered; filters keep the numbers of the rows they keep. Group results are
 * labelled by their keys, summaries by names.
 */
public sealed interface RowIndex extends Serializable {
    /** Number of rows. */
    int length();

    /** The labels of rows {@code from} (inclusive) to {@code to} (exclusive). */
    RowIndex slice(int from, int to);

    /** The labels of the rows at these positions, in that order; the array must not be written to afterwards. */
    RowIndex take(int[] rows);

    /** The same labels with every number moved up; labels that are not row numbers stay. */
    RowIndex shift(long by);

    /** Bytes of memory the labels occupy. */
    long nbytes();

    /** Labels {@code 0, 1, ...} for that many rows. */
    static RowIndex range(int length) {
        return new Range(0, length);
    }

    /**
     * Consecutive row numbers.
     *
     * @param start number of the first row
     * @param length number of rows
     */
    record Range(long start, int length) implements RowIndex {
        @Override
        public RowIndex slice(int from, int to) {
            Objects.checkFromToIndex(from, to, length);
            return new Range(start + from, to - from);
        }

        @Override
        public RowIndex take(int[] rows) {
            return new Picked(start, rows);
        }

        @Override
        public RowIndex shift(long by) {
            return by == 0 ? this : new Range(start + by, length);
        }

        @Override
        public long nbytes() {
            return 128;
        }
    }

    /** Some of a run of consecutive row numbers: what a filter leaves, without making numbers that nobody may print. */
    final class Picked implements RowIndex {
        private static final long serialVersionUID = 1L;

        private final long start;
        private final int[] rows;

        private Picked(long start, int[] rows) {
            this.start = start;
            this.rows = rows;
        }

        @Override
        public int length() {
            return rows.length;
        }

        @Override
        public RowIndex slice(int from, int to) {
            return new Picked(start, Arrays.copyOfRange(rows, from, to));
        }

        @Override
        public RowIndex take(int[] positions) {
            int[] taken = new int[positions.length];
            for (int i = 0; i < taken.length; i++) {
                taken[i] = rows[positions[i]];
            }
            return new Picked(start, taken);
        }

        @Override
        public RowIndex shift(long by) {
            return by == 0 ? this : new Picked(start + by, rows);
        }

        @Override
        public long nbytes() {
            return 4L * rows.length;
        }

        private LongColumn numbers() {
            long[] labels = new long[rows.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = start + rows[i];
            }
            return LongColumn.adopt(labels, null);
        }
    }

    /**
     * Row numbers that need not be consecutive.
     *
     * @param labels one number a row, none missing
     */
    record Numbers(LongColumn labels) implements RowIndex {
        @Override
        public int length() {
            return labels.length();
        }

        @Override
        public RowIndex slice(int from, int to) {
            return new Numbers(labels.slice(from, to));
        }

        @Override
        public RowIndex take(int[] rows) {
            return new Numbers(labels.take(rows));
        }

        @Override
        public RowIndex shift(long by) {
            if (by == 0) {
                return this;
            }
            long[] moved = new long[labels.length()];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = labels.at(i) + by;
            }
            return new Numbers(LongColumn.adopt(moved, null));
        }

        @Override
        public long nbytes() {
            return labels.nbytes();
        }
    }

    /**
     * Values as labels, in one level or several.
     *
     * @param names the name of each level; empty text for a level without a name
     * @param levels one column a level, all of the same length
     */
    record Keys(List<String> names, List<Column> levels) implements RowIndex {
        /** Checks that names and levels match. */
        public Keys {
            names = List.copyOf(names);
            levels = List.copyOf(levels);
            if (levels.isEmpty() || names.size() != levels.size()) {
                throw new IllegalArgumentException(
                        "%d names for %d levels of row labels; give one name a level and at least one"
                                .formatted(names.size(), levels.size()));
            }
            for (Column level : levels) {
                if (level.length() != levels.get(0).length()) {
                    throw new IllegalArgumentException("levels of row labels differ in length: %d and %d"
                            .formatted(levels.get(0).length(), level.length()));
                }
            }
        }

        /** Labels in one level without a name, for example the statistics of a summary. */
        public static Keys of(String... labels) {
            return new Keys(List.of(""), List.of(StringColumn.of(labels)));
        }

        @Override
        public int length() {
            return levels.get(0).length();
        }

        @Override
        public RowIndex slice(int from, int to) {
            return new Keys(
                    names, levels.stream().map(level -> level.slice(from, to)).toList());
        }

        @Override
        public RowIndex take(int[] rows) {
            return new Keys(
                    names, levels.stream().map(level -> level.take(rows)).toList());
        }

        @Override
        public RowIndex shift(long by) {
            return this;
        }

        @Override
        public long nbytes() {
            return levels.stream().mapToLong(Column::nbytes).sum();
        }
    }

    /** The labels one after the other; row numbers stay numbers, keys need the same names and dtypes. */
    static RowIndex concat(List<RowIndex> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        if (parts.get(0) instanceof Keys first) {
            return concatKeys(first, parts);
        }
        Range run = joinedRange(parts);
        if (run != null) {
            return run;
        }
        List<LongColumn> numbers = new ArrayList<>(parts.size());
        for (RowIndex part : parts) {
            numbers.add(numbers(part));
        }
        return new Numbers((LongColumn) Column.concat(numbers));
    }

    private static RowIndex concatKeys(Keys first, List<RowIndex> parts) {
        List<Column> levels = new ArrayList<>();
        for (int level = 0; level < first.levels().size(); level++) {
            List<Column> columns = new ArrayList<>(parts.size());
            for (RowIndex part : parts) {
                if (!(part instanceof Keys keys) || !keys.names().equals(first.names())) {
                    throw new IllegalArgumentException(
                            "row labels by %s do not concatenate with other row labels".formatted(first.names()));
                }
                columns.add(keys.levels().get(level));
            }
            levels.add(Column.concat(columns));
        }
        return new Keys(first.names(), levels);
    }

    private static @Nullable Range joinedRange(List<RowIndex> parts) {
        long start = 0;
        int length = 0;
        for (RowIndex part : parts) {
            if (part.length() == 0) {
                continue;
            }
            if (!(part instanceof Range range) || (length > 0 && range.start() != start + length)) {
                return null;
            }
            start = length == 0 ? range.start() : start;
            length += range.length();
        }
        return new Range(start, length);
    }

    /** The numbers of rows that are labelled by number; labels by key are an error. */
    static LongColumn numbers(RowIndex index) {
        if (index instanceof Numbers numbers) {
            return numbers.labels();
        }
        if (index instanceof Picked picked) {
            return picked.numbers();
        }
        if (index instanceof Range range) {
            long[] labels = new long[range.length()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = range.start() + i;
            }
            return LongColumn.adopt(labels, null);
        }
        throw new IllegalArgumentException(
                "rows labelled by %s have no row numbers; use resetIndex() to make columns of the labels"
                        .formatted(((Keys) index).names()));
    }

    /** Names and dtypes of the levels; empty where rows are numbered. */
    default List<Field> fields() {
        if (!(this instanceof Keys keys)) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < keys.levels().size(); i++) {
            fields.add(new Field(keys.names().get(i), keys.levels().get(i).dtype()));
        }
        return List.copyOf(fields);
    }

    /** The dtype of the labels of one level. */
    default DType dtype() {
        return this instanceof Keys keys ? keys.levels().get(0).dtype() : DType.INT64;
    }
}
