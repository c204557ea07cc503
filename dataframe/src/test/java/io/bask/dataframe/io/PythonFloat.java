package io.bask.dataframe.io;

import java.math.BigDecimal;

/** Writes a double as Python's {@code repr} does: the shortest digits that read back the same, in Python's layout. */
final class PythonFloat {
    private PythonFloat() {}

    static String repr(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (exponent < -4 || exponent >= 16) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return "%s%s%se%s%02d"
                    .formatted(sign, digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        String plain = shortest.abs().toPlainString();
        return sign + (plain.contains(".") ? plain : plain + ".0");
    }

    /** JDK 17's own printing is not always shortest, so tries ever more digits. */
    private static BigDecimal shortest(double value) {
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal tried = new BigDecimal(
                    "%.{0}e".replace("{0}", Integer.toString(digits - 1)).formatted(value));
            if (tried.doubleValue() == value) {
                return tried.stripTrailingZeros();
            }
        }
        return new BigDecimal("%.16e".formatted(value)).stripTrailingZeros();
    }
}
