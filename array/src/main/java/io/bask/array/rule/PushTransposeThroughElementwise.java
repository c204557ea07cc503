package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Transpose;
import io.bask.optimize.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Transposes the arguments instead of the result, where transposes may meet and vanish.
 *
 * <pre>  transpose(x.T + 1)   becomes   x + 1  </pre>
 *
 * <p>Only where some argument is itself transposed, and all have as many axes as the result, or none.
 */
public final class PushTransposeThroughElementwise implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof Transpose transpose) || !(transpose.input() instanceof Elementwise elementwise)) {
            return Optional.empty();
        }
        boolean meets = false;
        for (ArrayExpr argument : elementwise.inputs()) {
            if (argument.ndim() != 0 && argument.ndim() != elementwise.ndim()) {
                return Optional.empty();
            }
            meets |= argument instanceof Transpose;
        }
        if (!meets) {
            return Optional.empty();
        }
        List<ArrayExpr> arguments = new ArrayList<>();
        for (ArrayExpr argument : elementwise.inputs()) {
            arguments.add(argument.ndim() == 0 ? argument : new Transpose(argument, transpose.axes()));
        }
        return Optional.of(elementwise.with(arguments, transpose.chunks()));
    }
}
