package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.List;

/**
 * An array with other values where a mask is true: what {@code x[mask] = y[mask] * 2} leaves in {@code x}.
 *
 * <p>The values were selected with the same mask, so each block of them belongs to one block of the input; see
 * {@link Compress}.
 */
public final class Place extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final ArrayExpr mask;
    private final ArrayExpr value;
    private final int axis;

    private Place(ArrayExpr input, ArrayExpr mask, ArrayExpr value, int axis) {
        super(
                Token.of("place")
                        .with(input.token())
                        .with(mask.token())
                        .with(value.token())
                        .with(axis)
                        .build(),
                input.meta());
        this.input = input;
        this.mask = mask;
        this.value = value;
        this.axis = axis;
    }

    /**
     * The input of a selection with {@code value} in the place of what is selected.
     *
     * @param value of the input's dtype; stretches to the selection, whose lengths it has
     */
    static Place of(Compress selection, ArrayExpr value) {
        ArrayExpr aligned = Rechunk.of(value, value.chunks().alignedTo(selection.chunks()));
        return new Place(selection.input(), selection.mask(), aligned, selection.axis());
    }

    /** What is written to. */
    public ArrayExpr input() {
        return input;
    }

    /** What is true where something is written. */
    public ArrayExpr mask() {
        return mask;
    }

    /** What is written. */
    public ArrayExpr value() {
        return value;
    }

    /** The first axis under the mask. */
    public int axis() {
        return axis;
    }

    /** The grid of what the mask selects, as far as blocks are numbered. */
    public ChunkGrid selectionChunks() {
        ChunkGrid chunks = chunks();
        for (int i = 1; i < mask.ndim(); i++) {
            chunks = chunks.removeAxis(axis + 1);
        }
        return chunks;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input, mask, value);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Place(inputs.get(0), inputs.get(1), inputs.get(2), axis);
    }

    @Override
    public String operation() {
        return "place";
    }
}
