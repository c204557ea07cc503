package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.DateTimeColumn;

/** Parses dates and moments, see {@link DateText} for the forms. */
final class DateTimeParser extends ColumnParser {
    private final DateText dates = new DateText();
    private final DateTimeColumn.Builder builder = new DateTimeColumn.Builder(1024);

    DateTimeParser(CsvFormat format) {
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
        boolean fits = dates.read(text, from, to);
        if (fits) {
            builder.append(dates.nanoseconds());
        }
        return fits;
    }

    @Override
    void acceptNull() {
        builder.appendNull();
    }

    @Override
    DateTimeColumn build() {
        return builder.build();
    }
}
