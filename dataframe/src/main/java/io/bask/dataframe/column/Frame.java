package io.bask.dataframe.column;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import io.bask.graph.Described;
import io.bask.memory.Sized;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory: one partition while a graph runs, and what {@code compute()} returns.
 *
 * <p>Immutable; columns are shared between frames, so selecting, renaming and slicing copy no values. Prints as pandas
 * prints a frame.
 *
 * <p><b>Row numbers over partitions.</b> A partition that is read numbers its rows from 0 and says in
 * {@link #sourceRows()} how many rows it numbered, also after a filter has dropped some. {@link #concat} adds up these
 * spans from the left, moves each part's numbers by the sum before it, and carries the total; so it may be applied in a
 * tree and still gives every row its number in the whole table. A frame whose labels are final has span 0.
 */
public final class Frame implements Described, Sized, Serializable {
    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final List<Column> columns;
    private final RowIndex index;
    private final long sourceRows;

    private Frame(Schema schema, List<Column> columns, RowIndex index, long sourceRows) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.index = index;
        this.sourceRows = sourceRows;
        if (schema.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "%d columns for a schema of %d fields: %s".formatted(columns.size(), schema.size(), schema));
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Field field = schema.field(i);
            if (column.length() != index.length()) {
                throw new IllegalArgumentException(
                        "column '%s' has %d rows, but the frame has %d; all columns need one length"
                                .formatted(field.name(), column.length(), index.length()));
            }
            if (column.dtype() != field.dtype()) {
                throw new IllegalArgumentException("column '%s' holds %s where the schema says %s"
                        .formatted(field.name(), column.dtype(), field.dtype()));
            }
        }
    }

    /** A frame of these columns with those row labels. */
    public static Frame of(Schema schema, List<? extends Column> columns, RowIndex index) {
        Given.notNull(index, "index");
        Given.notNull(index, "index");
        Given.notNull(schema, "schema");
        Given.notNull(columns, "columns");
        return new Frame(schema, List.copyOf(columns), index, 0);
    }

    /** A frame of these columns, rows numbered from 0; at least one column. */
    public static Frame of(Map<String, ? extends Column> columns) {
        Given.notNull(columns, "columns");
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "a frame without columns needs row labels; use Frame.of(schema, columns, index)");
        }
        List<Field> fields = new ArrayList<>();
        columns.forEach((name, column) -> fields.add(new Field(name, column.dtype())));
        List<Column> values = List.copyOf(new ArrayList<>(columns.values()));
        return of(Schema.of(fields), values, RowIndex.range(values.get(0).length()));
    }

    /** A frame of one column. */
    public static Frame of(String name, Column column) {
        Given.notNull(name, "name");
        Given.notNull(column, "column");
        return of(Map.of(name, column));
    }

    /** A frame of two columns. */
    public static Frame of(String name, Column column, String name2, Column column2) {
        Given.notNull(name, "name");
        Given.notNull(column, "column");
        Given.notNull(name2, "name2");
        Given.notNull(column2, "column2");
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(name, column);
        columns.put(name2, column2);
        return of(columns);
    }

    /**
     * A partition: rows numbered from 0 within their source, see the class comment.
     *
     * @param sourceRows how many rows of the source this partition stands for
     */
    public static Frame partition(Schema schema, List<? extends Column> columns, RowIndex index, long sourceRows) {
        Given.notNull(index, "index");
        Given.notNull(index, "index");
        Given.notNull(schema, "schema");
        Given.notNull(columns, "columns");
        return new Frame(schema, List.copyOf(columns), index, sourceRows);
    }

    /** A partition of consecutive rows numbered from 0, which stands for exactly these rows. */
    public static Frame partition(Schema schema, List<? extends Column> columns, int rows) {
        Given.notNull(schema, "schema");
        Given.notNull(columns, "columns");
        return partition(schema, columns, RowIndex.range(rows), rows);
    }

    /** A frame of that schema without rows. */
    public static Frame empty(Schema schema) {
        Given.notNull(schema, "schema");
        List<Column> columns = schema.dtypes().stream().map(Column::empty).toList();
        return of(schema, columns, RowIndex.range(0));
    }

    /**
     * A frame of an array: of one axis one column, of two axes one for each place along the second. Rows are numbered from 0.
     *
     * <p>Dtypes stay; NaN is missing. Complex numbers are an error. Elements are copied.
     *
     * @param names one for each column
     */
    public static Frame of(NDArray array, List<String> names) {
        Given.notNull(array, "array");
        Given.noneNull(names, "names");
        long columns = array.ndim() == 2 ? array.shape().length(1) : 1;
        if (array.ndim() < 1 || array.ndim() > 2 || names.size() != columns) {
            throw new IllegalArgumentException(
                    "%d names for an array of shape %s; a frame takes arrays of 1 axis with one name, or of 2 with one for each column"
                            .formatted(names.size(), array.shape()));
        }
        return ArrayColumns.frame(array, names);
    }

    /** The columns that {@link #of(NDArray, List)} makes of an array of that dtype. */
    public static Schema schemaOf(DType element, List<String> names) {
        Given.notNull(element, "element");
        Given.noneNull(names, "names");
        return ArrayColumns.schema(element, names);
    }

    /** The dtype that an array of such columns has: NumPy's promotion of all. Columns that are no numbers are an error. */
    public static DType elementOf(Schema schema) {
        return ArrayColumns.element(Given.notNull(schema, "schema"));
    }

    /** The columns side by side as an array of two axes, see {@link #elementOf}; whole numbers must not be missing. */
    public NDArray toArray() {
        return toArray(elementOf(schema));
    }

    /** The columns side by side as an array of two axes of that dtype, cast without checks; missing values are NaN in floats. */
    public NDArray toArray(DType element) {
        Given.notNull(element, "element");
        elementOf(schema);
        return ArrayColumns.array(this, element);
    }

    /** Names and dtypes of the columns. */
    public Schema schema() {
        return schema;
    }

    /** The columns in schema order. */
    public List<Column> columns() {
        return columns;
    }

    /** Number of rows. */
    public int rows() {
        return index.length();
    }

    /** The labels of the rows. */
    public RowIndex index() {
        return index;
    }

    /** How many rows of the source this partition numbered; 0 when the labels are final. */
    public long sourceRows() {
        return sourceRows;
    }

    /** The column with that name; an unknown name lists the columns. */
    public Column column(String name) {
        Given.notNull(name, "name");
        return columns.get(schema.indexOf(name));
    }

    /** The column at that position. */
    public Column column(int position) {
        return columns.get(Objects.checkIndex(position, columns.size()));
    }

    /** The column with that name together with the row labels; prints as a pandas Series. */
    public NamedColumn series(String name) {
        Given.notNull(name, "name");
        return new NamedColumn(name, column(name), index);
    }

    /** The value at a row position and column, null when missing: for users and tests, not for loops. */
    public @Nullable Object valueAt(int row, String name) {
        Given.notNull(name, "name");
        return column(name).valueAt(row);
    }

    /** Only the named columns, in the order given. */
    public Frame select(Collection<String> names) {
        Given.notNull(names, "names");
        List<Column> kept = names.stream().map(this::column).toList();
        return new Frame(schema.select(names), kept, index, sourceRows);
    }

    /** Only the named columns, in the order given. */
    public Frame select(String... names) {
        Given.noneNull(names, "names");
        return select(List.of(names));
    }

    /** This frame with the column in place of the one of that name, or added at the end. */
    public Frame with(String name, Column column) {
        Given.notNull(name, "name");
        Given.notNull(column, "column");
        return with(List.of(name), List.of(column));
    }

    /** This frame with each of the columns in place of the one of its name, or added at the end; names are told apart. */
    public Frame with(List<String> names, List<Column> values) {
        Given.noneNull(names, "names");
        Given.noneNull(values, "values");
        List<Column> changed = new ArrayList<>(columns);
        List<Field> fields = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            Column column = values.get(i);
            fields.add(new Field(names.get(i), column.dtype()));
            if (schema.contains(names.get(i))) {
                changed.set(schema.indexOf(names.get(i)), column);
            } else {
                changed.add(column);
            }
        }
        return new Frame(schema.with(fields), changed, index, sourceRows);
    }

    /** The same columns under new names. */
    public Frame rename(Map<String, String> newNames) {
        Given.notNull(newNames, "newNames");
        return new Frame(schema.rename(newNames), columns, index, sourceRows);
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive) by position, without copying values. */
    public Frame slice(int from, int to) {
        Objects.checkFromToIndex(from, to, rows());
        List<Column> sliced =
                columns.stream().map(column -> column.slice(from, to)).toList();
        return new Frame(schema, sliced, index.slice(from, to), sourceRows);
    }

    /** The first {@code n} rows, or all when there are fewer. */
    public Frame head(int n) {
        return slice(0, Math.min(n, rows()));
    }

    /** The last {@code n} rows, or all when there are fewer. */
    public Frame tail(int n) {
        return slice(rows() - Math.min(n, rows()), rows());
    }

    /** The rows at these positions, in that order. */
    public Frame take(int[] positions) {
        Given.notNull(positions, "positions");
        return takeShared(positions.clone());
    }

    private Frame takeShared(int[] positions) {
        List<Column> taken =
                columns.stream().map(column -> column.take(positions)).toList();
        return new Frame(schema, taken, index.take(positions), sourceRows);
    }

    /** The rows whose bit is set; they keep their labels. */
    public Frame filter(Bitmap mask) {
        Given.notNull(mask, "mask");
        if (mask.length() != rows()) {
            throw new IllegalArgumentException(
                    "a mask of %d rows does not fit a frame of %d rows".formatted(mask.length(), rows()));
        }
        return mask.isAllSet() ? this : takeShared(mask.positions());
    }

    /** The same rows under other labels, which are final. */
    public Frame withIndex(RowIndex labels) {
        Given.notNull(labels, "labels");
        return new Frame(schema, columns, labels, 0);
    }

    /** The same rows with their numbers moved up by {@code by}, as final labels. */
    public Frame relabelled(long by) {
        return withIndex(index.shift(by));
    }

    /** Bytes of memory that columns and labels occupy. */
    public long nbytes() {
        long total = index.nbytes();
        for (Column column : columns) {
            total += column.nbytes();
        }
        return total;
    }

    @Override
    public long bytes() {
        return ColumnPieces.bytes(this);
    }

    @Override
    public void pieces(Pieces pieces) {
        if (index.nbytes() > 128) {
            pieces.piece(index, index.nbytes());
        }
        columns.forEach(column -> column.pieces(pieces));
    }

    /** The same rows in memory that no other frame shares, but for dictionaries whose texts they use. */
    public Frame detached() {
        int[] rows = new int[rows()];
        Arrays.setAll(rows, row -> row);
        List<Column> own = columns.stream()
                .map(column -> ColumnPieces.withoutUnused(column.take(rows)))
                .toList();
        return new Frame(schema, own, index instanceof RowIndex.Range ? index : index.take(rows), sourceRows);
    }

    /** What is written in this frame's place: no more than its own rows. */
    @Serial
    private Object writeReplace() {
        List<Column> compact = columns.stream().map(ColumnPieces::compact).toList();
        return compact.equals(columns) ? this : new Frame(schema, compact, index, sourceRows);
    }

    /** The frames one below the other, rows numbered through as the class comment tells; at least one frame. */
    public static Frame concat(List<Frame> parts) {
        Given.notNull(parts, "parts");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there is no frame to concatenate; give at least one");
        }
        Frame first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        long before = 0;
        List<RowIndex> labels = new ArrayList<>(parts.size());
        for (Frame part : parts) {
            if (!part.schema.equals(first.schema)) {
                throw new IllegalArgumentException("frames with different columns do not concatenate: %s and %s"
                        .formatted(first.schema, part.schema));
            }
            labels.add(part.index.shift(before));
            before += part.sourceRows;
        }
        List<Column> joined = new ArrayList<>(first.columns.size());
        for (int i = 0; i < first.columns.size(); i++) {
            int position = i;
            joined.add(Column.concat(
                    parts.stream().map(part -> part.columns.get(position)).toList()));
        }
        return new Frame(first.schema, joined, RowIndex.concat(labels), before);
    }

    /** Rows, columns and the first fields, for error messages; without columns that come and go on the way, whose names nobody wrote. */
    @Override
    public String describe() {
        List<Field> known = schema.fields().stream()
                .filter(field -> field.name().indexOf('\u0000') < 0)
                .toList();
        String fields = known.toString();
        return "frame of %d rows x %d columns %s"
                .formatted(rows(), known.size(), fields.length() > 100 ? fields.substring(0, 97) + "..." : fields);
    }

    /** The row labels as columns in front of the others; row numbers as a column {@code index}. */
    public Frame resetIndex() {
        List<Field> fields = new ArrayList<>();
        List<Column> values = new ArrayList<>();
        if (index instanceof RowIndex.Keys keys) {
            for (int i = 0; i < keys.levels().size(); i++) {
                String name = keys.names().get(i).isEmpty()
                        ? "level_" + i
                        : keys.names().get(i);
                fields.add(new Field(name, keys.levels().get(i).dtype()));
                values.add(keys.levels().get(i));
            }
        } else {
            fields.add(new Field("index", io.bask.dataframe.schema.DType.INT64));
            values.add(RowIndex.numbers(index));
        }
        fields.addAll(schema.fields());
        values.addAll(columns);
        return of(Schema.of(fields), values, RowIndex.range(rows()));
    }

    /** What the frame holds: labels, columns, non-null counts, dtypes and memory, laid out as pandas' {@code info}. */
    public String info() {
        return InfoText.of(this);
    }

    /** The frame as text, as much of it as the display allows. */
    public String toString(Display display) {
        Given.notNull(display, "display");
        return FrameText.of(this, display);
    }

    /** The frame as pandas prints it in a plain program: at most 60 rows and 80 characters a line. */
    @Override
    public String toString() {
        return toString(Display.DEFAULT);
    }
}
