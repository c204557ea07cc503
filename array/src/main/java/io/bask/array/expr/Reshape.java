package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.RechunkLimits;
import io.bask.array.shape.ReshapePlan;
import io.bask.array.shape.Shape;
import io.bask.expr.Token;
import java.util.List;
import java.util.Optional;

/**
 * The same elements, in row-major order, in another shape.
 *
 * <p>Each block is the reshape of one block of the input: both are cut at the same elements.
 */
public final class Reshape extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;

    private Reshape(ArrayExpr input, ChunkGrid chunks) {
        super(with(Token.of("reshape").with(input.token()), chunks).build(), new ArrayMeta(chunks, input.dtype()));
        this.input = input;
    }

    /** {@link #of(ArrayExpr, Shape, RechunkLimits)} with the limits where nobody says otherwise. */
    public static ArrayExpr of(ArrayExpr input, Shape shape) {
        return of(input, shape, RechunkLimits.STANDARD);
    }

    /**
     * {@code input} in another shape of as many elements.
     *
     * <p>The input is rechunked as {@link ReshapePlan} says, if it is not so already; where no cut suits both shapes, by way of
     * a shape between. Blocks are not larger than the limit unless the input's are.
     */
    public static ArrayExpr of(ArrayExpr input, Shape shape, RechunkLimits limits) {
        if (shape.equals(input.shape())) {
            return input;
        }
        long most = Math.max(1, limits.bytes() / input.dtype().itemBytes());
        Optional<ReshapePlan> plan = ReshapePlan.of(input.chunks(), shape, most);
        if (plan.isEmpty()) {
            ArrayExpr flatter = step(input, ReshapePlan.between(input.shape(), shape), most, limits);
            return step(flatter, shape, most, limits);
        }
        return step(input, plan.get(), limits);
    }

    private static ArrayExpr step(ArrayExpr input, Shape shape, long most, RechunkLimits limits) {
        return step(input, ReshapePlan.of(input.chunks(), shape, most).orElseThrow(), limits);
    }

    private static ArrayExpr step(ArrayExpr input, ReshapePlan plan, RechunkLimits limits) {
        return new Reshape(Rechunk.of(input, plan.before(), limits), plan.after());
    }

    /** What is reshaped. */
    public ArrayExpr input() {
        return input;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Reshape(only(inputs), chunks());
    }

    @Override
    public String operation() {
        return "reshape";
    }
}
