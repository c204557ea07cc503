package io.bask.array.expr;

import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * An array with other values at the positions that integer arrays name: what {@code x[i, j] = value} leaves in
 * {@code x}. Where a position is named twice, the last value stays.
 */
public final class Scatter extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final ArrayExpr value;
    private final Picks picks;
    private final ChunkGrid placeChunks;

    private Scatter(ArrayExpr input, ArrayExpr value, Picks picks, ChunkGrid placeChunks) {
        super(
                picks.with(Token.of("put").with(input.token()).with(value.token()))
                        .build(),
                input.meta());
        this.input = input;
        this.value = value;
        this.picks = picks;
        this.placeChunks = placeChunks;
    }

    /**
     * {@code input} with {@code value} where {@code picks} point.
     *
     * @param value stretched to the shape of what the picks take, and cast
     * @throws BroadcastException if it does not stretch to that shape
     */
    public static Scatter of(ArrayExpr input, Picks picks, ArrayExpr value) {
        ChunkGrid place = picks.result(input.chunks());
        ArrayExpr cast = Elementwise.cast(AssignSlice.fitting(value, place.shape()), input.dtype());
        return new Scatter(input, Rechunk.of(cast, cast.chunks().alignedTo(place)), picks, place);
    }

    /** What is written to. */
    public ArrayExpr input() {
        return input;
    }

    /** What is written; stretches to {@link #placeChunks} and is cut as they are. */
    public ArrayExpr value() {
        return value;
    }

    /** Where. */
    public Picks picks() {
        return picks;
    }

    /** The grid of what the picks would take. */
    public ChunkGrid placeChunks() {
        return placeChunks;
    }

    @Override
    public List<ArrayExpr> inputs() {
        List<ArrayExpr> inputs = new ArrayList<>(List.of(input, value));
        inputs.addAll(picks.indices());
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        Picks newPicks = picks.with(inputs.subList(2, inputs.size()));
        return new Scatter(inputs.get(0), inputs.get(1), newPicks, placeChunks);
    }

    @Override
    public String operation() {
        return "put";
    }

    @Override
    String parameters() {
        return picks.toString();
    }
}
