package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts values that come row by row into columns.
 *
 * <p>Those of keys that are not wanted are passed over, those that a row lacks are missing. One thread.
 */
final class JsonRows implements JsonReceiver {
    private final CsvFile file;
    private final List<JsonCells> cells = new ArrayList<>();
    private final @Nullable JsonValues labels;
    private final JsonKeys keys;
    private final boolean nests;
    private final boolean refusesUnknown;
    private final long limit;
    private int rows;

    /**
     * No rows yet.
     *
     * @param file for messages
     * @param known all columns of the files; a key that is none of them shows that the sample was too small
     * @param wanted which of them to read
     * @param nests whether keys of objects in objects are columns, with points between the keys
     * @param refusesUnknown whether a key that is no column is an error
     */
    JsonRows(CsvFile file, List<JsonColumn> known, Set<String> wanted, boolean nests, boolean refusesUnknown) {
        this(file, known, wanted, nests, refusesUnknown, Long.MAX_VALUE);
    }

    /** The same for so many rows at most. */
    JsonRows(
            CsvFile file,
            List<JsonColumn> known,
            Set<String> wanted,
            boolean nests,
            boolean refusesUnknown,
            long limit) {
        this.file = file;
        this.nests = nests;
        this.refusesUnknown = refusesUnknown;
        this.limit = limit;
        JsonValues ofLabels = null;
        for (JsonColumn column : known) {
            if (wanted.contains(column.path()) && column.path().equals(JsonColumn.LABELS)) {
                ofLabels = new JsonValues(column);
            } else if (wanted.contains(column.path())) {
                cells.add(JsonCells.of(column));
            }
        }
        this.labels = ofLabels;
        this.keys = new JsonKeys(cells.stream().map(JsonCells::column).toList(), known);
    }

    @Override
    public void object(JsonParser json) throws IOException {
        List<String> prefixes = new ArrayList<>(List.of(""));
        while (!prefixes.isEmpty()) {
            if (json.nextToken() == JsonToken.END_OBJECT) {
                prefixes.remove(prefixes.size() - 1);
                continue;
            }
            String prefix = prefixes.get(prefixes.size() - 1);
            String path = prefix.isEmpty() ? json.currentName() : prefix + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && nests) {
                prefixes.add(path + ".");
            } else {
                cell(path, json);
            }
        }
    }

    @Override
    public void cell(String path, JsonParser json) throws IOException {
        int column = keys.column(path);
        if (column != JsonKeys.NONE) {
            append(json, cells.get(column), rows);
            return;
        }
        if (!keys.isKnown(path)) {
            refuse(json, path, keys.isAbove(path) && nests);
        }
        json.skipChildren();
    }

    /** A key that none of the columns has: one that the sample did not show, a value in place of an object, or one to pass over. */
    private void refuse(JsonParser json, String path, boolean isAbove) throws IOException {
        if (refusesUnknown) {
            throw new StaleSchemaException("%s has a key '%s' that its sample has not".formatted(file.path(), path));
        }
        if (isAbove && json.currentToken() != JsonToken.VALUE_NULL) {
            throw new Mismatch(path, json.getText(), "object");
        }
    }

    private void append(JsonParser json, JsonCells cell, int row) throws IOException {
        if (cell.length() > row) {
            throw new Mismatch(
                    "a line has two values for column '%s': of a key with a point, and of one in an object; rename one"
                            .formatted(cell.column().path()));
        }
        append(json, cell, file);
    }

    /** Appends the value that a parser stands on; one that does not fit is an error, or shows that the sample was too small. */
    static void append(JsonParser json, JsonCells cell, CsvFile file) throws IOException {
        if (cell.append(json)) {
            return;
        }
        JsonColumn column = cell.column();
        JsonToken token = json.currentToken();
        boolean isObject = token == JsonToken.START_OBJECT;
        String shown = isObject ? "an object" : token == JsonToken.START_ARRAY ? "an array" : json.getText();
        if (!column.isForced() && !isObject) {
            throw new StaleSchemaException("%s, column '%s': %s is not of %s, as a sample of the column suggested"
                    .formatted(file.path(), column.path(), shown, column.dtype()));
        }
        throw new Mismatch(column.path(), shown, column.dtype().label());
    }

    @Override
    public void endRow() {
        rows++;
        for (JsonCells cell : cells) {
            if (cell.length() < rows) {
                cell.appendNull();
            }
        }
    }

    @Override
    public void label(JsonParser json) throws IOException {
        if (labels != null) {
            append(json, labels, file);
        }
    }

    @Override
    public void label(long number) {
        if (labels != null) {
            labels.append(number);
        }
    }

    @Override
    public boolean isFull() {
        return rows >= limit;
    }

    /** The rows, columns in the order in which they are known, labels behind them. */
    Frame build() {
        List<JsonCells> all = new ArrayList<>(cells);
        if (labels != null) {
            all.add(labels);
        }
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (JsonCells cell : all) {
            fields.add(new Field(cell.column().path(), cell.column().dtype()));
            Column column = cell.build();
            columns.add(column.length() > rows ? column.slice(0, rows) : column);
        }
        return Frame.partition(Schema.of(fields), columns, rows);
    }

    /** A value that does not fit, before the line is known. */
    static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mismatch(String column, String value, String wanted) {
            this(
                    "column '%s': %s is no %s; read the column as another dtype, name keys of objects with points between them by withFlattening(), or leave the column out"
                            .formatted(column, value, wanted));
        }

        Mismatch(String message) {
            super(message, null, false, false);
        }
    }
}
