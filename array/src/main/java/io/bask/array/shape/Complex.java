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
        boolean negative = Double.doubleToRawLongBits(im) < 0 && !Double.isNaN(im);
        String imaginary = text(Math.abs(im)) + "j";
        if (re == 0 && Double.doubleToRawLongBits(re) == 0) {
            return (negative ? "-" : "") + imaginary;
        }
        return "(" + text(re) + (negative ? "-" : "+") + imaginary + ")";
    }

    private static String text(double part) {
        if (Double.isNaN(part)) {
            return "nan";
        }
        if (Double.isInfinite(part)) {
            return part > 0 ? "inf" : "-inf";
        }
        if (part == Math.rint(part) && Math.abs(part) < 1e16) {
            return (Double.doubleToRawLongBits(part) < 0 ? "-" : "") + (long) Math.abs(part);
        }
        return Double.toString(part);
    }
}
