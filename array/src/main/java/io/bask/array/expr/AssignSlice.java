package io.bask.array.expr;

import io.bask.array.shape.AxisRange;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import io.bask.expr.Token;
import java.util.List;
import java.util.stream.IntStream;

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
     * @param value stretched to the shape of {@code place} and cast to its dtype; leading axes of length 1 that the shape
     *     does not have are dropped
     * @throws BroadcastException if the value does not stretch to that shape
     */
    public static AssignSlice of(SliceBasic place, ArrayExpr value) {
        ArrayExpr cast = Elementwise.cast(fitting(value, place.shape()), place.dtype());
        ArrayExpr aligned = Rechunk.of(cast, cast.chunks().alignedTo(place.chunks()));
        return new AssignSlice(place.input(), aligned, place);
    }

    /**
     * The value without the leading axes of length 1 that a place does not have.
     *
     * @throws BroadcastException if it does not stretch to the shape of the place
     */
    public static ArrayExpr fitting(ArrayExpr value, Shape place) {
        ArrayExpr fitting = withoutLeadingOnes(value, place.ndim());
        if (!fitting.shape().broadcastsTo(place)) {
            throw new BroadcastException("a value of shape %s cannot be assigned to positions of shape %s; %s"
                    .formatted(
                            value.shape(),
                            place,
                            UnknownLengthException.wayOut(fitting.shape().canBroadcastTo(place), "reshape it")));
        }
        return fitting;
    }

    /** The value with as few axes as an assignment to {@code ndim} axes lets it have. */
    public static ArrayExpr withoutLeadingOnes(ArrayExpr value, int ndim) {
        int surplus = 0;
        while (value.ndim() - surplus > ndim && value.shape().extent(surplus) == 1) {
            surplus++;
        }
        if (surplus == 0) {
            return value;
        }
        int[] kept = IntStream.range(surplus, value.ndim()).toArray();
        List<AxisRange> whole = IntStream.range(0, value.ndim())
                .mapToObj(axis -> AxisRange.whole(value.shape().extent(axis)))
                .toList();
        return new SliceBasic(value, whole, kept);
    }

    /** The array that is changed. */
    public ArrayExpr input() {
        return input;
    }

    /** The new values, which stretch to the shape of {@link #place} and are cut as it is. */
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
