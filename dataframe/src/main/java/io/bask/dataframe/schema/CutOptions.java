package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How intervals are made of edges.
 *
 * @param right true where intervals hold their right end, false for the left one
 * @param lowest true where the first interval holds both ends; of intervals that hold their right end
 * @param precision how many digits behind the point the names of intervals have at least
 * @param dropDuplicates true where of equal edges one stays, false where they are an error
 * @param labels names of the intervals in order; none for names such as {@code (0.0, 2.5]}
 */
public record CutOptions(boolean right, boolean lowest, int precision, boolean dropDuplicates, List<String> labels)
        implements Serializable {
    /** Intervals that hold their right end, of different edges, with three digits in their names. */
    public static final CutOptions DEFAULT = new CutOptions(true, false, 3, false, List.of());

    private static final int MOST_DIGITS = 19;

    /** Copies the labels and checks the numbers. */
    public CutOptions {
        for (String label : Objects.requireNonNull(labels, "labels is null; give an empty list for none")) {
            Objects.requireNonNull(label, "a label is null; give a text for each interval");
        }
        labels = List.copyOf(labels);
        if (labels.stream().distinct().count() < labels.size()) {
            throw new IllegalArgumentException(
                    "labels %s are not all different; name each interval once".formatted(labels));
        }
        if (precision < 0 || precision > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "precision %d was asked for; give a number of digits in [0, %d]".formatted(precision, MOST_DIGITS));
        }
    }

    /** The same with intervals that hold their left end: {@code right=False}. */
    public CutOptions closedLeft() {
        return new CutOptions(false, lowest, precision, dropDuplicates, labels);
    }

    /** The same with a first interval that holds both ends: {@code include_lowest=True}. */
    public CutOptions withLowest() {
        return new CutOptions(right, true, precision, dropDuplicates, labels);
    }

    /** The same with so many digits in names, or as many more as tell the edges apart. */
    public CutOptions withPrecision(int digits) {
        return new CutOptions(right, lowest, digits, dropDuplicates, labels);
    }

    /** The same with one of equal edges: {@code duplicates="drop"}. */
    public CutOptions withoutDuplicates() {
        return new CutOptions(right, lowest, precision, true, labels);
    }

    /** The same with names for the intervals, one each. */
    public CutOptions labelled(String... names) {
        Objects.requireNonNull(names, "names is null; give a text for each interval");
        return new CutOptions(right, lowest, precision, dropDuplicates, Arrays.asList(names));
    }
}
