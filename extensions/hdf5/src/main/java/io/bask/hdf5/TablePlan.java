package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a table becomes records as pandas lays them out: the label first, then columns of one dtype side by side, then those that lie by
 * themselves. Labels of several levels are columns of the latter kind, behind a number of the row.
 */
final class TablePlan {
    private static final String INDEX = "index";

    private final List<Field> labels;
    private final List<Field> columns;
    private final List<Slot> slots;
    private final Hdf5FrameOutput how;
    private final List<RecordPart> parts = new ArrayList<>();
    private int bytes;

    /**
     * A plan.
     *
     * @param labels levels of the labels; none where rows are numbered
     * @param facts of the columns: those of the labels first, one of the numbers of rows where there are none
     */
    TablePlan(List<Field> labels, List<Field> columns, List<Facts> facts, Hdf5FrameOutput how) {
        this.labels = labels;
        this.columns = columns;
        this.how = how;
        this.slots = new ArrayList<>();
        List<Field> all = stored(labels, columns);
        for (int i = 0; i < all.size(); i++) {
            slots.add(Slot.of(all.get(i).name(), all.get(i).dtype(), facts.get(i), how));
        }
        cut();
    }

    /** What is written, labels first: a column of numbers where there are none, and texts where they are categories. */
    static List<Field> stored(List<Field> labels, List<Field> columns) {
        List<Field> all = new ArrayList<>();
        if (labels.isEmpty()) {
            all.add(new Field(INDEX, DType.INT64));
        }
        for (int level = 0; level < labels.size(); level++) {
            DType dtype = labels.get(level).dtype() == DType.CATEGORICAL
                    ? DType.STRING
                    : labels.get(level).dtype();
            all.add(new Field(levelName(labels, level), dtype));
        }
        all.addAll(columns);
        return all;
    }

    /** What a level of labels is called in the file. */
    static String levelName(List<Field> labels, int level) {
        String name = labels.get(level).name();
        return labels.size() == 1 ? INDEX : name.isEmpty() ? "level_" + level : name;
    }

    private void cut() {
        boolean isMulti = labels.size() > 1;
        int first = Math.max(1, labels.size());
        if (isMulti) {
            add(INDEX, new Slot(DType.INT64, Long.BYTES, List.of(), ""), List.of(-1), true);
        } else {
            add(INDEX, slots.get(0), List.of(0), true);
        }
        Map<String, List<Integer>> blocks = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Slot slot = slots.get(first + i);
            if (how.dataColumns().contains(columns.get(i).name())) {
                continue;
            }
            boolean isSingle = slot.isCoded() || slot.dtype().kind() == DType.Kind.ZONED;
            String block = isSingle ? "column " + i : slot.dtype().label();
            blocks.computeIfAbsent(block, key -> new ArrayList<>()).add(first + i);
        }
        for (List<Integer> block : blocks.values()) {
            Slot widest = slots.get(block.get(0));
            for (int column : block) {
                widest = slots.get(column).bytes() > widest.bytes() ? slots.get(column) : widest;
            }
            add("values_block_" + (parts.size() - 1), widest, List.copyOf(block), false);
        }
        for (int level = 0; isMulti && level < labels.size(); level++) {
            add(levelName(labels, level), slots.get(level), List.of(level), true);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (how.dataColumns().contains(columns.get(i).name())) {
                add(columns.get(i).name(), slots.get(first + i), List.of(first + i), true);
            }
        }
    }

    private void add(String name, Slot slot, List<Integer> its, boolean isAlone) {
        RecordPart part = new RecordPart(name, bytes, slot, its, isAlone);
        parts.add(part);
        bytes = Math.addExact(bytes, part.bytes());
    }

    int recordBytes() {
        return bytes;
    }

    byte[] datatype() {
        return Messages.records(parts, bytes);
    }

    /** Records of rows, of which the columns are given, labels first. */
    byte[] records(List<Column> values, int rows, long firstRow) {
        byte[] records = new byte[Math.multiplyExact(rows, bytes)];
        for (RecordPart part : parts) {
            for (int i = 0; i < part.columns().size(); i++) {
                int number = part.columns().get(i);
                Column column = number < 0 ? numbers(firstRow, rows) : values.get(number);
                part.slot().put(column, records, part.offset() + i * part.slot().bytes(), bytes);
            }
        }
        return records;
    }

    static Column numbers(long first, int rows) {
        long[] numbers = new long[rows];
        Arrays.setAll(numbers, row -> first + row);
        return io.bask.dataframe.column.LongColumn.adopt(numbers, null);
    }

    /** The parts whose values are codes of categories. */
    List<RecordPart> coded() {
        return parts.stream()
                .filter(part ->
                        part.slot().isCoded() && !part.slot().categories().isEmpty())
                .toList();
    }

    private String name(int column) {
        return stored(labels, columns).get(column).name();
    }

    /** What is noted of the array of records. */
    Map<String, Object> recordNotes(long rows) {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("CLASS", "TABLE");
        notes.put("VERSION", "2.7");
        notes.put("TITLE", "");
        for (int i = 0; i < parts.size(); i++) {
            notes.put("FIELD_%d_NAME".formatted(i), parts.get(i).name());
        }
        notes.put("NROWS", rows);
        notes.put("index_kind", parts.get(0).slot().kind());
        for (RecordPart part : parts.subList(1, parts.size())) {
            List<String> names = part.columns().stream().map(this::name).toList();
            notes.put(part.name() + "_kind", PickleText.of(names));
            notes.put(part.name() + "_meta", part.slot().isCoded() ? "category" : PickleText.of(null));
            notes.put(part.name() + "_dtype", part.slot().noted());
        }
        return notes;
    }

    /** What is noted of the table. */
    Map<String, Object> groupNotes(boolean isNumbered, long rows) {
        boolean isMulti = labels.size() > 1;
        List<Field> all = stored(isMulti ? labels : List.of(), columns);
        List<String> names = (isMulti ? all : columns).stream().map(Field::name).toList();
        List<String> values =
                parts.subList(1, parts.size()).stream().map(RecordPart::name).toList();
        List<String> alone = parts.subList(1, parts.size()).stream()
                .filter(RecordPart::isAlone)
                .map(RecordPart::name)
                .toList();
        Map<String, Object> notes = group();
        notes.put("pandas_type", "frame_table");
        notes.put("pandas_version", "0.15.2");
        notes.put("table_type", isMulti ? "appendable_multiframe" : "appendable_frame");
        notes.put("index_cols", PickleText.of(List.of(new PickleText.Pair(0, INDEX))));
        notes.put("values_cols", PickleText.of(values));
        notes.put("non_index_axes", PickleText.of(List.of(new PickleText.Pair(1, names))));
        notes.put("data_columns", PickleText.of(alone));
        notes.put("nan_rep", how.missingText());
        notes.put("encoding", "UTF-8");
        notes.put("errors", "strict");
        notes.put("levels", isMulti ? PickleText.of(names.subList(0, labels.size())) : (Object) 1L);
        notes.put("info", PickleText.of(info()));
        if (isNumbered) {
            notes.put(FrameNames.NUMBERED, rows);
        }
        return notes;
    }

    /** Whether rows have no labels but their numbers. */
    boolean isNumbered() {
        return labels.isEmpty();
    }

    String missingText() {
        return how.missingText();
    }

    /** What PyTables notes of each group. */
    static Map<String, Object> group() {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("CLASS", "GROUP");
        notes.put("TITLE", "");
        notes.put("VERSION", "1.0");
        return notes;
    }

    private Map<Object, Object> info() {
        Map<Object, Object> info = new LinkedHashMap<>();
        Map<String, @Nullable Object> axis = new LinkedHashMap<>();
        axis.put("names", Arrays.asList((Object) null));
        axis.put("type", "Index");
        info.put(1, axis);
        for (RecordPart part : parts) {
            Map<String, Object> known = new LinkedHashMap<>();
            if (part.slot().dtype().kind() == DType.Kind.ZONED) {
                known.put("tz", part.slot().dtype().zone().getId());
            }
            if (part.slot().isCoded()) {
                known.put("ordered", false);
            }
            if (part == parts.get(0)
                    && labels.size() == 1
                    && !labels.get(0).name().isEmpty()) {
                known.put("index_name", labels.get(0).name());
            }
            info.put(part.name(), known);
        }
        return info;
    }
}
