package io.bask.dataframe.io;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts a partition together from pieces of a file, of which only some rows may have been kept: keeps their numbers in the partition.
 *
 * <p>For authors of readers whose files come in row groups or record batches. One use; one thread.
 */
public final class FramePieces {
    private final Schema schema;
    private final List<Map<String, Column>> columns = new ArrayList<>();
    private final LongColumn.Builder numbers = new LongColumn.Builder(0);
    private boolean isDense = true;
    private long seen;
    private long kept;

    /** Nothing so far, of a table with these columns. */
    public FramePieces(Schema schema) {
        this.schema = Given.notNull(schema, "schema");
    }

    /** The columns of the partition. */
    public Schema schema() {
        return schema;
    }

    /** How many rows were kept so far. */
    public long kept() {
        return kept;
    }

    /** So many rows of which none is kept. */
    public void skip(long rows) {
        number(rows);
        seen += rows;
    }

    /** From the first gap on numbers have to be told. */
    private void number(long left) {
        for (long i = 0; left > 0 && isDense && i < kept; i++) {
            numbers.append(i);
        }
        isDense &= left == 0;
    }

    /**
     * Rows that were next to each other, the first ones of a piece.
     *
     * @param piece the columns by name
     * @param rows how many there are
     * @param ofRows how many the piece has
     */
    public void add(Map<String, Column> piece, int rows, int ofRows) {
        Given.notNull(piece, "piece");
        columns.add(piece);
        if (!isDense) {
            for (int i = 0; i < rows; i++) {
                numbers.append(seen + i);
            }
        }
        kept += rows;
        seen += ofRows;
    }

    /**
     * Some rows of a piece.
     *
     * @param piece the columns by name, with these rows only
     * @param rows their numbers in the piece, ascending
     * @param ofRows how many the piece has
     */
    public void add(Map<String, Column> piece, int[] rows, int ofRows) {
        Given.notNull(piece, "piece");
        Given.notNull(rows, "rows");
        if (rows.length == ofRows) {
            add(piece, ofRows, ofRows);
            return;
        }
        columns.add(piece);
        number(ofRows - rows.length);
        for (int row : rows) {
            numbers.append(seen + row);
        }
        kept += rows.length;
        seen += ofRows;
    }

    /** Reads columns of a piece, all its rows. */
    @FunctionalInterface
    public interface PieceColumns {
        /** These columns by name; none where none are named. */
        Map<String, Column> read(List<String> names) throws IOException;
    }

    /**
     * The rows of a piece that a filter keeps: reads the columns that the filter looks at, and the others only where it keeps a row.
     *
     * @param all the columns that the filter may look at
     * @param rows how many rows the piece has
     */
    public void addKept(RowFilter filter, Schema all, int rows, PieceColumns piece) throws IOException {
        Given.notNull(filter, "filter");
        Given.notNull(all, "all");
        Given.notNull(piece, "piece");
        Schema looked = all.select(filter.columns());
        Map<String, Column> tested = piece.read(looked.names());
        List<Column> seenBy =
                looked.names().stream().map(name -> column(tested, name)).toList();
        int[] selected =
                filter.test(Frame.of(looked, seenBy, RowIndex.range(rows))).positions();
        if (selected.length == 0) {
            skip(rows);
            return;
        }
        List<String> missing = new ArrayList<>(schema.names());
        missing.removeAll(tested.keySet());
        Map<String, Column> others = piece.read(missing);
        Map<String, Column> taken = new LinkedHashMap<>();
        for (String name : schema.names()) {
            Column column = column(tested.containsKey(name) ? tested : others, name);
            taken.put(name, selected.length < rows ? column.take(selected) : column);
        }
        add(taken, selected, rows);
    }

    private static Column column(Map<String, Column> columns, String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    /** The partition, its rows numbered as in the file. */
    public Frame frame() {
        List<Column> whole = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.field(i).name();
            List<Column> parts =
                    columns.stream().map(piece -> column(piece, name)).toList();
            whole.add(parts.isEmpty() ? Column.empty(schema.field(i).dtype()) : Column.concat(parts));
        }
        RowIndex labels = isDense || kept == 0 ? RowIndex.range((int) kept) : new RowIndex.Numbers(numbers.build());
        return Frame.partition(schema, whole, labels, seen);
    }
}
