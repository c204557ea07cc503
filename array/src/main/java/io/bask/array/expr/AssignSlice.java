package io.bask.array.expr;

import io.bask.array.shape.BroadcastException;
import io.bask.expr.Token;
import java.util.List;

/**
 * An array with some of its positions given other values: what {@code x[slice] = value} leaves in {@code x}.
 *
 * <p>Blocks of which nothing is assigned are the input's own.
 */
public final class AssignSlice extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final ArrayExpr value;
    private final SliceBasic place;

    private AssignSlice(ArrayExpr input, ArrayExpr value, SliceBasic place) {
        super(Token.of("setitem").with(place.token()).with(value.token()).build(), input.meta());
        this.input = input;
        this.value = value;
        this.place = place;
    }

    /**
     * The input of {@code place} with {@code value} at the positions that {@code place} takes.
     *
     * @param value stretched to the shape of {@code place} and cast to its dtype
     * @throws BroadcastException if the value does not stretch to that shape
     */
    public static AssignSlice of(SliceBasic place, ArrayExpr value) {
        if (!value.shape().broadcastsTo(place.shape())) {
            throw new BroadcastException("a value of shape %s cannot be assigned to positions of shape %s; reshape it"
                    .formatted(value.shape(), place.shape()));
        }
        ArrayExpr cast = Elementwise.cast(value, place.dtype());
        return new AssignSlice(place.input(), BroadcastTo.of(cast, place.chunks()), place);
    }

    /** The array that is changed. */
    public ArrayExpr input() {
        return input;
    }

    /** The new values, in the shape and chunks of {@link #place}. */
    public ArrayExpr value() {
        return value;
    }

    /** Which positions are assigned: a slice of the input. */
    public SliceBasic place() {
        return place;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input, value);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        ArrayExpr newInput = inputs.get(0);
        return new AssignSlice(newInput, inputs.get(1), (SliceBasic) place.withInputs(List.of(newInput)));
    }

    @Override
    public String operation() {
        return "setitem";
    }

    @Override
    String parameters() {
        return place.parameters();
    }
}
