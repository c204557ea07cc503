package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts values that come column by column, each with a label, into rows: one for each label, in the order in which labels first appear.
 *
 * <p>Columns that have the labels of the first one in their order are appended to; of others it is noted which row each value is
 * of, and they are put in order in the end. One thread.
 */
final class JsonGrid implements JsonReceiver {
    private final CsvFile file;
    private final Map<String, Values> columns = new LinkedHashMap<>();
    private final JsonKeys keys;
    private final boolean refusesUnknown;
    private final @Nullable JsonValues labels;
    private final List<String> order = new ArrayList<>();
    private @Nullable Map<String, Integer> rowOf;
    /** True behind the first column, when a label may have been seen already. */
    private boolean isLater;

    private int place;
    private int row;

    /** No values yet; the parameters are those of {@link JsonRows}. */
    JsonGrid(CsvFile file, List<JsonColumn> known, Set<String> wanted, boolean refusesUnknown) {
        this.file = file;
        this.refusesUnknown = refusesUnknown;
        JsonValues ofLabels = null;
        for (JsonColumn column : known) {
            if (wanted.contains(column.path()) && column.path().equals(JsonColumn.LABELS)) {
                ofLabels = new JsonValues(column);
            } else if (wanted.contains(column.path())) {
                columns.put(column.path(), new Values(JsonCells.of(column)));
            }
        }
        this.labels = ofLabels;
        this.keys = new JsonKeys(
                columns.values().stream().map(values -> values.cells.column()).toList(), known);
    }

    /** The values of one column, and of which rows they are. */
    private static final class Values {
        private final JsonCells cells;
        private int @Nullable [] rows;

        Values(JsonCells cells) {
            this.cells = cells;
        }

        /** Says of which row the next value is. */
        void place(int row) {
            int at = cells.length();
            int[] places = rows;
            if (places == null) {
                if (row == at) {
                    return;
                }
                places = new int[Math.max(16, 2 * at)];
                Arrays.setAll(places, i -> i);
            } else if (at == places.length) {
                places = Arrays.copyOf(places, 2 * at);
            }
            places[at] = row;
            rows = places;
        }

        Column build(int length) {
            int count = cells.length();
            int[] places = rows;
            if (places == null && count == length) {
                return cells.build();
            }
            int[] taken = new int[length];
            Arrays.fill(taken, count);
            for (int i = 0; i < count; i++) {
                taken[places == null ? i : places[i]] = i;
            }
            cells.appendNull();
            return cells.build().take(taken);
        }
    }

    @Override
    public void label(JsonParser json) throws IOException {
        if (find(json.currentName()) && labels != null) {
            JsonRows.append(json, labels, file);
        }
    }

    @Override
    public void label(long number) {
        if (find(String.valueOf(number)) && labels != null) {
            labels.append(number);
        }
    }

    /** Finds the row of a label; true when it is a new one. */
    private boolean find(String label) {
        row = place++;
        if (row < order.size() && order.get(row).equals(label)) {
            return false;
        }
        if (row == order.size() && rowOf == null && !isLater) {
            order.add(label);
            return true;
        }
        Map<String, Integer> known = rowOf;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < order.size(); i++) {
                known.put(order.get(i), i);
            }
            rowOf = known;
        }
        Integer old = known.putIfAbsent(label, order.size());
        row = old == null ? order.size() : old;
        if (old == null) {
            order.add(label);
        }
        return old == null;
    }

    @Override
    public void cell(String name, JsonParser json) throws IOException {
        Values values = columns.get(name);
        if (values != null) {
            values.place(row);
            JsonRows.append(json, values.cells, file);
            return;
        }
        checkKnown(name);
        json.skipChildren();
    }

    private void checkKnown(String name) {
        if (refusesUnknown && !keys.isKnown(name)) {
            throw new StaleSchemaException("%s has a column '%s' that its sample has not".formatted(file.path(), name));
        }
    }

    /** Begins a column, which may have no values. */
    void column(String name) {
        checkKnown(name);
        isLater = isLater || place > 0;
        place = 0;
    }

    @Override
    public void object(JsonParser json) {
        throw new IllegalStateException("values by columns have no objects of rows");
    }

    @Override
    public void endRow() {}

    @Override
    public boolean isFull() {
        return false;
    }

    int rows() {
        return order.size();
    }

    Frame build() {
        int length = order.size();
        List<Field> fields = new ArrayList<>();
        List<Column> all = new ArrayList<>();
        for (Values values : columns.values()) {
            JsonColumn column = values.cells.column();
            fields.add(new Field(column.path(), column.dtype()));
            all.add(values.build(length));
        }
        if (labels != null) {
            fields.add(new Field(JsonColumn.LABELS, labels.column().dtype()));
            all.add(labels.build());
        }
        return Frame.partition(Schema.of(fields), all, length);
    }
}
