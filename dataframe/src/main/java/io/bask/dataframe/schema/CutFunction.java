package io.bask.dataframe.schema;

import java.util.List;

/**
 * Which of several neighbouring intervals a number lies in, as a category.
 *
 * @param edges ends of the intervals, ascending; one more than there are intervals
 * @param labels one category an interval
 * @param right true where an interval holds its right end, false for its left one
 * @param lowest true where the first interval holds both ends
 */
public record CutFunction(List<Double> edges, List<String> labels, boolean right, boolean lowest)
        implements RowFunction {
    /** Copies the lists and checks them. */
    public CutFunction {
        edges = List.copyOf(edges);
        labels = List.copyOf(labels);
        if (edges.stream().anyMatch(edge -> edge.isNaN())) {
            throw new IllegalArgumentException("edges %s are not all numbers; leave NaN out".formatted(edges));
        }
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i - 1) < edges.get(i))) {
                throw new IllegalArgumentException(
                        "edges %s do not ascend; sort them and drop equal ones".formatted(edges));
            }
        }
        if (edges.size() < 2) {
            throw new IllegalArgumentException(
                    "edges %s make no interval; give two at least, or ask for a number of intervals by cutInto(n) or qcut(n)"
                            .formatted(edges));
        }
        if (labels.size() != edges.size() - 1) {
            throw new IllegalArgumentException("%d edges make %d intervals, and %d labels were given; give one for each"
                    .formatted(edges.size(), edges.size() - 1, labels.size()));
        }
    }

    @Override
    public DType result(DType operand) {
        if (!operand.isNumeric()) {
            throw new IllegalArgumentException("cut needs a number, not %s; cast with astype".formatted(operand));
        }
        return DType.CATEGORICAL;
    }

    /** For example {@code cut [0.0, 1.0, 5.0]}. */
    @Override
    public String toString() {
        return "cut " + edges;
    }
}
