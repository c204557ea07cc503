package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Parses whole numbers of 64 bits, or of 32 bits without sign; up to eight digits without sign by word arithmetic. */
final class LongParser extends ColumnParser {
    private final DType dtype;
    private final WholeText wholes = new WholeText();
    private final NullMarks nulls = new NullMarks();
    private long[] values = new long[0];
    private int length;

    LongParser(DType dtype, CsvFormat format) {
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
        WholeText.Outcome outcome = wholes.read(text, from, to);
        if (outcome == WholeText.Outcome.TOO_WIDE && dtype == DType.UINT64) {
            return acceptUnsigned(new String(text, from, to - from, StandardCharsets.UTF_8).strip());
        }
        boolean fits = outcome == WholeText.Outcome.FITS && dtype.holds(wholes.value());
        if (fits) {
            values[length++] = wholes.value();
        }
        return fits;
    }

    private boolean acceptUnsigned(String digits) {
        BigInteger value = new BigInteger(digits);
        boolean fits = value.signum() > 0 && value.bitLength() <= Long.SIZE;
        if (fits) {
            values[length++] = value.longValue();
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
        LongColumn all = LongColumn.adopt(
                dtype, Growth.trim(values, length), nulls.validity(Growth.trimmed(values.length, length)));
        return all.slice(0, length);
    }
}
