package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.ChunkMismatchException;
import io.bask.array.shape.Shape;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a mask is true: what {@code x[mask]} takes, in row-major order.
 *
 * <p>The mask lies over some neighbouring axes, of which one of unknown length remains. Mask and input are cut alike,
 * and of the mask's axes only the first one is cut at all.
 */
public final class Compress extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final ArrayExpr mask;
    private final int axis;

    private Compress(ArrayExpr input, ArrayExpr mask, int axis, ChunkGrid chunks) {
        super(
                with(Token.of("compress").with(input.token()).with(mask.token()).with(axis), chunks)
                        .build(),
                new ArrayMeta(chunks, input.dtype()));
        this.input = input;
        this.mask = mask;
        this.axis = axis;
    }

    /**
     * What a mask takes of an array.
     *
     * @param mask bool, of the lengths that {@code input} has from {@code axis} on
     * @param axis the first axis under the mask
     */
    public static Compress of(ArrayExpr input, ArrayExpr mask, int axis) {
        if (isFlattened(input, mask)) {
            long[] flat = {input.shape().size()};
            return of(Reshape.of(input, Shape.of(flat)), Reshape.of(mask, Shape.of(flat)), 0);
        }
        ChunkGrid maskChunks = rows(mask.chunks(), input.chunks(), axis);
        ArrayExpr cutMask = Rechunk.of(mask, maskChunks);
        ChunkGrid inputChunks = input.chunks();
        for (int i = 0; i < mask.ndim(); i++) {
            inputChunks = inputChunks.withAxis(axis + i, maskChunks.axis(i));
        }
        ArrayExpr cutInput = Rechunk.of(input, inputChunks);
        String origin = cutMask == mask ? mask.layerName() : mask.layerName() + Shape.CUT + cutMask.layerName();
        return new Compress(cutInput, cutMask, axis, result(inputChunks, cutMask, axis, origin));
    }

    private static boolean isFlattened(ArrayExpr input, ArrayExpr mask) {
        return mask.ndim() == input.ndim()
                && mask.ndim() > 1
                && input.shape().isKnown()
                && mask.shape().isKnown();
    }

    /**
     * {@code input} with {@code value} in the place of what {@link #of} would select.
     *
     * @param value cast to the input's dtype; stretches to the selection
     */
    public static ArrayExpr assign(ArrayExpr input, ArrayExpr mask, int axis, ArrayExpr value) {
        ArrayExpr placed = Place.of(of(input, mask, axis), Elementwise.cast(value, input.dtype()));
        ArrayExpr shaped = isFlattened(input, mask) ? Reshape.of(placed, input.shape()) : placed;
        return Rechunk.of(shaped, input.chunks());
    }

    /** The chunks of a mask over an input: the finer cut of the two along the first axis, none along the others. */
    private static ChunkGrid rows(ChunkGrid mask, ChunkGrid input, int axis) {
        List<ChunkLengths> rows = new ArrayList<>();
        ChunkLengths first = mask.axis(0);
        if (!first.isKnown()) {
            rows.add(first);
        } else {
            ChunkLengths other = input.axis(axis);
            ChunkLengths finer = other.count() > first.count() ? other : first;
            long others = 1;
            for (int i = 1; i < mask.ndim(); i++) {
                others = Math.multiplyExact(others, input.numBlocks(axis + i));
            }
            rows.add(
                    others == 1
                            ? finer
                            : ChunkLengths.regular(finer.total(), Math.max(1, (finer.max() + others - 1) / others)));
        }
        for (int i = 1; i < mask.ndim(); i++) {
            ChunkLengths chunks = mask.axis(i);
            if (!chunks.isKnown() && chunks.count() > 1) {
                throw new ChunkMismatchException(
                        "a mask of shape %s whose axis %d is cut in %d chunks of unknown length cannot be brought in order;"
                                        .formatted(mask.shape(), i, chunks.count())
                                + " call computeChunkSizes() first");
            }
            rows.add(chunks.isKnown() ? ChunkLengths.single(chunks.total()) : chunks);
        }
        return ChunkGrid.of(rows);
    }

    private static ChunkGrid result(ChunkGrid input, ArrayExpr mask, int axis, String origin) {
        long atMost = mask.chunks().blockShapeAtMost().size();
        ChunkLengths selected = ChunkLengths.unknown(origin, input.numBlocks(axis), atMost);
        ChunkGrid result = input.withAxis(axis, selected);
        for (int i = 1; i < mask.ndim(); i++) {
            result = result.removeAxis(axis + 1);
        }
        return result;
    }

    /** What is selected from. */
    public ArrayExpr input() {
        return input;
    }

    /** What is true where an element is selected. */
    public ArrayExpr mask() {
        return mask;
    }

    /** The first axis under the mask, and the axis of unknown length. */
    public int axis() {
        return axis;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input, mask);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Compress(inputs.get(0), inputs.get(1), axis, chunks());
    }

    @Override
    public String operation() {
        return "compress";
    }

    @Override
    String parameters() {
        return "axis " + axis;
    }
}
