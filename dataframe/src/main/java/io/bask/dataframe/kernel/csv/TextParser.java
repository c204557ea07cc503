package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;

/** Copies the bytes of text fields; checks that they are UTF-8 where the tile is not all ASCII. */
final class TextParser extends ColumnParser {
    private final TextBuilder builder;

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
                slow(text, start, end);
            } else {
                builder.append(text, start, end);
            }
        }
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
