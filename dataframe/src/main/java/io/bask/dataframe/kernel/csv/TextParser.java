package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;

/** Copies the bytes of text fields; checks that they are UTF-8 where the tile is not all ASCII. */
final class TextParser extends ColumnParser {
    private static final int ROUND = 1024;

    private final TextBuilder builder;
    private final int[] starts = new int[ROUND];
    private final int[] ends = new int[ROUND];
    private int plain;

    TextParser(DType dtype, CsvFormat format) {
        super(format);
        this.builder = new TextBuilder(dtype, 1024);
    }

    @Override
    void parse(FieldRun run) {
        byte[] text = run.text();
        int[] at = run.at();
        int entry = run.column();
        for (int row = 0; row < run.rows(); row++, entry += run.stride()) {
            int start = at[entry] + 1;
            int end = at[entry + 1];
            if (!run.ascii() && !Utf8.isValid(text, start, end)) {
                throw new FieldFailure(FieldFailure.Cause.UNDECODABLE, start, end);
            }
            if (start >= end || isQuoted(text, start) || isNullText(text, start, end)) {
                appendPlain(text);
                slow(text, start, end);
                continue;
            }
            starts[plain] = start;
            ends[plain++] = end;
            if (plain == ROUND) {
                appendPlain(text);
            }
        }
        appendPlain(text);
    }

    /** Adds the fields that wait: many at a time are looked up sooner than one by one. */
    private void appendPlain(byte[] text) {
        builder.append(text, starts, ends, plain);
        plain = 0;
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        builder.append(text, from, to);
        return true;
    }

    @Override
    void acceptNull() {
        builder.appendNull();
    }

    @Override
    TextColumn build() {
        return builder.build();
    }
}
