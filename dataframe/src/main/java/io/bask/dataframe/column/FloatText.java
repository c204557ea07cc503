package io.bask.dataframe.column;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a column of floats as pandas does.
 *
 * <p>Six digits after the point, trailing zeros trimmed by the same number in all rows; scientific when a value is too
 * small to show a digit, or when large values make the column wide. Decimal digits are those of the exact binary value,
 * rounded half to even, as C prints them.
 */
final class FloatText {
    private static final int DIGITS = 6;
    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-6;

    private FloatText() {}

    /** One text a value, each number led by a blank or a minus; {@code missing} for NaN. */
    static List<String> of(double[] values, String missing) {
        List<String> plain = trimmed(values, missing);
        boolean large = false;
        boolean small = false;
        for (double value : values) {
            double size = Math.abs(value);
            large |= size > LARGE;
            small |= size > 0 && size < SMALL;
        }
        boolean tooLong = TextGrid.width(plain) > DIGITS + 6;
        if (!small && !(tooLong && large)) {
            return plain;
        }
        List<String> scientific = new ArrayList<>(values.length);
        for (double value : values) {
            scientific.add(Double.isNaN(value) ? missing : scientific(value));
        }
        return scientific;
    }

    /** A value with six digits after the point, led by a blank or a minus. */
    static String fixed(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? " inf" : "-inf";
        }
        String digits = new BigDecimal(Math.abs(value))
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
        return sign(value) + digits;
    }

    /** A value in scientific notation with six digits after the point, led by a blank or a minus. */
    static String scientific(double value) {
        if (Double.isInfinite(value)) {
            return fixed(value);
        }
        if (value == 0) {
            return sign(value) + "0." + "0".repeat(DIGITS) + "e+00";
        }
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(DIGITS + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        StringBuilder digits = new StringBuilder(rounded.unscaledValue().toString());
        while (digits.length() < DIGITS + 1) {
            digits.append('0');
        }
        digits.setLength(DIGITS + 1);
        String power = (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return sign(value) + digits.insert(1, '.') + power;
    }

    private static String sign(double value) {
        return Double.doubleToRawLongBits(value) < 0 ? "-" : " ";
    }

    private static List<String> trimmed(double[] values, String missing) {
        List<String> texts = new ArrayList<>(values.length);
        int zeros = DIGITS;
        for (double value : values) {
            String text = Double.isNaN(value) ? missing : fixed(value);
            texts.add(text);
            if (Double.isFinite(value)) {
                zeros = Math.min(zeros, trailingZeros(text));
            }
        }
        int cut = Math.min(zeros, DIGITS - 1);
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                String text = texts.get(i);
                texts.set(i, text.substring(0, text.length() - cut));
            }
        }
        return texts;
    }

    private static int trailingZeros(String text) {
        int count = 0;
        while (text.charAt(text.length() - 1 - count) == '0') {
            count++;
        }
        return count;
    }
}
