package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of a frame as CSV records in UTF-8, byte for byte as pandas does.
 *
 * <p>Fields are made straight from the columns' bytes and looked at for characters that need quotes only where they can have any.
 * One thread; memory is that of one record.
 */
public final class CsvWriter {
    private static final int FLUSH = 1 << 16;

    private final CsvLayout layout;
    private final OutputStream out;
    private final ByteText text = new ByteText();
    private final boolean[] special = new boolean[256];
    private final byte[] missing;

    /** A writer to that stream, which it does not close. */
    public CsvWriter(CsvLayout layout, OutputStream out) {
        this.layout = layout;
        this.out = out;
        this.missing = layout.missing().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        special[layout.separator() & 0xFF] = true;
        special[layout.quote() & 0xFF] = layout.quoting() != CsvLayout.Quoting.NONE;
        special['\n'] = true;
        special['\r'] = true;
        if (layout.escape() != 0) {
            special[layout.escape() & 0xFF] = true;
        }
    }

    /** Writes names as the first record. */
    public void header(List<String> names) throws IOException {
        int start = text.length();
        for (int i = 0; i < names.size(); i++) {
            separate(i);
            int from = text.length();
            text.add(names.get(i));
            close(from, true, names.get(i));
        }
        end(start, names.size());
        text.writeTo(out);
    }

    /**
     * Writes all rows.
     *
     * @param labels whether row labels come first
     * @param least a digit a field: how finely moments are written at least, 1 for days alone, 2 for seconds, 3 to 5 for
     *     their fractions; 0 and no digits at all for as finely as the rows need
     * @return the same digits of what was written
     */
    public String rows(Frame frame, boolean labels, String least) throws IOException {
        List<String> names = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        if (labels) {
            boolean isKeyed = frame.index() instanceof RowIndex.Keys;
            columns.addAll(
                    frame.index() instanceof RowIndex.Keys keys
                            ? keys.levels()
                            : List.of(RowIndex.numbers(frame.index())));
            names.addAll(isKeyed ? ((RowIndex.Keys) frame.index()).names() : List.of("row number"));
        }
        columns.addAll(frame.columns());
        names.addAll(frame.schema().names());
        List<FieldText> fields =
                columns.stream().map(column -> FieldText.of(column, layout)).toList();
        StringBuilder written = new StringBuilder(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            int fineness = Math.max(fields.get(i).fineness(), least.isEmpty() ? 0 : least.charAt(i) - '0');
            fields.get(i).prepare(fineness);
            written.append((char) ('0' + fineness));
        }
        for (int row = 0; row < frame.rows(); row++) {
            record(columns, fields, names, row);
            if (text.length() > FLUSH) {
                text.writeTo(out);
            }
        }
        text.writeTo(out);
        return written.toString();
    }

    private void record(List<Column> columns, List<FieldText> fields, List<String> names, int row) {
        int start = text.length();
        for (int i = 0; i < fields.size(); i++) {
            separate(i);
            int from = text.length();
            boolean isMissing = columns.get(i).isNull(row);
            if (isMissing) {
                text.add(missing);
            } else {
                fields.get(i).add(row, text);
            }
            close(from, isMissing || fields.get(i).isText(), names.get(i));
        }
        end(start, fields.size());
    }

    private void separate(int position) {
        if (position > 0) {
            text.add(layout.separator());
        }
    }

    /** An empty record would be a blank line, which readers skip. */
    private void end(int start, int fields) {
        if (text.length() == start && fields > 0 && layout.quoting() != CsvLayout.Quoting.NONE) {
            text.add(layout.quote());
            text.add(layout.quote());
        }
        text.add(layout.lineEnd());
    }

    /** Quotes the field that begins there, if it has to be. */
    private void close(int from, boolean isText, String column) {
        boolean isQuoted = switch (layout.quoting()) {
            case ALL -> true;
            case TEXT -> isText || hasSpecial(from);
            case MINIMAL -> hasSpecial(from);
            case NONE -> {
                escape(from, column);
                yield false;
            }
        };
        if (!isQuoted) {
            return;
        }
        byte[] field = java.util.Arrays.copyOfRange(text.bytes(), from, text.length());
        text.truncate(from);
        text.add(layout.quote());
        for (byte value : field) {
            if (value == layout.quote()) {
                text.add(layout.escape() == 0 ? layout.quote() : layout.escape());
            } else if (layout.escape() != 0 && value == layout.escape()) {
                text.add(layout.escape());
            }
            text.add(value);
        }
        text.add(layout.quote());
    }

    private boolean hasSpecial(int from) {
        byte[] bytes = text.bytes();
        for (int i = from; i < text.length(); i++) {
            if (special[bytes[i] & 0xFF]) {
                return true;
            }
        }
        return false;
    }

    private void escape(int from, String column) {
        if (!hasSpecial(from)) {
            return;
        }
        byte[] field = java.util.Arrays.copyOfRange(text.bytes(), from, text.length());
        if (layout.escape() == 0) {
            throw new IllegalArgumentException(
                    "column '%s': %s needs quotes or an escape, and nothing is to be quoted; give an escape by withEscape(...)"
                            .formatted(column, CsvErrors.shown(field, 0, field.length)));
        }
        text.truncate(from);
        for (byte value : field) {
            if (special[value & 0xFF]) {
                text.add(layout.escape());
            }
            text.add(value);
        }
    }
}
