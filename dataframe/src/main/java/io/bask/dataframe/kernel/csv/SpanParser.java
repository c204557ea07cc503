package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.Spans;
import io.bask.dataframe.schema.DType;
import java.nio.charset.StandardCharsets;

/** Parses spans of time, see {@link Spans#parse} for the forms. */
final class SpanParser extends ColumnParser {
    private final LongColumn.Builder builder = new LongColumn.Builder(DType.TIMEDELTA, 1024);

    SpanParser(CsvFormat format) {
        super(format);
    }

    @Override
    void parse(FieldRun run) {
        for (int row = 0; row < run.rows(); row++) {
            int entry = run.column() + row * run.stride();
            slow(run.text(), run.at()[entry] + 1, run.at()[entry + 1]);
        }
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        try {
            builder.append(Spans.parse(new String(text, from, to - from, StandardCharsets.UTF_8)));
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    @Override
    void acceptNull() {
        builder.appendNull();
    }

    @Override
    LongColumn build() {
        return builder.build();
    }
}
