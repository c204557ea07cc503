package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.QuantileMethod;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Quantiles of all elements together, found without a sort and without putting the array into one block. The result has an
 * axis of the quantiles in front of as many axes of length 1 as the input has axes.
 */
public final class Quantiles extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final List<Double> q;
    private final QuantileMethod method;
    private final boolean skipNaN;
    private final boolean median;

    /**
     * Quantiles of {@code input}, of a real dtype.
     *
     * @param q numbers in [0, 1]
     * @param skipNaN whether NaN is passed over
     * @param median whether the mean of the middle elements is asked for instead
     * @param dtype of the quantiles
     */
    public Quantiles(
            ArrayExpr input, List<Double> q, QuantileMethod method, boolean skipNaN, boolean median, DType dtype) {
        super(token(input, q, method, skipNaN, median), new ArrayMeta(result(input, q), dtype));
        this.input = input;
        this.q = List.copyOf(q);
        this.method = method;
        this.skipNaN = skipNaN;
        this.median = median;
    }

    private static Token token(
            ArrayExpr input, List<Double> q, QuantileMethod method, boolean skipNaN, boolean median) {
        Token.Builder token = Token.of("quantiles")
                .with(input.token())
                .with(method.name())
                .with(skipNaN)
                .with(median);
        q.forEach(token::with);
        return token.build();
    }

    private static ChunkGrid result(ArrayExpr input, List<Double> q) {
        List<ChunkLengths> axes = new ArrayList<>(List.of(ChunkLengths.single(q.size())));
        for (int axis = 0; axis < input.ndim(); axis++) {
            axes.add(ChunkLengths.single(1));
        }
        return ChunkGrid.of(axes);
    }

    /** Whose quantiles. */
    public ArrayExpr input() {
        return input;
    }

    /** Which ones. */
    public List<Double> q() {
        return q;
    }

    /** Where they lie between elements. */
    public QuantileMethod method() {
        return method;
    }

    /** Whether NaN is passed over. */
    public boolean skipsNaN() {
        return skipNaN;
    }

    /** Whether the mean of the middle elements is asked for instead. */
    public boolean isMedian() {
        return median;
    }

    @Override
    public long taskCount() {
        return 3 * input.chunks().numBlocks() + 3;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Quantiles(only(inputs), q, method, skipNaN, median, dtype());
    }

    @Override
    public String operation() {
        return median ? "median" : "quantile";
    }

    @Override
    String parameters() {
        return median ? "" : q + ", " + method;
    }
}
