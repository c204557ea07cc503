package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Elements, or whole sub-arrays, of an array at the positions that integer arrays name: what {@code x[i, j]} takes.
 *
 * <p>Blocks of the result are about as large as those of the input, however the positions are ordered.
 */
public final class Gather extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final Picks picks;

    /** What {@code picks} take of {@code input}. */
    public Gather(ArrayExpr input, Picks picks) {
        this(input, picks, picks.result(input.chunks()));
    }

    private Gather(ArrayExpr input, Picks picks, ChunkGrid chunks) {
        super(picks.with(Token.of("take").with(input.token())).build(), new ArrayMeta(chunks, input.dtype()));
        this.input = input;
        this.picks = picks;
    }

    /** What is picked from. */
    public ArrayExpr input() {
        return input;
    }

    /** What is picked. */
    public Picks picks() {
        return picks;
    }

    @Override
    public List<ArrayExpr> inputs() {
        List<ArrayExpr> inputs = new ArrayList<>(List.of(input));
        inputs.addAll(picks.indices());
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Gather(inputs.get(0), picks.with(inputs.subList(1, inputs.size())), chunks());
    }

    @Override
    public String operation() {
        return "take";
    }

    @Override
    String parameters() {
        return picks.toString();
    }
}
