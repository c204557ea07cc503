package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.StringColumn;

/** Parses a column that is believed to have no rows at all: any field is a surprise. */
final class NoParser extends ColumnParser {
    NoParser(CsvFormat format) {
        super(format);
    }

    @Override
    void parse(FieldRun run) {
        if (run.rows() > 0) {
            int entry = run.column();
            throw new FieldFailure(FieldFailure.Cause.DTYPE, run.at()[entry] + 1, run.at()[entry + 1]);
        }
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        return false;
    }

    @Override
    void acceptNull() {
        throw new IllegalStateException("no field of a column without rows is looked at");
    }

    @Override
    StringColumn build() {
        return StringColumn.of();
    }
}
