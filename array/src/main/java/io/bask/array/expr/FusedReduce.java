package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.List;

/** A reduction of elements that are computed on the way, so that they are never all in memory. */
public final class FusedReduce extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final FusedBody body;
    private final ChunkGrid bodyChunks;
    private final ReduceSpec spec;
    private final List<ArrayExpr> inputs;
    private final boolean selects;

    /**
     * {@code body} applied to the blocks of {@code inputs}, and reduced.
     *
     * @param bodyChunks the grid of what is reduced
     */
    public FusedReduce(FusedBody body, ChunkGrid bodyChunks, ReduceSpec spec, List<ArrayExpr> inputs) {
        this(body, bodyChunks, spec, inputs, false);
    }

    private FusedReduce(
            FusedBody body, ChunkGrid bodyChunks, ReduceSpec spec, List<ArrayExpr> inputs, boolean selects) {
        super(
                with(
                                spec.with(body.with(Token.of(selects ? "fused selected reduce" : "fused reduce")))
                                        .withAll(inputs),
                                bodyChunks)
                        .build(),
                new ArrayMeta(spec.result(bodyChunks), spec.kind().resultDType(body.dtype())));
        this.body = body;
        this.bodyChunks = bodyChunks;
        this.spec = spec;
        this.inputs = List.copyOf(inputs);
        this.selects = selects;
    }

    /** A {@link SelectedReduce}: only elements that the body's last step, a {@code where}, chooses are reduced. */
    public static FusedReduce selecting(FusedBody body, ChunkGrid bodyChunks, ReduceSpec spec, List<ArrayExpr> inputs) {
        return new FusedReduce(body, bodyChunks, spec, inputs, true);
    }

    /** Whether only elements that the body's last step, a {@code where}, chooses are reduced. */
    public boolean selects() {
        return selects;
    }

    /** What is computed of each element. */
    public FusedBody body() {
        return body;
    }

    /** The grid of what is reduced. */
    public ChunkGrid bodyChunks() {
        return bodyChunks;
    }

    /** How it is reduced. */
    public ReduceSpec spec() {
        return spec;
    }

    @Override
    public long taskCount() {
        return bodyChunks.numBlocks() + spec.combineTasks(bodyChunks);
    }

    @Override
    public List<ArrayExpr> inputs() {
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> newInputs) {
        return new FusedReduce(body, bodyChunks, spec, newInputs, selects);
    }

    @Override
    public String operation() {
        return (selects ? "selected-" : "fused-") + spec.kind().numpyName();
    }

    @Override
    String parameters() {
        return spec + "; of " + body;
    }
}
