package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the tables of one file, one after the other, all of the same columns. */
final class FrameWriter {
    private static final int PIECE_BYTES = 1 << 22;

    private final NewFile file;
    private final TablePlan plan;
    private final int level;
    private final boolean isPart;
    private final Map<String, Map<String, Object>> notes = new LinkedHashMap<>();
    private @Nullable String key;
    private @Nullable NewRecords records;
    private boolean isRun;
    private long start;

    /**
     * A writer.
     *
     * @param isPart whether there are several tables, of which each but the first begins with a higher number
     */
    FrameWriter(NewFile file, TablePlan plan, int level, boolean isPart) {
        this.isPart = isPart;
        this.file = file;
        this.plan = plan;
        this.level = level;
    }

    /** What comes now is of this table. */
    void begin(String table) throws IOException {
        if (table.equals(key)) {
            return;
        }
        end();
        key = table;
        records = file.add(table + "/table", plan.datatype(), plan.recordBytes(), level);
        isRun = true;
    }

    /**
     * Adds rows.
     *
     * @param values labels first
     * @param first the number of the first row where rows are numbered one after the other; else -1
     */
    void add(List<Column> values, int rows, long first) throws IOException {
        NewRecords into = java.util.Objects.requireNonNull(records);
        if (rows > 0 && into.rows() == 0) {
            start = first;
            isRun = first >= 0 && (isPart || first == 0);
        }
        isRun &= rows == 0 || first == start + into.rows();
        int step = Math.max(1, PIECE_BYTES / plan.recordBytes());
        for (int from = 0; from < rows; from += step) {
            int to = Math.min(rows, from + step);
            List<Column> piece = new ArrayList<>();
            for (Column column : values) {
                piece.add(column.slice(from, to));
            }
            into.append(plan.records(piece, to - from, into.rows()));
        }
    }

    private void end() throws IOException {
        NewRecords done = records;
        String table = key;
        if (done == null || table == null) {
            return;
        }
        notes.put(table, plan.groupNotes(isRun && plan.isNumbered(), done.rows()));
        notes.put(table + "/table", plan.recordNotes(done.rows()));
        for (RecordPart part : plan.coded()) {
            categories(table + "/meta/" + part.name() + "/meta", part.slot().categories());
        }
        records = null;
    }

    /** Categories as pandas writes them: as a table of a series. */
    private void categories(String table, List<String> texts) throws IOException {
        Column values = StringColumn.of(texts.toArray(String[]::new));
        Field column = new Field(FrameNames.VALUES, DType.STRING);
        Hdf5FrameOutput how =
                Hdf5FrameOutput.defaults().withDataColumns(FrameNames.VALUES).withMissingText(plan.missingText());
        Facts facts = Facts.of(FrameNames.VALUES, values, how.missingText());
        TablePlan small = new TablePlan(List.of(), List.of(column), List.of(Facts.none(), facts), how);
        NewRecords into = file.add(table + "/table", small.datatype(), small.recordBytes(), 0);
        Column numbers = TablePlan.numbers(0, texts.size());
        into.append(small.records(List.of(numbers, values), texts.size(), 0));
        Map<String, Object> its = small.groupNotes(false, texts.size());
        its.put("pandas_type", "series_table");
        its.put("table_type", "appendable_series");
        notes.put(table, its);
        notes.put(table + "/table", small.recordNotes(texts.size()));
    }

    /** Ends the file. */
    void finish() throws IOException {
        end();
        for (String group : Names.groups(notes.keySet())) {
            notes.putIfAbsent(group, TablePlan.group());
        }
        Map<String, Object> root = TablePlan.group();
        root.put("PYTABLES_FORMAT_VERSION", "2.1");
        notes.put("/", root);
        file.finish(notes);
    }
}
