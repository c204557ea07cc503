package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.kernel.csv.ByteInput;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.FileStart;
import io.bask.dataframe.kernel.csv.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that begin in a block, each a JSON object, as rows of a frame.
 *
 * <p>Values of keys that are not wanted are passed over. Stateless but for one reading; blocks may be read in any order.
 */
public final class JsonBlockReader {
    private static final int SHOWN = 80;

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

    /**
     * The wanted columns of the first rows.
     *
     * @param known all columns of the files; a key that is none of them shows that the sample was too small
     * @param wanted which of them to read
     * @param limit of how many rows at most
     */
    public Frame read(List<JsonColumn> known, Set<String> wanted, long limit, boolean refusesUnknown) {
        JsonRows rows = new JsonRows(block.file(), known, wanted, nests, refusesUnknown);
        each(limit, (json, offset) -> {
            rows.object(json);
            rows.endRow();
        });
        return rows.build();
    }

    private void look(JsonParser json, JsonEvidence seen, long offset) throws IOException {
        seen.object(json, new JsonKinds.Line(block.file(), offset), nests);
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
        for (int i = line.start() + (isMarked(line) ? FileStart.MARK : 0); i < line.end(); i++) {
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
        int mark = isMarked(line) ? FileStart.MARK : 0;
        if (beginsWithMark(line, line.start() + mark)) {
            return "a byte order mark stands inside of the file; only its first line may have one: leave it out, or skip such lines by withBadLinesSkipped()";
        }
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
        } catch (JsonRows.Mismatch mismatch) {
            return mismatch.getMessage();
        } catch (com.fasterxml.jackson.core.JacksonException malformed) {
            JsonLocation place = malformed.getLocation();
            return "%s%s; mend it, or skip such lines by withBadLinesSkipped()"
                    .formatted(
                            place == null || place.getColumnNr() <= 0
                                    ? ""
                                    : "column %d of the line: ".formatted(place.getColumnNr()),
                            JsonWords.of(malformed));
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
        return line.offset() == 0 && beginsWithMark(line, line.start());
    }

    private static boolean beginsWithMark(LineFeed line, int at) {
        return FileStart.markLength(line.bytes(), at, line.end()) > 0;
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
