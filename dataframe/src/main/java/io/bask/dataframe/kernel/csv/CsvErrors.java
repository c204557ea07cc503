package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Words the errors of a file: which file, which line, what was expected, the text itself, the way out. */
final class CsvErrors {
    private static final int SHOWN = 60;
    private static final int BUFFER = 1 << 16;

    private CsvErrors() {}

    static CsvFormatException tooManyFields(CsvFile file, long offset, byte[] text, RaggedRecord record, int width) {
        return new CsvFormatException(
                "%s, line %d: %d fields where %d are expected: %s; quote fields that hold the separator, or name the "
                                .formatted(
                                        file.path(),
                                        line(file, offset),
                                        record.fields(),
                                        width,
                                        shown(text, record.start(), record.end()))
                        + "additional columns in the header");
    }

    static CsvFormatException unclosedQuote(CsvFile file, long offset, byte[] text, int from, int to) {
        return new CsvFormatException(
                "%s, line %d: a quoted field of this record is never closed: %s; close it, or read withoutQuotes()"
                        .formatted(file.path(), line(file, offset), shown(text, from, to)));
    }

    static CsvFormatException wrongDType(CsvFile file, long offset, String column, DType dtype, String shown) {
        String form = dtype.isMoment() ? "; name its form by withDateFormat(...)," : ";";
        return new CsvFormatException(
                "%s, line %d, column '%s': %s is no %s%s read the column as another dtype, or add the text to the nulls"
                        .formatted(file.path(), line(file, offset), column, shown, dtype, form));
    }

    static StaleSchemaException unlikeSample(CsvFile file, long offset, String column, DType dtype, String shown) {
        return new StaleSchemaException("%s, line %d, column '%s': %s is no %s, as a sample of the column suggested"
                .formatted(file.path(), line(file, offset), column, shown, dtype));
    }

    static CsvFormatException undecodable(CsvFile file, long offset, String column, String shown) {
        return notUtf8(file, offset, "column '" + column + "'", shown);
    }

    static CsvFormatException undecodableHeader(CsvFile file, long offset, String shown) {
        return notUtf8(file, offset, "header", shown);
    }

    private static CsvFormatException notUtf8(CsvFile file, long offset, String where, String shown) {
        return new CsvFormatException(
                "%s, line %d, %s: %s is not valid UTF-8; name the encoding by withEncoding(...), or convert the file to UTF-8"
                        .formatted(file.path(), line(file, offset), where, shown));
    }

    static CsvFormatException changed(CsvFile file, String seen) {
        return new CsvFormatException(
                "%s does not hold what it held when it was opened: %s; read files that nothing writes to"
                        .formatted(file.path(), seen));
    }

    static CsvFormatException rewritten(CsvFile file, long size, Instant modified) {
        return new CsvFormatException(
                "%s has changed since it was looked at: it had %d bytes, written at %s, and has %d bytes, written at %s; "
                                .formatted(
                                        file.path(), file.size(), Instant.ofEpochMilli(file.modified()), size, modified)
                        + "read it again");
    }

    static CsvFormatException removed(CsvFile file) {
        return new CsvFormatException(
                "%s is there no more since it was looked at: it had %d bytes, written at %s; read it again once it is back"
                        .formatted(file.path(), file.size(), Instant.ofEpochMilli(file.modified())));
    }

    /** The text in quotes, shortened, with line ends made visible and bytes that are not UTF-8 as {@code \\xFF}. */
    static String shown(byte[] text, int from, int to) {
        int end = Math.min(to, from + 4 * SHOWN);
        String decoded = decoded(text, from, Math.max(0, end - from))
                .replace("\r", "\\r")
                .replace("\n", "\\n");
        boolean cut = end < to || decoded.length() > SHOWN;
        return "'" + decoded.substring(0, Math.min(SHOWN, decoded.length())) + (cut ? "...'" : "'");
    }

    private static String decoded(byte[] text, int from, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(text, from, length);
        CharBuffer chars = CharBuffer.allocate(length);
        StringBuilder result = new StringBuilder();
        while (true) {
            CoderResult end = decoder.decode(bytes, chars, true);
            result.append(chars.flip());
            chars.clear();
            if (end.isUnderflow()) {
                return result.toString();
            }
            for (int i = 0; i < end.length(); i++) {
                result.append("\\x%02X".formatted(bytes.get()));
            }
            decoder.reset();
        }
    }

    /**
     * The line, from 1, on which the byte at that offset stands: reads the file up to there, which only an error does.
     */
    private static long line(CsvFile file, long offset) {
        try (ByteInput input = file.open(0)) {
            byte[] buffer = new byte[BUFFER];
            long line = 1;
            long left = offset;
            byte before = 0;
            while (left > 0) {
                int read = input.read(buffer, 0, (int) Math.min(BUFFER, left));
                if (read < 0) {
                    break;
                }
                for (int i = 0; i < read; i++) {
                    boolean counted = buffer[i] == '\r' || (buffer[i] == '\n' && before != '\r');
                    line += counted ? 1 : 0;
                    before = buffer[i];
                }
                left -= read;
            }
            return line;
        } catch (IOException e) {
            return -1;
        }
    }
}
