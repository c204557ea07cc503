package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/** Many elementwise nodes over one grid as a single one: each block is made in one go, without blocks in between. */
public final class Fused extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final FusedBody body;
    private final List<ArrayExpr> inputs;

    /** {@code body} applied to the blocks of {@code inputs}, in a grid. */
    public Fused(FusedBody body, List<ArrayExpr> inputs, ChunkGrid chunks) {
        super(with(body.with(Token.of("fused")).withAll(inputs), chunks).build(), new ArrayMeta(chunks, body.dtype()));
        this.body = body;
        this.inputs = List.copyOf(inputs);
    }

    /** One elementwise node by itself; plain numbers among its arguments are no inputs but part of the body. */
    public static Fused of(Elementwise node) {
        List<FusedBody.Source> sources = new ArrayList<>();
        List<ArrayExpr> inputs = new ArrayList<>();
        List<Integer> operands = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            ArrayExpr input = node.inputs().get(i);
            operands.add(i);
            if (input instanceof Full number && number.ndim() == 0) {
                sources.add(new FusedBody.Source.Generate(number, node.view(i)));
            } else {
                sources.add(new FusedBody.Source.Read(inputs.size(), node.view(i), input.dtype()));
                inputs.add(input);
            }
        }
        FusedBody.Step step = new FusedBody.Step(node.ufunc(), node.signature(), operands);
        return new Fused(new FusedBody(sources, List.of(step)), inputs, node.chunks());
    }

    /** What is computed. */
    public FusedBody body() {
        return body;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> newInputs) {
        return new Fused(body, newInputs, chunks());
    }

    @Override
    public String operation() {
        return "fused";
    }

    @Override
    String parameters() {
        return body.toString();
    }
}
