package io.bask.dataframe.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pandas notes in a file besides its columns: which of them label the rows, which hold categories, which spans of time and
 * which moments of what time zones.
 *
 * @param labels the columns that label rows; none where rows are numbered
 * @param categories the columns whose texts are categories
 * @param spans the columns whose numbers are spans of time
 * @param zones the names of time zones, by the columns whose moments have one
 * @param lists names of dtypes, by the columns that hold lists
 */
public record PandasNotes(
        List<String> labels,
        Set<String> categories,
        Set<String> spans,
        Map<String, String> zones,
        Map<String, String> lists) {
    /** Copies. */
    public PandasNotes {
        labels = List.copyOf(Given.noneNull(labels, "labels"));
        categories = Set.copyOf(Given.noneNull(categories, "categories"));
        spans = Set.copyOf(Given.noneNull(spans, "spans"));
        zones = Map.copyOf(Given.notNull(zones, "zones"));
        lists = Map.copyOf(Given.notNull(lists, "lists"));
    }

    private static final String KEY = "pandas";
    private static final PandasNotes NONE = new PandasNotes(List.of(), Set.of(), Set.of(), Map.of(), Map.of());
    private static final JsonFactory JSON = new JsonFactory();

    /** The name under which pandas stores labels without a name. */
    private static String unnamed(int level) {
        return "__index_level_%d__".formatted(level);
    }

    /**
     * What a file stores of a table: columns, and behind them labels under names of their own.
     *
     * @throws IllegalArgumentException where a column has the name of labels
     */
    public static List<Field> storedFields(Schema columns, List<Field> labels) {
        List<Field> stored = new ArrayList<>(columns.fields());
        for (int i = 0; i < labels.size(); i++) {
            String name = stored(labels.get(i).name(), i);
            if (columns.contains(name)) {
                throw new IllegalArgumentException(
                        "rows are labelled by '%s', and a column has that name too; rename one of them"
                                .formatted(name));
            }
            stored.add(labels.get(i).withName(name));
        }
        return stored;
    }

    /** What the file has; nothing where it has nothing that can be understood. */
    public static PandasNotes of(@Nullable Map<String, String> notes) {
        String text = notes == null ? null : notes.get(KEY);
        if (text == null) {
            return NONE;
        }
        try (JsonParser json = JSON.createParser(text)) {
            return parse(json);
        } catch (IOException notUnderstood) {
            return NONE;
        }
    }

    private static PandasNotes parse(JsonParser json) throws IOException {
        List<String> labels = new ArrayList<>();
        Set<String> categories = new LinkedHashSet<>();
        Set<String> spans = new LinkedHashSet<>();
        Map<String, String> zones = new LinkedHashMap<>();
        Map<String, String> lists = new LinkedHashMap<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return NONE;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("index_columns") && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    // A range of numbers is an object.
                    if (json.currentToken() == JsonToken.VALUE_STRING) {
                        labels.add(json.getText());
                    }
                    json.skipChildren();
                }
            } else if (name.equals("columns") && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    column(json, categories, spans, zones, lists);
                }
            } else {
                json.skipChildren();
            }
        }
        return new PandasNotes(labels, categories, spans, zones, lists);
    }

    private static void column(
            JsonParser json,
            Set<String> categories,
            Set<String> spans,
            Map<String, String> zones,
            Map<String, String> lists)
            throws IOException {
        String zone = "";
        String field = "";
        String kind = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                field = name.equals("field_name") ? json.getText() : field;
                kind = name.equals("pandas_type") ? json.getText() : kind;
            }
            if (name.equals("metadata") && json.currentToken() == JsonToken.START_OBJECT) {
                zone = zone(json);
            } else {
                json.skipChildren();
            }
        }
        if (kind.equals("categorical")) {
            categories.add(field);
        }
        if (kind.equals("timedelta")) {
            spans.add(field);
        }
        if (kind.startsWith("list[")) {
            lists.put(field, kind);
        }
        if (kind.equals("datetimetz") && !zone.isEmpty()) {
            zones.put(field, zone);
        }
    }

    /** The time zone among the notes of a column. */
    private static String zone(JsonParser json) throws IOException {
        String zone = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
            zone = name.equals("timezone") && isText ? json.getText() : zone;
            json.skipChildren();
        }
        return zone;
    }

    /** What to note for a table. */
    public static Map<String, String> notes(List<Field> columns, List<Field> labels) {
        Given.noneNull(columns, "columns");
        Given.noneNull(labels, "labels");
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("index_columns");
            for (int i = 0; i < labels.size(); i++) {
                json.writeString(stored(labels.get(i).name(), i));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("column_indexes");
            json.writeEndArray();
            json.writeArrayFieldStart("columns");
            for (Field column : columns) {
                column(json, column.name(), column.name(), column.dtype());
            }
            for (int i = 0; i < labels.size(); i++) {
                String name = labels.get(i).name();
                column(
                        json,
                        name.isEmpty() ? null : name,
                        stored(name, i),
                        labels.get(i).dtype());
            }
            json.writeEndArray();
            json.writeObjectFieldStart("creator");
            json.writeStringField("library", "bask");
            json.writeStringField("version", "0.1.0");
            json.writeEndObject();
            json.writeStringField("pandas_version", "1.5.3");
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(KEY, text.toString());
    }

    /** The name of the column that stores a level of the labels. */
    public static String stored(String name, int level) {
        Given.notNull(name, "name");
        return name.isEmpty() ? unnamed(level) : name;
    }

    private static void column(JsonGenerator json, @Nullable String name, String field, DType dtype)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("field_name", field);
        json.writeStringField("pandas_type", kind(dtype));
        json.writeStringField("numpy_type", stored(dtype));
        json.writeFieldName("metadata");
        if (dtype == DType.CATEGORICAL) {
            json.writeStartObject();
            json.writeBooleanField("ordered", false);
            json.writeEndObject();
        } else if (dtype.kind() == DType.Kind.ZONED) {
            json.writeStartObject();
            json.writeStringField("timezone", dtype.zone().getId());
            json.writeEndObject();
        } else if (dtype.isDecimal()) {
            json.writeStartObject();
            json.writeNumberField("precision", dtype.precision());
            json.writeNumberField("scale", dtype.scale());
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private static String stored(DType dtype) {
        return switch (dtype.kind()) {
            case CATEGORICAL -> "int8";
            case ZONED -> "datetime64[ns]";
            case DECIMAL, BINARY, LIST -> "object";
            default -> dtype.label();
        };
    }

    private static String kind(DType dtype) {
        return switch (dtype.kind()) {
            case ZONED -> "datetimetz";
            case DECIMAL -> "decimal";
            case BINARY -> "bytes";
            case STRING -> "unicode";
            case CATEGORICAL -> "categorical";
            case DATETIME -> "datetime";
            case TIMEDELTA -> "timedelta";
            default -> dtype.label();
        };
    }
}
