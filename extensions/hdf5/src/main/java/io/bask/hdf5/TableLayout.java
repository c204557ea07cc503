package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.StringColumn;
import io.bask.hdf5.StoredColumn.InRows;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables as pandas' {@code format="table"} lays them out: an array of records, of which one part is the label and others are values of one
 * column or of several; what is what is noted.
 */
final class TableLayout {
    private static final Pattern UNNAMED_LEVEL = Pattern.compile("level_\\d+");
    private static final String NAN = "nan";

    private final OpenFile file;
    private final String key;
    private final Group group;
    private final FrameNotes notes;
    private final Dataset dataset;
    private final FrameNotes parts;
    private final Map<String, CompoundDataMember> members;
    private final StoredRows rows;

    TableLayout(OpenFile file, String key, Group group, FrameNotes notes) {
        this.file = file;
        this.key = key;
        this.group = group;
        this.notes = notes;
        this.dataset = StoredTable.dataset(file, key + "/table");
        this.parts = FrameNotes.of(dataset);
        this.members = members(dataset, key);
        this.rows = StoredRows.of(file, dataset, key + "/table");
    }

    private static Map<String, CompoundDataMember> members(Dataset dataset, String key) {
        if (!(dataset.getDataType() instanceof CompoundDataType records)) {
            throw new OpenFile.Refused("has no records in %s/table".formatted(key));
        }
        Map<String, CompoundDataMember> members = new LinkedHashMap<>();
        records.getMembers().forEach(member -> members.put(member.getName(), member));
        return members;
    }

    /** Any array of records: each part with one value is a column, rows are numbered. */
    static StoredTable plain(OpenFile file, String key, String path, Dataset dataset) {
        StoredRows rows = StoredRows.of(file, dataset, path);
        if (rows.shape().ndim() != 1) {
            throw new OpenFile.Refused("has records of shape %s; a table has one axis".formatted(rows.shape()));
        }
        List<StoredColumn> columns = new ArrayList<>();
        members(dataset, key).forEach((name, member) -> {
            CellType cell = items(member) == 1 ? CellType.of(base(member)) : null;
            columns.add(column(name, cell, member, 0, null, NAN_NONE));
        });
        return new StoredTable(key, columns, List.of(), List.of(rows), rows.rows());
    }

    /** A text that no stored one is, as these end before their zeros. */
    private static final String NAN_NONE = "\0";

    private static StoredColumn column(
            String name,
            @Nullable CellType cell,
            CompoundDataMember member,
            int item,
            @Nullable Levels levels,
            String missing) {
        String what = "%s of %d bytes"
                .formatted(base(member).getClass().getSimpleName(), base(member).getSize());
        if (cell == null) {
            return new StoredColumn(name, null, what, new StoredColumn.None());
        }
        int offset = Math.toIntExact(member.getOffset() + (long) item * cell.bytes());
        InRows place = new InRows(0, offset, cell, levels, missing);
        return new StoredColumn(name, levels == null ? cell.dtype() : levels.dtype(), what, place);
    }

    private static DataType base(CompoundDataMember member) {
        return member.getDataType() instanceof ArrayDataType array ? array.getBaseType() : member.getDataType();
    }

    /** How many values a record has in this part. */
    private static int items(CompoundDataMember member) {
        long items = 1;
        int[] lengths = member.getDataType() instanceof ArrayDataType array
                ? array.getArrayTypeDimensions()
                : Objects.requireNonNullElse(member.getDimensionSize(), new int[0]);
        for (int length : lengths) {
            items = Math.multiplyExact(items, Math.max(1, length));
        }
        return Math.toIntExact(items);
    }

    StoredTable table() throws IOException {
        boolean isSeries = notes.text("pandas_type").equals("series_table");
        List<StoredColumn> found = new ArrayList<>();
        for (Object part : notes.list("values_cols")) {
            values(StoredTable.name(part), found);
        }
        Map<String, StoredColumn> byName = new LinkedHashMap<>();
        for (StoredColumn column : found) {
            if (byName.put(column.name(), column) != null) {
                throw new OpenFile.Refused(
                        "has two columns called '%s'; rename one in pandas".formatted(column.name()));
            }
        }
        List<StoredColumn> labels = new ArrayList<>();
        if (notes.value("levels") instanceof List<?> levels) {
            for (Object level : levels) {
                StoredColumn label = byName.remove(StoredTable.name(level));
                if (label == null) {
                    throw new OpenFile.Refused("lacks the labels '%s'".formatted(level));
                }
                labels.add(UNNAMED_LEVEL.matcher(label.name()).matches() ? label.named("") : label);
            }
        } else if (!isNumbered()) {
            labels.add(label());
        }
        List<StoredColumn> ordered = isSeries ? List.copyOf(byName.values()) : ordered(byName);
        return new StoredTable(key, ordered, labels, List.of(rows), rows.rows());
    }

    /** Whether Bask wrote row numbers that were none of a table of rows with labels, and nobody added rows. */
    private boolean isNumbered() throws IOException {
        return notes.value(FrameNames.NUMBERED) instanceof Long count && count == rows.rows();
    }

    /** The order of columns, which parts of records do not keep. */
    private List<StoredColumn> ordered(Map<String, StoredColumn> columns) throws IOException {
        Map<String, StoredColumn> rest = new LinkedHashMap<>(columns);
        List<StoredColumn> ordered = new ArrayList<>();
        for (Object axis : notes.list("non_index_axes")) {
            if (axis instanceof List<?> pair && pair.size() == 2 && pair.get(1) instanceof List<?> names) {
                for (Object name : names) {
                    StoredColumn column = rest.remove(StoredTable.name(name));
                    if (column != null) {
                        ordered.add(column);
                    }
                }
            }
        }
        ordered.addAll(rest.values());
        return ordered;
    }

    private CompoundDataMember member(String part) {
        CompoundDataMember member = members.get(part);
        if (member == null) {
            throw new OpenFile.Refused("has no part '%s' in its records, but %s".formatted(part, members.keySet()));
        }
        return member;
    }

    private void values(String part, List<StoredColumn> into) throws IOException {
        CompoundDataMember member = member(part);
        List<@Nullable Object> names = parts.list(part + "_kind");
        if (names.size() != items(member)) {
            throw new OpenFile.Refused(
                    "has %d columns in '%s', but names for %d".formatted(items(member), part, names.size()));
        }
        CellType stored = CellType.of(base(member));
        Object zone = notes.inside("info", part, "tz");
        CellType cell = stored == null
                ? null
                : stored.as(parts.text(part + "_dtype"), zone).in(notes.text("encoding"));
        Levels levels = parts.text(part + "_meta").equals("category") ? categories(part) : null;
        String missing = notes.value("nan_rep") instanceof String noted ? noted : NAN;
        for (int item = 0; item < names.size(); item++) {
            into.add(column(StoredTable.name(names.get(item)), cell, member, item, levels, missing));
        }
    }

    private Levels categories(String part) throws IOException {
        String path = key + "/meta/" + part + "/meta";
        boolean isThere = group.getChildren().get("meta") instanceof Group meta
                && meta.getChildren().containsKey(part);
        if (!isThere) {
            return Levels.of(StringColumn.of(), true);
        }
        StoredTable table = StoredTable.of(file, path);
        if (table.columns().size() != 1 || table.columns().get(0).dtype() == null) {
            throw new OpenFile.Refused("has no categories in %s that a column can hold".formatted(path));
        }
        Column stored = StoredTable.whole(file, table, table.columns().get(0));
        return Levels.of(stored, true);
    }

    private StoredColumn label() throws IOException {
        if (!(notes.list("index_cols").stream().findFirst().orElse(null) instanceof List<?> pair) || pair.size() != 2) {
            throw new OpenFile.Refused("lacks the note of its labels");
        }
        if (!Objects.equals(pair.get(0), 0L)) {
            throw new OpenFile.Refused("lies with its rows and columns exchanged; write it anew with axes=['index']");
        }
        String part = StoredTable.name(pair.get(1));
        CompoundDataMember member = member(part);
        String kind = parts.text(part + "_kind");
        CellType stored = CellType.of(base(member));
        boolean isPeriod = kind.equals("integer") && notes.inside("info", part, "freq") != null;
        if (stored == null || isPeriod) {
            throw new OpenFile.Refused("has labels that are %s, which no column can hold; call reset_index in pandas"
                    .formatted(isPeriod ? "periods" : kind));
        }
        CellType cell = stored.as(kind, notes.inside("info", part, "tz")).in(notes.text("encoding"));
        String name = StoredTable.name(notes.inside("info", part, "index_name"));
        return column(name, cell, member, 0, null, NAN);
    }
}
