package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.DType;
import io.bask.hdf5.StoredColumn.InRows;
import io.bask.hdf5.StoredColumn.None;
import io.bask.hdf5.StoredColumn.Pickled;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables as pandas' {@code format="fixed"} lays them out: an array of labels, and for each dtype an array of all columns of that dtype.
 */
final class FixedLayout {
    private static final String NAN = "nan";

    private final OpenFile file;
    private final String key;
    private final Group group;
    private final FrameNotes notes;
    private final List<StoredRows> sources = new ArrayList<>();
    private long rows = -1;

    FixedLayout(OpenFile file, String key, Group group, FrameNotes notes) {
        this.file = file;
        this.key = key;
        this.group = group;
        this.notes = notes;
    }

    StoredTable table() throws IOException {
        boolean isSeries = notes.text("pandas_type").equals("series");
        List<StoredColumn> labels = labels(isSeries ? "index" : "axis1");
        List<StoredColumn> columns = isSeries ? series() : blocks();
        return new StoredTable(key, columns, labels, sources, Math.max(0, rows));
    }

    private List<StoredColumn> series() throws IOException {
        String noted = StoredTable.name(notes.value("name"));
        return block("values", List.of(noted.isEmpty() ? FrameNames.VALUES : noted));
    }

    private List<StoredColumn> blocks() throws IOException {
        Map<String, StoredColumn> found = new LinkedHashMap<>();
        long blocks = notes.number("nblocks");
        for (int block = 0; block < blocks; block++) {
            for (StoredColumn column :
                    block("block%d_values".formatted(block), names("block%d_items".formatted(block)))) {
                if (found.put(column.name(), column) != null) {
                    throw new OpenFile.Refused(
                            "has two columns called '%s'; rename one in pandas".formatted(column.name()));
                }
            }
        }
        List<StoredColumn> ordered = new ArrayList<>();
        for (String name : names("axis0")) {
            StoredColumn column = found.remove(name);
            if (column == null) {
                throw new OpenFile.Refused("lacks the values of the column '%s'".formatted(name));
            }
            ordered.add(column);
        }
        return ordered;
    }

    private Dataset dataset(String name) {
        if (group.getChildren().get(name) instanceof Dataset dataset) {
            return dataset;
        }
        throw new OpenFile.Refused("has no array %s".formatted(name));
    }

    /** The rows that an empty array stands for, which pandas cannot write as such; -1 where it is not empty. */
    private static long empty(FrameNotes notes) throws IOException {
        if (!(notes.value("shape") instanceof List<?> shape) || shape.isEmpty()) {
            return -1;
        }
        boolean isEmpty = false;
        for (Object length : shape) {
            isEmpty |= length instanceof Long number && number == 0;
        }
        // pandas writes blocks with one row for each column
        return isEmpty && shape.get(shape.size() - 1) instanceof Long rows ? rows : -1;
    }

    private void requireRows(long count, String name) {
        if (rows >= 0 && rows != count) {
            throw new OpenFile.Refused("has %d rows in %s, but %d labels".formatted(count, name, rows));
        }
        rows = count;
    }

    private List<String> names(String axis) throws IOException {
        if (notes.text(axis + "_variety").equals("multi")) {
            throw new OpenFile.Refused(
                    "has columns with names of several levels; join them to one in pandas, for example by df.columns.map('_'.join)");
        }
        Column column = index(axis);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < column.length(); i++) {
            names.add(column.isNull(i) ? NAN : String.valueOf(column.valueAt(i)));
        }
        return names;
    }

    /** The values of an index, all of them. */
    private Column index(String name) throws IOException {
        FixedLayout alone = new FixedLayout(file, key, group, notes);
        StoredColumn column = alone.label(name);
        return StoredTable.whole(
                file, new StoredTable(key, List.of(column), List.of(), alone.sources, Math.max(0, alone.rows)), column);
    }

    private List<StoredColumn> labels(String axis) throws IOException {
        if (!notes.text(axis + "_variety").equals("multi")) {
            return List.of(label(axis));
        }
        List<StoredColumn> labels = new ArrayList<>();
        long levels = notes.number(axis + "_nlevels");
        for (int level = 0; level < levels; level++) {
            String values = "%s_level%d".formatted(axis, level);
            String name = StoredTable.name(FrameNotes.of(dataset(values)).value("name"));
            Levels known = Levels.of(index(values), false);
            StoredColumn codes =
                    block("%s_label%d".formatted(axis, level), List.of(name)).get(0);
            labels.add(
                    codes.place() instanceof InRows place
                            ? new StoredColumn(
                                    name,
                                    known.dtype(),
                                    codes.what(),
                                    new InRows(place.source(), place.offset(), place.cell(), known, ""))
                            : new StoredColumn(name, known.dtype(), codes.what(), new None()));
        }
        return labels;
    }

    private StoredColumn label(String name) throws IOException {
        Dataset dataset = dataset(name);
        FrameNotes its = FrameNotes.of(dataset);
        String kind = its.text("kind");
        String label = StoredTable.name(its.value("name"));
        if (its.text("index_class").equals("period")) {
            throw new OpenFile.Refused(
                    "has labels that are periods, which no column can hold; call reset_index in pandas");
        }
        long none = empty(its);
        if (none >= 0) {
            requireRows(0, name);
            return new StoredColumn(label, emptyDtype(its), kind, new None());
        }
        if (dataset.getDataType() instanceof VariableLength) {
            PickledValues values = PickledValues.read(file, key + "/" + name);
            requireRows(values.rows(), name);
            return pickled(label, values, 0, name);
        }
        source(dataset, name);
        CellType cell = cell(dataset, its, kind, name);
        InRows place = new InRows(sources.size() - 1, 0, cell, null, NAN);
        return new StoredColumn(label, cell.dtype(), kind, place);
    }

    private StoredRows source(Dataset dataset, String name) {
        StoredRows stored = StoredRows.of(file, dataset, key + "/" + name);
        requireRows(stored.rows(), name);
        sources.add(stored);
        return stored;
    }

    private CellType cell(Dataset dataset, FrameNotes its, String kind, String name) throws IOException {
        CellType stored = CellType.of(dataset.getDataType());
        if (stored == null) {
            throw new OpenFile.Refused("has %s in %s, which no column can hold"
                    .formatted(dataset.getDataType().getClass().getSimpleName(), name));
        }
        return stored.as(kind, its.value("tz")).in(notes.text("encoding"));
    }

    private static DType emptyDtype(FrameNotes its) throws IOException {
        String noted = its.text("value_type");
        return switch (noted) {
            case "bool" -> DType.BOOL;
            case "int8" -> DType.INT8;
            case "int16" -> DType.INT16;
            case "int32" -> DType.INT32;
            case "int64" -> DType.INT64;
            case "uint8" -> DType.UINT8;
            case "uint16" -> DType.UINT16;
            case "uint32" -> DType.UINT32;
            case "uint64" -> DType.UINT64;
            case "float16", "float32" -> DType.FLOAT32;
            case "float64" -> DType.FLOAT64;
            default ->
                noted.startsWith("datetime")
                        ? DType.DATETIME
                        : noted.startsWith("timedelta") ? DType.TIMEDELTA : DType.STRING;
        };
    }

    private StoredColumn pickled(String column, PickledValues values, int item, String array) {
        DType dtype = values.dtype(item);
        return new StoredColumn(
                column,
                dtype,
                dtype == null ? values.odd(item) : "object",
                dtype == null ? new None() : new Pickled(key + "/" + array, item, values.items()));
    }

    /** The columns of one dtype. */
    private List<StoredColumn> block(String array, List<String> names) throws IOException {
        Dataset dataset = dataset(array);
        FrameNotes its = FrameNotes.of(dataset);
        List<StoredColumn> columns = new ArrayList<>();
        if (empty(its) >= 0) {
            return none(names, emptyDtype(its), array);
        }
        if (dataset.getDataType() instanceof VariableLength) {
            PickledValues values = PickledValues.read(file, key + "/" + array);
            if (values.isEmpty()) {
                return none(names, DType.STRING, array);
            }
            requireItems(values.items(), names, array);
            requireRows(values.rows(), array);
            for (int item = 0; item < names.size(); item++) {
                columns.add(pickled(names.get(item), values, item, array));
            }
            return columns;
        }
        @Nullable CellType stored = CellType.of(dataset.getDataType());
        if (stored == null) {
            for (String name : names) {
                String what = dataset.getDataType().getClass().getSimpleName();
                columns.add(new StoredColumn(name, null, what, new None()));
            }
            return columns;
        }
        StoredRows source = source(dataset, array);
        requireItems(source.width(), names, array);
        CellType cell = stored.as(its.text("value_type"), its.value("tz"));
        for (int item = 0; item < names.size(); item++) {
            InRows place = new InRows(sources.size() - 1, item * cell.bytes(), cell, null, "\0");
            columns.add(new StoredColumn(names.get(item), cell.dtype(), its.text("value_type"), place));
        }
        return columns;
    }

    /** Columns without rows. */
    private List<StoredColumn> none(List<String> names, DType dtype, String array) {
        if (!names.isEmpty()) {
            requireRows(0, array);
        }
        return names.stream()
                .map(name -> new StoredColumn(name, dtype, "nothing", new None()))
                .toList();
    }

    private static void requireItems(long items, List<String> names, String array) {
        if (items != names.size()) {
            throw new OpenFile.Refused("has %d columns in %s, but names for %d".formatted(items, array, names.size()));
        }
    }
}
