package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;

/**
 * Parses numbers with a point; up to eight digits on either side of it by word arithmetic.
 *
 * <p>Those are below 10^16, so that after a check against 2^53 one division by a power of ten gives the nearest double,
 * see {@link DecimalText}.
 */
final class DoubleParser extends ColumnParser {
    private static final long POINTS = Swar.repeat('.');
    private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private final DType dtype;
    private final DecimalText decimals = new DecimalText();
    private double[] values = new double[0];
    private int length;
    private int nulls;

    DoubleParser(DType dtype, CsvFormat format) {
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
            long bits = end > start ? plain(text, start, end) : -1;
            if (bits != -1) {
                values[length++] = Double.longBitsToDouble(bits);
            } else {
                slow(text, start, end);
            }
        }
    }

    /**
     * Bits of a number of the plain form {@code -?[0-9]{1,8}(\.[0-9]{1,8})?}; -1, which is a NaN's, for anything else.
     */
    private static long plain(byte[] text, int from, int to) {
        long sign = text[from] == '-' ? Long.MIN_VALUE : 0;
        int start = sign == 0 ? from : from + 1;
        int digits = to - start;
        if (digits <= 9) {
            long bits = brief(text, to, digits);
            return bits < 0 ? -1 : bits | sign;
        }
        long points = Swar.zeroFlags(Swar.load(text, start) ^ POINTS);
        int point = Long.numberOfTrailingZeros(points) >>> 3;
        if (point >= digits) {
            long whole = digits > 0 && digits <= 8 ? Swar.digits(text, to, digits) : -1;
            return whole < 0 ? -1 : Double.doubleToRawLongBits(whole) | sign;
        }
        int decimals = digits - point - 1;
        if (point == 0 || decimals == 0 || decimals > 8) {
            return -1;
        }
        // Point at 8 means that the ninth byte may be one; the word held eight digits then, or the text is not plain.
        if (point == 8 && text[start + 8] != '.') {
            return -1;
        }
        long whole = Swar.digits(text, start + point, point);
        long fraction = Swar.digits(text, to, decimals);
        long number = whole * TENS[decimals] + fraction;
        if ((whole | fraction) < 0 || number > DecimalText.EXACT_LIMIT) {
            return -1;
        }
        return Double.doubleToRawLongBits(number / DecimalText.EXACT_TENS[decimals]) | sign;
    }

    /**
     * The same for at most nine bytes without a sign: what stands before the point moves up beside what stands behind it, so that
     * all digits are one word. Reads the nine bytes before {@code to}.
     */
    private static long brief(byte[] text, int to, int length) {
        if (length == 0) {
            return -1;
        }
        long word = Swar.load(text, to - 8);
        long points = Swar.zeroFlags(word ^ POINTS) & -1L << Math.max(0, 64 - 8 * length);
        if (points == 0) {
            long whole = length <= 8 ? Swar.digits(text, to, length) : -1;
            return whole < 0 ? -1 : Double.doubleToRawLongBits(whole);
        }
        int decimals = Long.numberOfLeadingZeros(points) >>> 3;
        if (decimals == 0 || decimals == length - 1) {
            return -1;
        }
        long behind = -1L << 64 - 8 * decimals;
        long number = Swar.digits(word & behind | Swar.load(text, to - 9) & ~behind, length - 1);
        return number < 0 ? -1 : Double.doubleToRawLongBits(number / DecimalText.EXACT_TENS[decimals]);
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        boolean fits = decimals.read(text, from, to);
        if (fits && isNullNumber(decimals.value())) {
            acceptNull();
        } else if (fits) {
            values[length++] = decimals.value();
        }
        return fits;
    }

    @Override
    void acceptNull() {
        nulls++;
        values[length++] = Double.NaN;
    }

    @Override
    DoubleColumn build() {
        // What lies past the length is zero, so it adds no missing values to the count.
        double[] all = Growth.trim(values, length);
        DoubleColumn column = dtype == DType.FLOAT64 ? DoubleColumn.adopt(all, nulls) : DoubleColumn.adopt(dtype, all);
        return column.slice(0, length);
    }
}
