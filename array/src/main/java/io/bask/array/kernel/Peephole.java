package io.bask.array.kernel;

import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.List;
import java.util.OptionalInt;

/**
 * Replaces single functions of constants by cheaper ones.
 *
 * <pre>
 *   x ** 2      becomes  square(x)            abs(z) &gt; r   becomes  abs2(z) &gt; t
 *   x ** 1      becomes  x                    abs(z) &lt;= r  becomes  abs2(z) &lt;= t
 *   x ** 0.5    becomes  sqrt(x)              abs(z) &gt;= r  becomes  abs2(z) &gt;= u
 *   x ** -1.0   becomes  reciprocal(x)        abs(z) &lt; r   becomes  abs2(z) &lt; u
 * </pre>
 *
 * <p>The powers are those that NumPy's own {@code **} replaces; {@code t} and {@code u} are those of {@link AbsThreshold}.
 */
final class Peephole {
    private Peephole() {}

    /** The number of an instruction with the same value, or empty to use the function as it is. */
    static OptionalInt replace(ProgramBuilder builder, Ufunc ufunc, List<Integer> operands) {
        if (operands.size() != 2
                || !(builder.instruction(operands.get(1)) instanceof Instruction.Constant constant)
                || constant.im() != 0) {
            return OptionalInt.empty();
        }
        return switch (ufunc) {
            case POWER -> power(builder, operands.get(0), constant);
            case GREATER, LESS_EQUAL, GREATER_EQUAL, LESS ->
                compareSize(builder, ufunc, operands.get(0), constant.re());
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt power(ProgramBuilder builder, int base, Instruction.Constant exponent) {
        boolean inexact = exponent.dtype().isInexact();
        double power = inexact ? exponent.re() : exponent.whole();
        if (power == 2) {
            return OptionalInt.of(builder.apply(Ufunc.SQUARE, base));
        }
        if (power == 1) {
            return OptionalInt.of(base);
        }
        if (inexact && power == 0.5) {
            return OptionalInt.of(builder.apply(Ufunc.SQRT, base));
        }
        if (inexact && power == -1) {
            return OptionalInt.of(builder.apply(Ufunc.RECIPROCAL, base));
        }
        return OptionalInt.empty();
    }

    private static OptionalInt compareSize(ProgramBuilder builder, Ufunc ufunc, int left, double r) {
        if (!AbsThreshold.isSafe(r)
                || !(builder.instruction(left) instanceof Instruction.Apply apply)
                || apply.ufunc() != Ufunc.ABSOLUTE
                || builder.dtype(apply.operands().get(0)) != DType.COMPLEX128) {
            return OptionalInt.empty();
        }
        boolean up = ufunc == Ufunc.GREATER_EQUAL || ufunc == Ufunc.LESS;
        double threshold = up ? AbsThreshold.smallestAtLeast(r) : AbsThreshold.largestAtMost(r);
        int square = builder.apply(Ufunc.ABS2, apply.operands().get(0));
        return OptionalInt.of(builder.apply(ufunc, square, builder.constant(DType.FLOAT64, threshold)));
    }
}
