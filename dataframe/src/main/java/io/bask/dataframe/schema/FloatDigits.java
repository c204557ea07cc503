package io.bask.dataframe.schema;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes floats as Python writes them. */
public final class FloatDigits {
    private static final int MOST_DIGITS = 17;
    private static final int LARGEST_PLAIN = 16;
    private static final int SMALLEST_PLAIN = -4;

    private FloatDigits() {}

    /** The fewest digits that read back as the same number. */
    public static String of(double value) {
        return text(value, false);
    }

    /** The fewest digits that read back as the same number in single precision. */
    public static String ofSingle(float value) {
        return text(value, true);
    }

    private static String text(double value, boolean isSingle) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (isSingle ? shortest.floatValue() == value : shortest.doubleValue() == value) {
                break;
            }
        }
        shortest = shortest.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = shortest.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String power = (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (value < 0 ? "-" : "") + mantissa + power;
    }
}
