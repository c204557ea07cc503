package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.BoolColumn;

/** Parses true and false, in whichever texts stand for them. */
final class BoolParser extends ColumnParser {
    private final TruthText truth;
    private final BoolColumn.Builder builder = new BoolColumn.Builder(1024);

    BoolParser(CsvFormat format) {
        super(format);
        this.truth = new TruthText(format.markers());
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
        boolean isTrue = truth.isTrue(text, from, to);
        if (!isTrue && !truth.isFalse(text, from, to)) {
            return false;
        }
        builder.append(isTrue);
        return true;
    }

    @Override
    void acceptNull() {
        builder.appendNull();
    }

    @Override
    BoolColumn build() {
        return builder.build();
    }
}
