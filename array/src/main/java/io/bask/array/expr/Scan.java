package io.bask.array.expr;

import io.bask.array.shape.Axis;
import io.bask.array.ufunc.Accumulation;
import io.bask.expr.Token;
import java.util.List;

/** Each element made of those before it along an axis: {@code cumsum} and its relatives. */
public final class Scan extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final Accumulation kind;
    private final int axis;
    private final boolean parallel;

    private Scan(ArrayExpr input, Accumulation kind, int axis, boolean parallel) {
        super(
                Token.of("scan")
                        .with(kind.operation())
                        .with(axis)
                        .with(parallel)
                        .with(input.token())
                        .build(),
                input.meta());
        this.input = input;
        this.kind = kind;
        this.axis = axis;
        this.parallel = parallel;
    }

    /**
     * {@code input}, cast to the dtype of the result, accumulated along an axis.
     *
     * @param parallel whether totals of blocks are combined in a tree, so that blocks need not wait for those before
     * @throws IllegalArgumentException if the axis does not exist
     */
    public static Scan of(ArrayExpr input, Accumulation kind, int axis, boolean parallel) {
        ArrayExpr cast = Elementwise.cast(input, kind.resultDType(input.dtype()));
        return new Scan(cast, kind, Axis.normalize(axis, input.ndim()), parallel);
    }

    /** What is accumulated. */
    public ArrayExpr input() {
        return input;
    }

    /** How. */
    public Accumulation kind() {
        return kind;
    }

    /** Along which axis, in [0, ndim). */
    public int axis() {
        return axis;
    }

    /** Whether totals of blocks are combined in a tree. */
    public boolean isParallel() {
        return parallel;
    }

    @Override
    public long taskCount() {
        return parallel ? 4 * chunks().numBlocks() : chunks().numBlocks();
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Scan(only(inputs), kind, axis, parallel);
    }

    @Override
    public String operation() {
        return kind.operation();
    }

    @Override
    String parameters() {
        return "axis %d%s".formatted(axis, parallel ? ", parallel" : "");
    }
}
