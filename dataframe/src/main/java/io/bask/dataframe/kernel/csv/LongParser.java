package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.LongColumn;
import java.util.Arrays;

/** Parses whole numbers of 64 bits; up to eight digits without sign by word arithmetic. */
final class LongParser extends ColumnParser {
    private final WholeText wholes = new WholeText();
    private final NullMarks nulls = new NullMarks();
    private long[] values = new long[0];
    private int length;

    LongParser(CsvFormat format) {
        super(format);
    }

    @Override
    void expect(int rows) {
        values = Arrays.copyOf(values, Math.max(values.length, rows));
    }

    @Override
    void parse(FieldRun run) {
        values = Growth.reserve(values, length + run.rows());
        byte[] text = run.text();
        int[] at = run.at();
        int entry = run.column();
        for (int row = 0; row < run.rows(); row++, entry += run.stride()) {
            int start = at[entry] + 1;
            int end = at[entry + 1];
            int digits = end - start;
            long value = digits > 0 && digits <= 8 ? Swar.digits(text, end, digits) : -1;
            if (value >= 0) {
                values[length++] = value;
            } else {
                slow(text, start, end);
            }
        }
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        boolean fits = wholes.read(text, from, to) == WholeText.Outcome.FITS;
        if (fits) {
            values[length++] = wholes.value();
        }
        return fits;
    }

    @Override
    void acceptNull() {
        nulls.mark(length);
        values[length++] = 0;
    }

    @Override
    LongColumn build() {
        LongColumn all =
                LongColumn.adopt(Growth.trim(values, length), nulls.validity(Growth.trimmed(values.length, length)));
        return all.slice(0, length);
    }
}
