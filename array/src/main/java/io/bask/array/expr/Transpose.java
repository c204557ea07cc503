package io.bask.array.expr;

import io.bask.array.shape.Axis;
import io.bask.expr.Token;
import java.util.Arrays;
import java.util.List;

/** The same elements with the axes in another order; blocks become views, no element moves. */
public final class Transpose extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final int[] axes;

    /**
     * {@code input} with its axes reordered: result axis {@code i} is input axis {@code axes[i]}.
     *
     * @throws IllegalArgumentException if {@code axes} does not name every axis once
     */
    public Transpose(ArrayExpr input, int... axes) {
        this(input, Axis.normalizePermutation(axes, input.ndim()), true);
    }

    private Transpose(ArrayExpr input, int[] normalized, boolean checked) {
        super(
                Token.of("transpose").with(normalized).with(input.token()).build(),
                new ArrayMeta(input.chunks().transpose(normalized), input.dtype()));
        this.input = input;
        this.axes = normalized;
    }

    /** What is transposed. */
    public ArrayExpr input() {
        return input;
    }

    /** For each axis of the result, the axis of the input; a copy. */
    public int[] axes() {
        return axes.clone();
    }

    /** How this array looks at its input. */
    public AxisMap view() {
        return AxisMap.of(axes, axes.length);
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Transpose(only(inputs), axes, true);
    }

    @Override
    public String operation() {
        return "transpose";
    }

    @Override
    String parameters() {
        return Arrays.toString(axes);
    }
}
