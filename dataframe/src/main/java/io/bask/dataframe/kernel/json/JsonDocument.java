package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.Unreadable;
import io.bask.dataframe.schema.JsonOrient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is one JSON document, and holds a table by one of the {@link JsonOrient}s.
 *
 * <p>Values go from the parser into columns, as those of lines do, so that no text of the document is kept. Stateless.
 *
 * @param file the file, in UTF-8
 * @param orient how it holds a table
 * @param nests whether keys of objects in a row are columns, with points between the keys
 */
public record JsonDocument(CsvFile file, JsonOrient orient, boolean nests) {
    /** Names may be as many as there are rows, so they are not kept for others to share. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .build())
            .build();

    /** Which columns there are and what they hold, in the first rows; by {@link JsonOrient#COLUMNS} in all. */
    public JsonEvidence evidence(long limit) {
        JsonEvidence seen = JsonEvidence.none();
        walk(json -> rows(json, new JsonSurvey(seen, this::spot, nests, limit), seen::name));
        return seen;
    }

    /**
     * The wanted columns of the first rows, {@link JsonColumn#LABELS} behind the others.
     *
     * @param known all columns of the files; another one shows that the sample was too small
     * @param wanted which of them to read
     * @param limit of how many rows at most; by {@link JsonOrient#COLUMNS} all are read
     * @param refusesUnknown whether a key that is no column is an error
     */
    public Frame read(List<JsonColumn> known, Set<String> wanted, long limit, boolean refusesUnknown) {
        if (orient == JsonOrient.COLUMNS) {
            JsonGrid grid = new JsonGrid(file, known, wanted, refusesUnknown);
            walk(json -> rows(json, grid, grid::column));
            return grid.build();
        }
        JsonRows rows = new JsonRows(file, known, wanted, nests, refusesUnknown, limit);
        walk(json -> rows(json, rows, name -> {}));
        return rows.build();
    }

    /** What to do with a parser that stands on the first token of the document. */
    private interface Walk {
        void take(JsonParser json) throws IOException;
    }

    /** Is told the name of a column, before its values where they follow each other. */
    private interface Names {
        void name(String column);
    }

    private record Spot(CsvFile file, JsonLocation at) implements JsonKinds.Place {
        @Override
        public String text() {
            return "%s, line %d, place %d".formatted(file.path(), at.getLineNr(), at.getColumnNr());
        }
    }

    private Spot spot(JsonParser json) {
        return new Spot(file, json.currentTokenLocation());
    }

    private void walk(Walk action) {
        try (JsonInput input = new JsonInput(file);
                JsonParser json = JSON.createParser(input)) {
            walk(json, action);
        } catch (IOException e) {
            throw Unreadable.of(file, e);
        }
    }

    private void walk(JsonParser json, Walk action) throws IOException {
        try {
            if (json.nextToken() == null) {
                throw new JsonRows.Mismatch("the file holds nothing; %s".formatted(form()));
            }
            action.take(json);
        } catch (JsonRows.Mismatch mismatch) {
            throw new JsonFormatException("%s: %s".formatted(spot(json).text(), mismatch.getMessage()));
        } catch (JacksonException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new JsonFormatException("%s: %s; mend the file"
                    .formatted(
                            new Spot(file, at == null ? json.currentLocation() : at).text(), JsonWords.of(malformed)));
        }
    }

    /** What a document of this orient is. */
    private String form() {
        return switch (orient) {
            case RECORDS -> "a document by RECORDS is an array of objects";
            case VALUES -> "a document by VALUES is an array of arrays";
            case INDEX -> "a document by INDEX is an object of objects, one a row";
            case COLUMNS -> "a document by COLUMNS is an object of objects, one a column";
            case SPLIT -> "a document by SPLIT is an object of \"columns\", \"index\" and \"data\"";
        };
    }

    private void require(JsonParser json, JsonToken wanted, String what) throws IOException {
        JsonToken token = json.currentToken();
        if (token != wanted) {
            String found = token == JsonToken.START_ARRAY
                    ? "an array"
                    : token == JsonToken.START_OBJECT ? "an object" : shortened(json.getText());
            throw new JsonRows.Mismatch("%s is %s, and %s; read it by another JsonOrient%s"
                    .formatted(what, found, form(), mayBeLines(json) ? ", or lines of objects by readJsonLines" : ""));
        }
    }

    /** Whether the file begins with an object whose values are none of a document's, as lines do that are objects. */
    private static boolean mayBeLines(JsonParser json) {
        JsonStreamContext inside = json.getParsingContext();
        boolean isObject = json.currentToken() == JsonToken.START_OBJECT
                || json.currentToken().isScalarValue();
        return isObject && inside.inObject() && inside.getParent().inRoot();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private void rows(JsonParser json, JsonReceiver receiver, Names names) throws IOException {
        boolean isWhole = switch (orient) {
            case RECORDS -> records(json, receiver);
            case VALUES -> {
                require(json, JsonToken.START_ARRAY, "the document");
                yield values(json, receiver, null);
            }
            case INDEX -> index(json, receiver);
            case COLUMNS -> columns(json, receiver, names);
            case SPLIT -> split(json, receiver, names);
        };
        if (isWhole && json.nextToken() != null) {
            throw new JsonRows.Mismatch(
                    "more follows behind the document; a file is one document, lines of objects are read by readJsonLines");
        }
    }

    private boolean records(JsonParser json, JsonReceiver receiver) throws IOException {
        require(json, JsonToken.START_ARRAY, "the document");
        while (!receiver.isFull()) {
            if (json.nextToken() == JsonToken.END_ARRAY) {
                return true;
            }
            require(json, JsonToken.START_OBJECT, "a row");
            receiver.object(json);
            receiver.endRow();
        }
        return false;
    }

    private boolean index(JsonParser json, JsonReceiver receiver) throws IOException {
        require(json, JsonToken.START_OBJECT, "the document");
        while (!receiver.isFull()) {
            if (json.nextToken() == JsonToken.END_OBJECT) {
                return true;
            }
            receiver.label(json);
            json.nextToken();
            require(json, JsonToken.START_OBJECT, "a row");
            receiver.object(json);
            receiver.endRow();
        }
        return false;
    }

    /** Rows of values, called by their places where they have no names. */
    private boolean values(JsonParser json, JsonReceiver receiver, @Nullable List<String> names) throws IOException {
        List<String> places = names == null ? new ArrayList<>() : names;
        while (!receiver.isFull()) {
            if (json.nextToken() == JsonToken.END_ARRAY) {
                return true;
            }
            require(json, JsonToken.START_ARRAY, "a row");
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i == places.size()) {
                    if (names != null) {
                        throw new JsonRows.Mismatch("a row has more values than \"columns\" has names, which are %d"
                                .formatted(names.size()));
                    }
                    places.add(String.valueOf(i));
                }
                receiver.cell(places.get(i), json);
            }
            receiver.endRow();
        }
        return false;
    }

    private boolean columns(JsonParser json, JsonReceiver receiver, Names names) throws IOException {
        require(json, JsonToken.START_OBJECT, "the document");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            names.name(name);
            if (json.nextToken() == JsonToken.START_ARRAY) {
                for (long row = 0; json.nextToken() != JsonToken.END_ARRAY; row++) {
                    receiver.label(row);
                    receiver.cell(name, json);
                }
                continue;
            }
            require(json, JsonToken.START_OBJECT, "a column");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                receiver.label(json);
                json.nextToken();
                receiver.cell(name, json);
            }
        }
        return true;
    }

    private boolean split(JsonParser json, JsonReceiver receiver, Names names) throws IOException {
        require(json, JsonToken.START_OBJECT, "the document");
        List<String> columns = null;
        Counted rows = new Counted(receiver);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String part = json.currentName();
            json.nextToken();
            require(json, JsonToken.START_ARRAY, "\"%s\"".formatted(part));
            switch (part) {
                case "columns" -> {
                    columns = names(json);
                    columns.forEach(names::name);
                }
                case "index" -> labels(json, rows);
                case "data" -> {
                    if (!values(json, rows, columns == null ? names() : columns)) {
                        return false;
                    }
                }
                default ->
                    throw new JsonRows.Mismatch("\"%s\" is no part of it; %s".formatted(shortened(part), form()));
            }
        }
        rows.check();
        return true;
    }

    /** The names that the document has, wherever they are; null where there are none. */
    private @Nullable List<String> names() {
        List<List<String>> found = new ArrayList<>();
        walk(json -> {
            while (json.nextToken() == JsonToken.FIELD_NAME && found.isEmpty()) {
                boolean isNames = json.currentName().equals("columns");
                json.nextToken();
                if (isNames && json.currentToken() == JsonToken.START_ARRAY) {
                    found.add(names(json));
                } else {
                    json.skipChildren();
                }
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<String> names(JsonParser json) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken().isStructStart()) {
                throw new JsonRows.Mismatch("\"columns\" has names of several levels; write one name a column");
            }
            if (!names.add(json.getText())) {
                throw new JsonRows.Mismatch(
                        "\"columns\" has the name '%s' twice; name each column once".formatted(json.getText()));
            }
        }
        return new ArrayList<>(names);
    }

    private static void labels(JsonParser json, Counted rows) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken().isStructStart()) {
                throw new JsonRows.Mismatch(
                        "\"index\" has labels of several levels; make columns of them before the file is written");
            }
            rows.label(json);
        }
        rows.hasLabels = true;
    }

    /** Counts rows and labels on their way. */
    private static final class Counted implements JsonReceiver {
        private final JsonReceiver receiver;
        private long rows;
        private long labels;
        private boolean hasLabels;

        Counted(JsonReceiver receiver) {
            this.receiver = receiver;
        }

        /** Checks that there is a label for each row; where there are none rows are numbered. */
        void check() {
            if (hasLabels && rows != labels) {
                throw new JsonRows.Mismatch(
                        "\"index\" has %d labels, and \"data\" %d rows; write one label a row, or leave \"index\" out"
                                .formatted(labels, rows));
            }
            for (long row = 0; row < rows && !hasLabels; row++) {
                receiver.label(row);
            }
        }

        @Override
        public void object(JsonParser json) throws IOException {
            receiver.object(json);
        }

        @Override
        public void cell(String column, JsonParser json) throws IOException {
            receiver.cell(column, json);
        }

        @Override
        public void endRow() {
            rows++;
            receiver.endRow();
        }

        @Override
        public void label(JsonParser json) throws IOException {
            labels++;
            receiver.label(json);
        }

        @Override
        public void label(long number) {
            receiver.label(number);
        }

        @Override
        public boolean isFull() {
            return hasLabels && receiver.isFull();
        }
    }
}
