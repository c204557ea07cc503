package io.bask.dataframe.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Writes intervals between edges as pandas writes them: with as few digits as tell the edges apart, three at least. */
public final class Intervals {
    private static final int MOST_DIGITS = 20;

    private Intervals() {}

    /** Intervals between these ascending edges that hold their right end; perhaps the first one holds both. */
    public static CutFunction of(double[] edges, boolean lowest) {
        Objects.requireNonNull(edges, "edges is null; give a value");
        return of(lowest ? CutOptions.DEFAULT.withLowest() : CutOptions.DEFAULT, edges);
    }

    /** Intervals between these ascending whole edges that hold their right end. */
    public static CutFunction of(long... edges) {
        return of(CutOptions.DEFAULT, edges);
    }

    /** Intervals between these ascending edges that hold their left end, such as {@code [0.0, 2.5)}: {@code right=False}. */
    public static CutFunction closedLeft(double... edges) {
        return of(CutOptions.DEFAULT.closedLeft(), edges);
    }

    /** Intervals between these ascending whole edges that hold their left end, such as {@code [0, 2)}. */
    public static CutFunction closedLeft(long... edges) {
        return of(CutOptions.DEFAULT.closedLeft(), edges);
    }

    /** Intervals between these ascending edges, of which some may be equal where the options drop duplicates. */
    public static CutFunction of(CutOptions options, double... edges) {
        Objects.requireNonNull(options, "options is null; give a value");
        Objects.requireNonNull(edges, "edges is null; give a value");
        double[] ends = distinct(options, edges);
        int digits = digits(options.precision(), ends);
        String[] names = new String[ends.length];
        for (int i = 0; i < ends.length; i++) {
            double end = rounded(ends[i], digits);
            names[i] = FloatDigits.of(i == 0 && isClosed(options) ? end - Math.pow(10, -digits) : end);
        }
        return made(options, ends, names);
    }

    /** Intervals between these ascending whole edges, of which some may be equal where the options drop duplicates. */
    public static CutFunction of(CutOptions options, long... edges) {
        Objects.requireNonNull(options, "options is null; give a value");
        Objects.requireNonNull(edges, "edges is null; give a value");
        if (isClosed(options)) {
            return of(options, Arrays.stream(edges).asDoubleStream().toArray());
        }
        double[] ends = distinct(options, Arrays.stream(edges).asDoubleStream().toArray());
        String[] names = new String[ends.length];
        int at = 0;
        for (int i = 0; i < edges.length; i++) {
            if (i == 0 || edges[i] != edges[i - 1] || !options.dropDuplicates()) {
                names[at++] = String.valueOf(edges[i]);
            }
        }
        return made(options, ends, names);
    }

    /** True where the first interval holds its left end too; its name then begins a little lower. */
    private static boolean isClosed(CutOptions options) {
        return options.lowest() && options.right();
    }

    private static CutFunction made(CutOptions options, double[] edges, String... names) {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < edges.length; i++) {
            labels.add((options.right() ? "(%s, %s]" : "[%s, %s)").formatted(names[i - 1], names[i]));
        }
        return new CutFunction(
                Arrays.stream(edges).boxed().toList(),
                options.labels().isEmpty() ? labels : options.labels(),
                options.right(),
                isClosed(options));
    }

    /** The edges without equal ones where that is asked for; both zeros are equal. */
    private static double[] distinct(CutOptions options, double... edges) {
        if (!options.dropDuplicates()) {
            return edges.clone();
        }
        double[] kept = new double[edges.length];
        int count = 0;
        for (double edge : edges) {
            if (count == 0 || edge != kept[count - 1]) {
                kept[count++] = edge;
            }
        }
        if (count < 2) {
            throw new IllegalArgumentException(
                    "edges %s are all equal, and intervals need two; give others".formatted(Arrays.toString(edges)));
        }
        return Arrays.copyOf(kept, count);
    }

    /** How many digits tell all edges apart. */
    private static int digits(int least, double... edges) {
        for (int digits = least; digits < MOST_DIGITS; digits++) {
            int by = digits;
            long different = Arrays.stream(edges)
                    .map(edge -> rounded(edge, by) + 0.0)
                    .distinct()
                    .count();
            if (different == edges.length) {
                return digits;
            }
        }
        return least;
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
