package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * How much the rows of a window weigh, by their place in it: what SciPy calls a window function.
 *
 * @param kind which one
 * @param width how wide a gaussian or an exponential one is, in rows; 0 for the others
 */
public record WindowShape(Kind kind, double width) implements Serializable {
    /** Which weights. */
    public enum Kind {
        /** All alike. */
        BOXCAR,
        /** A triangle that ends outside. */
        TRIANG,
        /** A triangle that is 0 at both ends. */
        BARTLETT,
        /** A raised cosine that is 0 at both ends. */
        HANN,
        /** A raised cosine. */
        HAMMING,
        /** Three terms of cosines. */
        BLACKMAN,
        /** Four terms of cosines, by Harris. */
        BLACKMANHARRIS,
        /** Four terms of cosines, by Nuttall. */
        NUTTALL,
        /** Two cosines folded. */
        BOHMAN,
        /** Half a wave. */
        COSINE,
        /** Piecewise cubic. */
        PARZEN,
        /** A bell. */
        GAUSSIAN,
        /** Falling to both sides. */
        EXPONENTIAL
    }

    /** Checks the width. */
    public WindowShape {
        Objects.requireNonNull(kind, "kind is null; say which weights");
        if (isWide(kind) && !(width > 0 && width < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weights '%s' need a width in rows greater than 0, not %s"
                    .formatted(kind.name().toLowerCase(Locale.ROOT), width));
        }
        width = isWide(kind) ? width : 0;
    }

    private static boolean isWide(Kind kind) {
        return kind == Kind.GAUSSIAN || kind == Kind.EXPONENTIAL;
    }

    /** The weights of a name such as {@code hamming}, which have no width. */
    public static WindowShape of(String name) {
        Objects.requireNonNull(name, "name is null; give one such as \"hamming\"");
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return new WindowShape(kind, 0);
            }
        }
        throw new IllegalArgumentException(
                ("weights '%s' are not known; use boxcar, triang, bartlett, hann, hamming, blackman, blackmanharris, nuttall, bohman, "
                                + "cosine or parzen, or the methods gaussian and exponential")
                        .formatted(name));
    }

    /** A bell with that standard deviation in rows. */
    public static WindowShape gaussian(double deviation) {
        return new WindowShape(Kind.GAUSSIAN, deviation);
    }

    /** Weights that fall to both sides by a factor of e in so many rows. */
    public static WindowShape exponential(double rows) {
        return new WindowShape(Kind.EXPONENTIAL, rows);
    }

    /** The weights of a window of so many rows. */
    public double[] weights(int rows) {
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            weights[i] = rows == 1 ? 1 : weight(i, rows);
        }
        return weights;
    }

    private double weight(int i, int rows) {
        double last = rows - 1.0;
        double turn = 2 * Math.PI * i / last;
        double fromMiddle = i - last / 2;
        double share = Math.abs(2 * i / last - 1);
        return switch (kind) {
            case BOXCAR -> 1;
            case TRIANG -> 1 - Math.abs(2 * fromMiddle) / (rows + rows % 2);
            case BARTLETT -> 1 - share;
            case HANN -> cosines(turn, 0.5, 0.5, 0, 0);
            case HAMMING -> cosines(turn, 0.54, 0.46, 0, 0);
            case BLACKMAN -> cosines(turn, 0.42, 0.5, 0.08, 0);
            case BLACKMANHARRIS -> cosines(turn, 0.35875, 0.48829, 0.14128, 0.01168);
            case NUTTALL -> cosines(turn, 0.3635819, 0.4891775, 0.1365995, 0.0106411);
            case BOHMAN ->
                share == 1 ? 0 : (1 - share) * Math.cos(Math.PI * share) + Math.sin(Math.PI * share) / Math.PI;
            case COSINE -> Math.sin(Math.PI / rows * (i + 0.5));
            case PARZEN -> parzen(2 * Math.abs(fromMiddle) / rows, Math.abs(fromMiddle) <= last / 4);
            case GAUSSIAN -> Math.exp(-fromMiddle * fromMiddle / (2 * width * width));
            case EXPONENTIAL -> Math.exp(-Math.abs(fromMiddle) / width);
        };
    }

    private static double cosines(double turn, double zero, double one, double two, double three) {
        return zero - one * Math.cos(turn) + two * Math.cos(2 * turn) - three * Math.cos(3 * turn);
    }

    private static double parzen(double share, boolean isInner) {
        double rest = 1 - share;
        return isInner ? 1 - 6 * share * share * rest : 2 * rest * rest * rest;
    }

    /** For example {@code gaussian 2.0}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + (isWide(kind) ? " " + width : "");
    }
}
