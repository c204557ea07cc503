package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads files as records of text fields, and by a plain loop over {@link ScanState} to compare with. */
final class Records {
    static final CsvFormat VERBATIM = new CsvFormat(Dialect.PLAIN, new MarkerTexts(List.of(), List.of(), List.of()));

    private Records() {}

    /** The columns of a file of that many text columns. */
    static List<ColumnSpec> texts(int width) {
        return IntStream.range(0, width)
                .mapToObj(i -> ColumnSpec.forced(i, "c" + i, DType.STRING))
                .toList();
    }

    /** The records of all blocks, one after the other. */
    static List<List<@Nullable Object>> read(List<CsvBlock> blocks, int width) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CsvBlock block : blocks) {
            rows.addAll(rows(BlockReader.read(block, ReadPlan.of(VERBATIM, width, texts(width)))));
        }
        return rows;
    }

    /** The rows of a frame. */
    static List<List<@Nullable Object>> rows(Frame frame) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 0; column < frame.schema().size(); column++) {
                values.add(frame.column(column).valueAt(row));
            }
            rows.add(values);
        }
        return rows;
    }

    /** What the definition of the dialect says, character by character; null for a text that ends inside quotes. */
    static @Nullable List<List<@Nullable Object>> byDefinition(String text, Dialect dialect, int width) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<@Nullable Object> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        ScanState state = ScanState.RECORD_START;
        boolean blank = true;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() && state == ScanState.QUOTED) {
                return null;
            }
            if (i == text.length() && state == ScanState.RECORD_START) {
                break;
            }
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' && state != ScanState.QUOTED) {
                continue;
            }
            ScanState next = state.next((byte) c, dialect);
            boolean ends = next == ScanState.RECORD_START || next == ScanState.FIELD_START;
            boolean opens = next == ScanState.QUOTED && state != ScanState.QUOTED && state != ScanState.QUOTE_SEEN;
            if (!ends && !opens && next != ScanState.QUOTE_SEEN) {
                field.append(c);
            }
            blank &= next == ScanState.RECORD_START || (next == ScanState.FIELD && (c == ' ' || c == '\t'));
            if (ends) {
                row.add(field.toString());
                field.setLength(0);
            }
            if (next == ScanState.RECORD_START) {
                if (!blank) {
                    while (row.size() < width) {
                        row.add(null);
                    }
                    rows.add(row);
                }
                row = new ArrayList<>();
                blank = true;
            }
            state = next;
        }
        return rows;
    }
}
