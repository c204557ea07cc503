package io.bask.dataframe.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Writes intervals between edges as pandas writes them: with as few digits as tell the edges apart, three at least. */
public final class Intervals {
    private static final int DIGITS = 3;
    private static final int MOST_DIGITS = 20;

    private Intervals() {}

    /** Intervals between these ascending edges that hold their right end; perhaps the first one holds both. */
    public static CutFunction of(double[] edges, boolean lowest) {
        Objects.requireNonNull(edges, "edges is null; give a value");
        List<Double> ends = Arrays.stream(edges).boxed().toList();
        int digits = digits(edges);
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < edges.length; i++) {
            double left = rounded(edges[i - 1], digits);
            left = i == 1 && lowest ? left - Math.pow(10, -digits) : left;
            labels.add("(%s, %s]".formatted(FloatDigits.of(left), FloatDigits.of(rounded(edges[i], digits))));
        }
        return new CutFunction(ends, labels, true, lowest);
    }

    /** Intervals between these ascending whole edges that hold their right end. */
    public static CutFunction of(long... edges) {
        Objects.requireNonNull(edges, "edges is null; give a value");
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < edges.length; i++) {
            labels.add("(%d, %d]".formatted(edges[i - 1], edges[i]));
        }
        return new CutFunction(
                Arrays.stream(edges).mapToObj(edge -> (double) edge).toList(), labels, true, false);
    }

    /** Intervals between these ascending edges that hold their left end, such as {@code [0.0, 2.5)}: {@code right=False}. */
    public static CutFunction closedLeft(double... edges) {
        Objects.requireNonNull(edges, "edges is null; give a value");
        int digits = digits(edges);
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < edges.length; i++) {
            labels.add("[%s, %s)"
                    .formatted(
                            FloatDigits.of(rounded(edges[i - 1], digits)), FloatDigits.of(rounded(edges[i], digits))));
        }
        return new CutFunction(Arrays.stream(edges).boxed().toList(), labels, false, false);
    }

    /** Intervals between these ascending whole edges that hold their left end, such as {@code [0, 2)}. */
    public static CutFunction closedLeft(long... edges) {
        Objects.requireNonNull(edges, "edges is null; give a value");
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < edges.length; i++) {
            labels.add("[%d, %d)".formatted(edges[i - 1], edges[i]));
        }
        return new CutFunction(
                Arrays.stream(edges).mapToObj(edge -> (double) edge).toList(), labels, false, false);
    }

    /** How many digits tell all edges apart. */
    private static int digits(double... edges) {
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            int by = digits;
            if (Arrays.stream(edges).map(edge -> rounded(edge, by)).distinct().count() == edges.length) {
                return digits;
            }
        }
        return DIGITS;
    }

    private static double rounded(double value, int precision) {
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        double fraction = value - whole;
        if (value == 0 || Double.isInfinite(value)) {
            return value;
        }
        int digits = whole == 0 ? -(int) Math.floor(Math.log10(Math.abs(fraction))) - 1 + precision : precision;
        double scale = Math.pow(10, digits);
        return Math.rint(value * scale) / scale;
    }
}
