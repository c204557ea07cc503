package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;

/** Parses whole numbers of 32 bits or fewer; up to eight digits without sign by word arithmetic. */
final class IntParser extends ColumnParser {
    private final DType dtype;
    private final WholeText wholes = new WholeText();
    private final NullMarks nulls = new NullMarks();
    private int[] values = new int[0];
    private int length;

    IntParser(DType dtype, CsvFormat format) {
        super(format);
        this.dtype = dtype;
    }

    @Override
    void expect(int rows) {
        values = Arrays.copyOf(values, Math.max(values.length, rows));
    }

    @Override
    void reserve(int more) {
        values = Growth.reserve(values, length + more);
    }

    @Override
    void parse(FieldRun run) {
        if (parsedSlowly(run)) {
            return;
        }
        values = Growth.reserve(values, length + run.rows());
        byte[] text = run.text();
        int[] at = run.at();
        int entry = run.column();
        boolean holdsEight = dtype == DType.INT32;
        for (int row = 0; row < run.rows(); row++, entry += run.stride()) {
            int start = at[entry] + 1;
            int end = at[entry + 1];
            int digits = end - start;
            int value = digits > 0 && digits <= 8 ? (int) Swar.digits(text, end, digits) : -1;
            if (value >= 0 && (holdsEight || dtype.holds(value))) {
                values[length++] = value;
            } else {
                slow(text, start, end);
            }
        }
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        boolean fits = wholes.read(text, from, to) == WholeText.Outcome.FITS && dtype.holds(wholes.value());
        if (fits) {
            values[length++] = (int) wholes.value();
        }
        return fits;
    }

    @Override
    void acceptNull() {
        nulls.mark(length);
        values[length++] = 0;
    }

    @Override
    IntColumn build() {
        IntColumn all = IntColumn.adopt(
                dtype, Growth.trim(values, length), nulls.validity(Growth.trimmed(values.length, length)));
        return all.slice(0, length);
    }
}
