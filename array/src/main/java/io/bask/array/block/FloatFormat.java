package io.bask.array.block;

import io.bask.array.shape.ShortestDecimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes the floating-point elements of one array in one style.
 *
 * <p>Each number takes the digits that tell it from its neighbours, at most {@link PrintOptions#precision()} after the point; more
 * are rounded off from the exact value. Large, small or widely spread numbers turn the whole array to scientific
 * notation, in which all take as many digits as the longest needs. Positional numbers are aligned at the point.
 */
final class FloatFormat {
    private static final double LARGE = 1e8;
    private static final double SMALL = 1e-4;
    private static final double SPREAD = 1000;

    private final int precision;
    private final boolean single;
    private final boolean plusSign;
    private final boolean scientific;
    private int padLeft;
    private int padRight;
    private int fractionDigits;
    private int exponentDigits;

    /**
     * The style for some numbers.
     *
     * @param single whether they are {@code float}s and print as shortly
     * @param plusSign whether positive numbers take a sign, as imaginary parts do
     */
    FloatFormat(double[] values, boolean single, boolean plusSign, PrintOptions options) {
        this.precision = options.precision();
        this.single = single;
        this.plusSign = plusSign;
        this.scientific = needsScientific(values, single, options.suppress());
        int finite = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                finite++;
                measure(value);
            }
        }
        if (scientific) {
            padRight = exponentDigits + 2 + fractionDigits;
        }
        if (finite < values.length) {
            makeRoomForNonFinite(values);
        }
    }

    private static boolean needsScientific(double[] values, boolean single, boolean suppress) {
        double max = 0;
        double min = Double.POSITIVE_INFINITY;
        for (double value : values) {
            double abs = Math.abs(value);
            if (Double.isFinite(value) && abs != 0) {
                max = Math.max(max, abs);
                min = Math.min(min, abs);
            }
        }
        double spread = single ? (float) max / (float) min : max / min;
        return max != 0 && (max >= LARGE || !suppress && (min < SMALL || spread > SPREAD));
    }

    private void measure(double value) {
        Digits digits = scientific ? scientificDigits(value) : positionalDigits(value);
        padLeft = Math.max(padLeft, sign(value).length() + digits.whole().length());
        fractionDigits = Math.max(fractionDigits, digits.fraction().length());
        padRight = fractionDigits;
        exponentDigits = Math.max(exponentDigits, exponentText(digits.power()).length());
    }

    private void makeRoomForNonFinite(double[] values) {
        int infinity = plusSign ? 4 : 3;
        for (double value : values) {
            if (value == Double.NEGATIVE_INFINITY) {
                infinity = 4;
            }
        }
        padLeft = Math.max(padLeft, Math.max(3, infinity) - (padRight + 1));
    }

    /** A number in the style, padded to the width of all. */
    String text(double value) {
        if (!Double.isFinite(value)) {
            String text = Double.isNaN(value) ? (plusSign ? "+nan" : "nan") : sign(value) + "inf";
            return " ".repeat(Math.max(0, padLeft + padRight + 1 - text.length())) + text;
        }
        if (scientific) {
            Digits digits = alignedDigits(value);
            String exponent = exponentText(digits.power());
            return left(value, digits) + "." + digits.fraction() + "e" + (digits.power() < 0 ? "-" : "+")
                    + "0".repeat(exponentDigits - exponent.length()) + exponent;
        }
        Digits digits = positionalDigits(value);
        return left(value, digits) + "." + digits.fraction()
                + " ".repeat(padRight - digits.fraction().length());
    }

    private String left(double value, Digits digits) {
        String text = sign(value) + digits.whole();
        return " ".repeat(padLeft - text.length()) + text;
    }

    private String sign(double value) {
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        return negative ? "-" : plusSign ? "+" : "";
    }

    private static String exponentText(int power) {
        String digits = Integer.toString(Math.abs(power));
        return digits.length() < 2 ? "0" + digits : digits;
    }

    /** Digits before and after the point, and the power of ten that they are multiplied by. */
    private record Digits(String whole, String fraction, int power) {}

    private ShortestDecimal shortest(double value) {
        return single ? ShortestDecimal.of((float) value) : ShortestDecimal.of(value);
    }

    private Digits positionalDigits(double value) {
        ShortestDecimal shortest = shortest(value);
        int fraction = shortest.digits().length() - shortest.exponent();
        if (fraction < 0 && shortest.exponent() > 1) {
            return new Digits(new BigDecimal(Math.abs(value)).toBigInteger().toString(), "", 0);
        }
        if (fraction > precision) {
            BigDecimal rounded = new BigDecimal(Math.abs(value)).setScale(precision, RoundingMode.HALF_EVEN);
            String plain = rounded.toPlainString();
            return split(precision == 0 ? plain + "." : trimmed(plain));
        }
        String text = shortest.positional(false);
        return split(fraction <= 0 ? text + "." : text);
    }

    private static Digits split(String text) {
        int point = text.indexOf('.');
        return new Digits(text.substring(0, point), text.substring(point + 1), 0);
    }

    private static String trimmed(String text) {
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }

    /** One digit before the point and as few after it as tell the number, at most {@link PrintOptions#precision()}. */
    private Digits scientificDigits(double value) {
        ShortestDecimal shortest = shortest(value);
        if (shortest.digits().length() - 1 > precision) {
            Digits rounded = roundedDigits(value, precision);
            return new Digits(rounded.whole(), trimmed("." + rounded.fraction()).substring(1), rounded.power());
        }
        String digits = shortest.digits();
        return new Digits(digits.substring(0, 1), digits.substring(1), shortest.exponent() - 1);
    }

    /** One digit before the point and just as many after it as all numbers take; missing ones from the exact value. */
    private Digits alignedDigits(double value) {
        Digits digits = scientificDigits(value);
        return digits.fraction().length() == fractionDigits ? digits : roundedDigits(value, fractionDigits);
    }

    private static Digits roundedDigits(double value, int fraction) {
        if (value == 0) {
            return new Digits("0", "0".repeat(fraction), 0);
        }
        int count = 1 + fraction;
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(count, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int power = digits.length() - 1 - rounded.scale();
        String padded = digits + "0".repeat(Math.max(0, count - digits.length()));
        return new Digits(padded.substring(0, 1), padded.substring(1, count), power);
    }
}
