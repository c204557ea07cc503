package io.bask.dataframe.kernel.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first record of a file: its column names, or, in a file without a header, what shows how many columns there are.
 *
 * @param fields the record's fields as text, quotes removed; empty for a file without any record
 * @param start file offset of the record, after a byte order mark; blank lines before it may remain
 * @param end file offset after the record
 */
public record FirstRecord(List<String> fields, long start, long end) {
    private static final int WINDOW = 1 << 16;

    /** Copies the fields. */
    public FirstRecord {
        fields = List.copyOf(fields);
    }

    /** Reads the first record that is not a skipped blank line. */
    public static FirstRecord read(CsvFile file, Dialect dialect) {
        try (TileBuffer buffer = new TileBuffer(file.open(0), 0, WINDOW)) {
            buffer.fill(WINDOW);
            int start = buffer.start() + FileStart.markLength(buffer.text(), buffer.start(), buffer.end());
            long offset = buffer.offsetOf(start);
            buffer.consume(start);
            while (true) {
                int end = recordEnd(buffer, dialect);
                if (end < 0) {
                    return new FirstRecord(List.of(), offset, offset);
                }
                List<String> fields = fields(file, buffer, end, dialect);
                if (!fields.isEmpty()) {
                    return new FirstRecord(fields, offset, buffer.offsetOf(end));
                }
                buffer.consume(end);
            }
        } catch (IOException e) {
            throw Unreadable.of(file, e);
        }
    }

    /**
     * The position after the record at the buffer's start, reading on as needed; -1 when the file has no more bytes.
     */
    private static int recordEnd(TileBuffer buffer, Dialect dialect) throws IOException {
        ScanState state = ScanState.RECORD_START;
        int at = buffer.start();
        while (true) {
            if (at + 1 >= buffer.end() && !buffer.isLast()) {
                buffer.fill(buffer.offsetOf(buffer.end()) + WINDOW);
            }
            if (at >= buffer.end()) {
                return at > buffer.start() ? at : -1;
            }
            byte value = buffer.text()[at];
            boolean pair = value == '\r' && buffer.text()[at + 1] == '\n';
            state = pair ? state : state.next(value, dialect);
            at++;
            if (!pair && state == ScanState.RECORD_START) {
                return at;
            }
        }
    }

    /** The fields of the record at the buffer's start; none when it is a blank line that is skipped. */
    private static List<String> fields(CsvFile file, TileBuffer buffer, int end, Dialect dialect) {
        byte[] record = Arrays.copyOfRange(buffer.text(), buffer.start(), end);
        if (record.length == 0 || (record[record.length - 1] != '\n' && record[record.length - 1] != '\r')) {
            record = Arrays.copyOf(record, record.length + 1);
            record[record.length - 1] = '\n';
        }
        byte[] text = Arrays.copyOf(record, record.length + 72);
        StructuralIndex index = new StructuralIndex(dialect);
        index.scan(text, 0, record.length);
        if (index.endsInQuotes()) {
            throw CsvErrors.unclosedQuote(file, buffer.offsetOf(buffer.start()), text, 0, record.length);
        }
        int width = dialect.cuts() == null ? index.count() - 1 : dialect.cuts().size();
        RecordBounds bounds = new RecordBounds(width, dialect);
        bounds.assemble(text, index, index.count() - 1, false);
        List<String> fields = new ArrayList<>();
        for (int field = 0; field < width && bounds.rows() > 0; field++) {
            int entry = bounds.column(field);
            fields.add(decode(file, buffer, text, bounds.at()[entry] + 1, bounds.at()[entry + 1], dialect));
        }
        return fields;
    }

    private static String decode(CsvFile file, TileBuffer buffer, byte[] text, int from, int to, Dialect dialect) {
        byte[] plain = Unquote.of(text, from, to, dialect);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString();
        } catch (CharacterCodingException e) {
            long offset = buffer.offsetOf(buffer.start()) + from;
            throw CsvErrors.undecodableHeader(file, offset, CsvErrors.shown(text, from, to));
        }
    }
}
