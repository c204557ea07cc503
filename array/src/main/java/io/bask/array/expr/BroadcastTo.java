package io.bask.array.expr;

import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import io.bask.expr.Token;
import java.util.List;

/** The same elements stretched to a larger shape; blocks become views, no element moves. */
public final class BroadcastTo extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;

    /**
     * {@code input} stretched to a grid, whose chunks along the axes that do not stretch must be the input's.
     *
     * @throws BroadcastException if the shape does not stretch so, or the chunks differ
     */
    public BroadcastTo(ArrayExpr input, ChunkGrid chunks) {
        super(
                with(Token.of("broadcast").with(input.token()), checked(input, chunks))
                        .build(),
                new ArrayMeta(chunks, input.dtype()));
        this.input = input;
    }

    private static ChunkGrid checked(ArrayExpr input, ChunkGrid chunks) {
        if (!input.shape().broadcastsTo(chunks.shape())) {
            throw refuse(input.shape(), chunks.shape());
        }
        if (!input.chunks().alignedTo(chunks).equals(input.chunks())) {
            throw new BroadcastException(
                    "chunks %s cannot be stretched to chunks %s; rechunk one first".formatted(input.chunks(), chunks));
        }
        for (int axis = 0; axis < chunks.ndim(); axis++) {
            int from = axis - chunks.ndim();
            if (!chunks.shape().isKnown(axis)
                    && (input.ndim() < -from || input.shape().isKnown(from))) {
                throw refuse(input.shape(), chunks.shape());
            }
        }
        return chunks;
    }

    /** {@code input} stretched to a grid, rechunked first where its chunks do not lie under those of the grid. */
    public static BroadcastTo of(ArrayExpr input, ChunkGrid chunks) {
        if (!input.shape().broadcastsTo(chunks.shape())) {
            throw refuse(input.shape(), chunks.shape());
        }
        return new BroadcastTo(Rechunk.of(input, input.chunks().alignedTo(chunks)), chunks);
    }

    /** Why an array cannot be stretched. */
    public static BroadcastException refuse(Shape shape, Shape target) {
        return new BroadcastException(
                "an array of shape %s cannot be stretched to shape %s, as lengths must be equal or 1, last axes aligned; %s"
                        .formatted(
                                shape,
                                target,
                                UnknownLengthException.wayOut(
                                        !(shape.isKnown() && target.isKnown()) && shape.canBroadcastTo(target),
                                        "reshape it, or stretch it to another shape")));
    }

    /** What is stretched. */
    public ArrayExpr input() {
        return input;
    }

    /** How this array looks at its input. */
    public AxisMap view() {
        return AxisMap.broadcast(input.ndim(), ndim());
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new BroadcastTo(only(inputs), chunks());
    }

    @Override
    public String operation() {
        return "broadcast";
    }
}
