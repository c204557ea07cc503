package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Full;
import io.bask.array.shape.Complex;
import io.bask.array.ufunc.Signature;
import io.bask.array.ufunc.Ufunc;
import io.bask.optimize.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Multiplies instead of raising to the second power.
 *
 * <pre>  x ** 2   becomes   square(x)  </pre>
 *
 * <p>The same bits, as in NumPy, which makes the same change.
 */
public final class SquareInsteadOfPower implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof Elementwise power)
                || power.ufunc() != Ufunc.POWER
                || !(power.inputs().get(1) instanceof Full exponent)
                || !isTwo(exponent.value())) {
            return Optional.empty();
        }
        ArrayExpr base = power.inputs().get(0);
        Signature signature = new Signature(
                List.of(power.signature().inputs().get(0)), power.signature().output());
        Elementwise square = Elementwise.of(Ufunc.SQUARE, signature, List.of(base));
        return square.meta().equals(power.meta()) ? Optional.of(square) : Optional.empty();
    }

    private static boolean isTwo(Object value) {
        return value.equals(2L) || value.equals(2.0) || value.equals(Complex.of(2));
    }
}
