package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.kernel.csv.ByteInput;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.Unreadable;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that begin in a block, each a JSON object, as rows of a frame.
 *
 * <p>Values of keys that are not wanted are passed over. Stateless but for one reading; blocks may be read in any order.
 */
public final class JsonBlockReader {
    private static final int SHOWN = 80;

    /** What messages of the parser say of its settings. */
    private static final Pattern PARSER_WORDS =
            Pattern.compile(" \\((start marker at|not recognized as one since)[^()]*(\\([^()]*\\)[^()]*)*\\)"
                    + "|: enable `[^`]*` to allow|, from `[^`]*`|`[^`]*(Feature|Constraints)[^`]*`");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .build())
            .build();

    private final JsonBlock block;
    private final boolean skipsBad;
    private final boolean nests;

    /**
     * Reads a block.
     *
     * @param skipsBad whether lines that are no JSON objects are left out; else they are an error
     * @param nests whether keys of objects in objects are columns, with points between the keys
     */
    public JsonBlockReader(JsonBlock block, boolean skipsBad, boolean nests) {
        this.block = block;
        this.skipsBad = skipsBad;
        this.nests = nests;
    }

    /** What to do with the object that a parser has just entered, in the line that begins at an offset in the file. */
    private interface Row {
        void read(JsonParser json, long offset) throws IOException;
    }

    /** How many objects there are. */
    public long rows() {
        long[] count = {0};
        each(Long.MAX_VALUE, (json, offset) -> {
            count[0]++;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                json.skipChildren();
            }
        });
        return count[0];
    }

    /** Which keys there are, and what they hold. */
    public JsonEvidence evidence() {
        JsonEvidence seen = JsonEvidence.none();
        each(Long.MAX_VALUE, (json, offset) -> look(json, seen, offset));
        return seen;
    }

    private void look(JsonParser json, JsonEvidence seen, long offset) throws IOException {
        JsonKinds.Place line = new JsonKinds.Place(block.file(), offset);
        List<String> prefixes = new ArrayList<>(List.of(""));
        while (!prefixes.isEmpty()) {
            if (json.nextToken() == JsonToken.END_OBJECT) {
                prefixes.remove(prefixes.size() - 1);
                continue;
            }
            String key = prefixes.get(prefixes.size() - 1) + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && nests) {
                prefixes.add(key + ".");
                continue;
            }
            seen.see(key, json, line);
        }
    }

    /**
     * The wanted columns of the first rows.
     *
     * @param known all columns of the files; a key that is none of them shows that the sample was too small
     * @param wanted which of them to read
     * @param limit of how many rows at most
     */
    public Frame read(List<JsonColumn> known, Set<String> wanted, long limit, boolean refusesUnknown) {
        List<JsonCells> cells = new ArrayList<>();
        for (JsonColumn column : known) {
            if (wanted.contains(column.path())) {
                cells.add(JsonCells.of(column));
            }
        }
        JsonKeys keys = new JsonKeys(cells.stream().map(JsonCells::column).toList(), known);
        int[] rows = {0};
        each(limit, (json, offset) -> {
            row(json, keys, cells, rows[0], refusesUnknown);
            rows[0]++;
            for (JsonCells cell : cells) {
                if (cell.length() < rows[0]) {
                    cell.appendNull();
                }
            }
        });
        List<Field> fields = cells.stream()
                .map(cell -> new Field(cell.column().path(), cell.column().dtype()))
                .toList();
        List<Column> columns = cells.stream().map(JsonCells::build).toList();
        return Frame.partition(Schema.of(fields), columns, rows[0]);
    }

    private void row(JsonParser json, JsonKeys keys, List<JsonCells> cells, int row, boolean refusesUnknown)
            throws IOException {
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
                continue;
            }
            int column = keys.column(path);
            if (column != JsonKeys.NONE) {
                append(json, cells.get(column), row);
                continue;
            }
            if (!keys.isKnown(path)) {
                refuse(json, path, keys.isAbove(path) && nests, refusesUnknown);
            }
            json.skipChildren();
        }
    }

    /** A key that none of the columns has: one that the sample did not show, a value in place of an object, or one to pass over. */
    private void refuse(JsonParser json, String path, boolean isAbove, boolean refusesUnknown) throws IOException {
        if (refusesUnknown) {
            throw new StaleSchemaException("%s has a key '%s' that its sample has not"
                    .formatted(block.file().path(), path));
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
        if (cell.append(json)) {
            return;
        }
        JsonColumn column = cell.column();
        JsonToken token = json.currentToken();
        boolean isObject = token == JsonToken.START_OBJECT;
        String shown = isObject ? "an object" : token == JsonToken.START_ARRAY ? "an array" : json.getText();
        if (!column.isForced() && !isObject) {
            throw new StaleSchemaException("%s, column '%s': %s is not of %s, as a sample of the column suggested"
                    .formatted(block.file().path(), column.path(), shown, column.dtype()));
        }
        throw new Mismatch(column.path(), shown, column.dtype().label());
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

    private void each(long limit, Row action) {
        try (LineFeed lines = new LineFeed(block)) {
            for (long rows = 0; rows < limit && lines.next(); lines.step()) {
                if (!isBlank(lines) && line(lines, action)) {
                    rows++;
                }
            }
        } catch (IOException e) {
            throw Unreadable.of(block.file(), e);
        }
    }

    private static boolean isBlank(LineFeed line) {
        for (int i = line.start() + (isMarked(line) ? 3 : 0); i < line.end(); i++) {
            if (line.bytes()[i] > ' ' || line.bytes()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean line(LineFeed line, Row action) throws IOException {
        if (skipsBad && problem(line, (json, offset) -> look(json, JsonEvidence.none(), offset)) != null) {
            return false;
        }
        String problem = problem(line, action);
        if (problem == null) {
            return true;
        }
        int end = Math.min(line.end(), line.start() + SHOWN);
        String shown = new String(line.bytes(), line.start(), end - line.start(), StandardCharsets.UTF_8);
        throw new JsonFormatException("%s, line %d: %s: %s%s"
                .formatted(
                        block.file().path(),
                        number(block.file(), line.offset()),
                        problem,
                        shown,
                        end < line.end() ? "..." : ""));
    }

    /** Reads a line; what is wrong with it, or null. */
    private static @Nullable String problem(LineFeed line, Row action) throws IOException {
        int mark = isMarked(line) ? 3 : 0;
        if (isWide(line)) {
            return "the line begins with bytes of UTF-16 or UTF-32; write the file in UTF-8";
        }
        try (JsonParser json = JSON.createParser(line.bytes(), line.start() + mark, line.end() - line.start() - mark)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "a line is to be one JSON object; write one a line, or skip others by withBadLinesSkipped()";
            }
            action.read(json, line.offset());
            return json.nextToken() == null
                    ? null
                    : "more follows behind the object; write one a line, or skip such lines by withBadLinesSkipped()";
        } catch (Mismatch mismatch) {
            return mismatch.getMessage();
        } catch (com.fasterxml.jackson.core.JacksonException malformed) {
            JsonLocation place = malformed.getLocation();
            return "%s%s; mend it, or skip such lines by withBadLinesSkipped()"
                    .formatted(
                            place == null || place.getColumnNr() <= 0
                                    ? ""
                                    : "column %d of the line: ".formatted(place.getColumnNr()),
                            PARSER_WORDS.matcher(malformed.getOriginalMessage()).replaceAll(""));
        }
    }

    /** True of a line that a parser would take for UTF-16 or UTF-32, which line feeds are not found in. */
    private static boolean isWide(LineFeed line) {
        byte[] bytes = line.bytes();
        int at = line.start();
        for (int i = at; i < Math.min(line.end(), at + 4); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return line.end() - at >= 2 && (bytes[at] & bytes[at + 1] & 0xFE) == 0xFE;
    }

    private static boolean isMarked(LineFeed line) {
        byte[] bytes = line.bytes();
        int at = line.start();
        return line.offset() == 0
                && line.end() - at >= 3
                && bytes[at] == (byte) 0xEF
                && bytes[at + 1] == (byte) 0xBB
                && bytes[at + 2] == (byte) 0xBF;
    }

    /** The line, from 1, that begins at that offset: reads the file up to there, which only an error does. */
    static long number(CsvFile file, long offset) {
        try (ByteInput input = file.open(0)) {
            byte[] buffer = new byte[1 << 16];
            long line = 1;
            for (long left = offset; left > 0; ) {
                int read = input.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                for (int i = 0; i < read; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                left -= read;
            }
            return line;
        } catch (IOException e) {
            return -1;
        }
    }
}
