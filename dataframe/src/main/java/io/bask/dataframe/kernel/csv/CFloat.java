package io.bask.dataframe.kernel.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes floats in a format of C's, {@code %.3f}, {@code %10.2e} or {@code %g}, with text around it; digits are those of the exact
 * binary value, rounded half to even.
 */
public final class CFloat {
    private static final Pattern FORM = Pattern.compile("(.*?)%([-+ 0#]*)([0-9]*)(?:\\.([0-9]+))?([eEfFgG])(.*)");
    private static final int DEFAULT_PRECISION = 6;
    private static final int LONGEST = 1000;

    private final String before;
    private final String after;
    private final String flags;
    private final int width;
    private final int precision;
    private final char kind;

    private CFloat(Matcher form) {
        before = form.group(1).replace("%%", "%");
        flags = form.group(2);
        width = form.group(3).isEmpty() ? 0 : Integer.parseInt(form.group(3));
        precision = form.group(4) == null ? DEFAULT_PRECISION : Integer.parseInt(form.group(4));
        kind = form.group(5).charAt(0);
        after = form.group(6).replace("%%", "%");
    }

    /** The format that the text says; another text is an error. */
    public static CFloat of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()
                || form.group(6).replace("%%", "").contains("%")
                || form.group(2).contains("#")) {
            throw wrong(text);
        }
        try {
            CFloat format = new CFloat(form);
            if (format.width > LONGEST || format.precision > LONGEST) {
                throw wrong(text);
            }
            return format;
        } catch (NumberFormatException tooLong) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'%s' is no format of floats; write one as C has it, for example %%.3f, %%10.2e or %%g"
                        .formatted(text));
    }

    /** The value, which is not NaN, as text. */
    public String text(double value) {
        boolean isNegative = Double.doubleToRawLongBits(value) < 0;
        String digits = Double.isInfinite(value) ? "inf" : digits(new BigDecimal(Math.abs(value)));
        String sign = isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        int fill = Math.max(0, width - sign.length() - digits.length());
        String padded = flags.contains("-")
                ? sign + digits + " ".repeat(fill)
                : flags.contains("0") && !Double.isInfinite(value)
                        ? sign + "0".repeat(fill) + digits
                        : " ".repeat(fill) + sign + digits;
        String cased = Character.isUpperCase(kind) ? padded.toUpperCase(java.util.Locale.ROOT) : padded;
        return before + cased + after;
    }

    private String digits(BigDecimal value) {
        return switch (Character.toLowerCase(kind)) {
            case 'f' -> value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
            case 'e' -> scientific(value, precision);
            default -> general(value);
        };
    }

    private static String scientific(BigDecimal value, int decimals) {
        BigDecimal rounded = value.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        StringBuilder digits = new StringBuilder(rounded.unscaledValue().toString());
        while (digits.length() < decimals + 1) {
            digits.append('0');
        }
        digits.setLength(decimals + 1);
        if (decimals > 0) {
            digits.insert(1, '.');
        }
        String power = String.valueOf(Math.abs(exponent));
        return digits.append(exponent < 0 ? "e-" : "e+")
                .append(power.length() < 2 ? "0" : "")
                .append(power)
                .toString();
    }

    /** As many digits as the precision says, without zeros behind, in whichever form is shorter. */
    private String general(BigDecimal value) {
        int significant = Math.max(1, precision);
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded = value.round(new MathContext(significant, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= significant) {
            String text = scientific(value, significant - 1);
            int power = text.indexOf('e');
            return trimmed(text.substring(0, power)) + text.substring(power);
        }
        return trimmed(rounded.setScale(Math.max(0, significant - 1 - exponent), RoundingMode.HALF_EVEN)
                .toPlainString());
    }

    private static String trimmed(String digits) {
        if (digits.indexOf('.') < 0) {
            return digits;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
