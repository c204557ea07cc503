package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.DoubleColumn;
import java.util.Arrays;

/** Parses a column that is believed to hold nothing but missing values. */
final class NullParser extends ColumnParser {
    private int length;

    NullParser(CsvFormat format) {
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
        return false;
    }

    @Override
    void acceptNull() {
        length++;
    }

    @Override
    DoubleColumn build() {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return DoubleColumn.adopt(values, length);
    }
}
