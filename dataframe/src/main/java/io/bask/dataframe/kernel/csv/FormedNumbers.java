package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.Column;

/** Hands numbers that are written in another form to a parser of the plain one; other texts it hands on as they are. */
final class FormedNumbers extends ColumnParser {
    private static final int FRONT = 8;

    private final ColumnParser plain;
    private final NumberForm form;
    private final boolean takesText;
    private byte[] copy = new byte[64];

    /**
     * Makes one.
     *
     * @param takesText whether texts that are no numbers are handed on too
     */
    FormedNumbers(ColumnParser plain, CsvFormat format, boolean takesText) {
        super(format);
        this.plain = plain;
        this.form = format.numbers();
        this.takesText = takesText;
    }

    @Override
    void expect(int rows) {
        plain.expect(rows);
    }

    @Override
    void parse(FieldRun run) {
        plain.reserve(run.rows());
        for (int row = 0; row < run.rows(); row++) {
            int entry = run.column() + row * run.stride();
            slow(run.text(), run.at()[entry] + 1, run.at()[entry + 1]);
        }
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        if (copy.length < to - from + 3 * FRONT) {
            copy = new byte[2 * (to - from) + 3 * FRONT];
        }
        int length = form.copy(text, from, to, copy, FRONT);
        if (length >= 0) {
            return plain.accept(copy, FRONT, FRONT + length);
        }
        // The letter makes it no number, whatever else it is.
        copy[FRONT] = 'x';
        return takesText && plain.accept(copy, FRONT, FRONT + 1);
    }

    @Override
    void acceptNull() {
        plain.acceptNull();
    }

    @Override
    Column build() {
        return plain.build();
    }
}
