package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.JsonOrient;
import io.bask.dataframe.schema.Schema;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the parts of a JSON document that is a table: what is around the rows, and pieces of rows with commas between the rows of a piece.
 *
 * <pre>  frames.get(0)  rows of part 0  frames.get(1)  rows of part 1  frames.get(2)  ...</pre>
 *
 * <p>Pieces of one part follow each other with a comma between those that have rows. Stateless.
 *
 * @param orient how the document holds a table
 * @param asMillis whether moments are milliseconds since 1970, rounded down; else text in ISO 8601's form
 */
public record JsonDocumentWriter(JsonOrient orient, boolean asMillis) {
    private static final JsonFactory JSON = new JsonFactory();

    /** What stands before, between and behind the parts: one more than there are parts. */
    public List<String> frames(Schema schema) {
        return switch (orient) {
            case RECORDS, VALUES -> List.of("[", "]");
            case INDEX, COLUMNS -> List.of("{", "}");
            case SPLIT -> List.of("{\"columns\":" + names(schema) + ",\"index\":[", "],\"data\":[", "]}");
        };
    }

    private static String names(Schema schema) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (String name : schema.names()) {
                json.writeString(name);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Writes one part of the rows of a frame to a stream, which stays open. */
    public void write(Frame frame, int part, OutputStream out) throws IOException {
        boolean isObject = orient.namesLabels();
        // The parser of what is written sees one array or object: its first byte is written by others, and so is its
        // last.
        try (JsonGenerator json = JSON.createGenerator(new Beheaded(out))) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            if (isObject) {
                json.writeStartObject();
            } else {
                json.writeStartArray();
            }
            switch (orient) {
                case RECORDS -> records(json, frame);
                case VALUES -> arrays(json, frame);
                case INDEX -> index(json, frame);
                case COLUMNS -> columns(json, frame);
                case SPLIT -> {
                    if (part == 0) {
                        labels(json, frame);
                    } else {
                        arrays(json, frame);
                    }
                }
            }
        }
    }

    private void records(JsonGenerator json, Frame frame) throws IOException {
        for (int row = 0; row < frame.rows(); row++) {
            object(json, frame, row);
        }
    }

    private void object(JsonGenerator json, Frame frame, int row) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < frame.schema().size(); i++) {
            json.writeFieldName(frame.schema().names().get(i));
            JsonWriter.write(json, frame.column(i), row, asMillis);
        }
        json.writeEndObject();
    }

    private void arrays(JsonGenerator json, Frame frame) throws IOException {
        for (int row = 0; row < frame.rows(); row++) {
            json.writeStartArray();
            for (int i = 0; i < frame.schema().size(); i++) {
                JsonWriter.write(json, frame.column(i), row, asMillis);
            }
            json.writeEndArray();
        }
    }

    private void index(JsonGenerator json, Frame frame) throws IOException {
        List<String> names = names(frame);
        for (int row = 0; row < frame.rows(); row++) {
            json.writeFieldName(names.get(row));
            object(json, frame, row);
        }
    }

    private void columns(JsonGenerator json, Frame frame) throws IOException {
        List<String> names = names(frame);
        for (int i = 0; i < frame.schema().size(); i++) {
            json.writeFieldName(frame.schema().names().get(i));
            json.writeStartObject();
            for (int row = 0; row < frame.rows(); row++) {
                json.writeFieldName(names.get(row));
                JsonWriter.write(json, frame.column(i), row, asMillis);
            }
            json.writeEndObject();
        }
    }

    private void labels(JsonGenerator json, Frame frame) throws IOException {
        Column labels = labels(frame);
        for (int row = 0; row < frame.rows(); row++) {
            JsonWriter.write(json, labels, row, asMillis);
        }
    }

    private static Column labels(Frame frame) {
        return frame.index() instanceof RowIndex.Keys keys ? keys.levels().get(0) : RowIndex.numbers(frame.index());
    }

    /** The labels as names, each of which may come once. */
    private List<String> names(Frame frame) throws IOException {
        Column labels = labels(frame);
        boolean isQuoted = !labels.dtype().isNumeric() && !(asMillis && labels instanceof DateTimeColumn);
        List<String> names = new ArrayList<>(frame.rows());
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < frame.rows(); row++) {
            Object label = labels.valueAt(row);
            if (label == null) {
                throw new IllegalArgumentException(
                        "row %d has no label, and by %s labels are names; fill labels, call resetIndex(), or write by SPLIT"
                                .formatted(row, orient));
            }
            String name = label instanceof String text ? text : plain(labels, row, isQuoted);
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "the label %s comes twice, and by %s each is the name of one row; call resetIndex(), or write by SPLIT"
                                .formatted(name, orient));
            }
            names.add(name);
        }
        return names;
    }

    /** A label as it would be written as a value, without quotes around it. */
    private String plain(Column labels, int row, boolean isQuoted) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            JsonWriter.write(json, labels, row, asMillis);
        }
        String value = text.toString();
        return isQuoted && value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    /** Leaves out the first byte. */
    private static final class Beheaded extends FilterOutputStream {
        private boolean isBehind;

        Beheaded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            if (isBehind) {
                out.write(value);
            }
            isBehind = true;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int skipped = isBehind || length == 0 ? 0 : 1;
            isBehind = isBehind || length > 0;
            out.write(bytes, from + skipped, length - skipped);
        }
    }
}
