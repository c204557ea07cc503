package io.bask.array.shape;

import java.io.Serializable;

/**
 * One complex number: the value of an element of a complex array.
 *
 * <p>Prints as Python prints it: {@code (1+2j)}.
 *
 * @param re the real part
 * @param im the imaginary part
 */
public record Complex(double re, double im) implements Serializable {

    /** A complex number with no imaginary part. */
    public static Complex of(double re) {
        return new Complex(re, 0);
    }

    @Override
    public String toString() {
        return text(ShortestDecimal.text(re, false), re, ShortestDecimal.text(Math.abs(im), false), im);
    }

    /** The text of a complex number of single precision, which takes fewer digits. */
    public static String text(float re, float im) {
        return text(ShortestDecimal.text(re, false), re, ShortestDecimal.text(Math.abs(im), false), im);
    }

    private static String text(String real, double re, String imaginary, double im) {
        String sign = !Double.isNaN(im) && isNegative(im) ? "-" : "+";
        if (re == 0 && !isNegative(re)) {
            return (sign.equals("-") ? "-" : "") + imaginary + "j";
        }
        return "(" + real + sign + imaginary + "j)";
    }

    private static boolean isNegative(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }
}
