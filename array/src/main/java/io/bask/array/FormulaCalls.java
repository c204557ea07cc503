package io.bask.array;

import io.bask.array.shape.Complex;
import io.bask.array.ufunc.Ufunc;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The functions that a {@link Formula} may call: the elementwise ones by NumPy's names, and reductions. */
final class FormulaCalls {
    /**
     * What is named in a call.
     *
     * @param axes null for all
     * @param keepdims whether reduced axes stay with length 1
     */
    record Options(@Nullable List<Integer> axes, boolean keepdims) {
        static final Options NONE = new Options(null, false);

        private Reduce reduce() {
            Reduce reduce = axes == null
                    ? Reduce.all()
                    : Reduce.axis(axes.stream().mapToInt(axis -> axis).toArray());
            return keepdims ? reduce.keepdims() : reduce;
        }
    }

    private static final Map<String, BiFunction<Array, Reduce, Array>> REDUCTIONS = Map.of(
            "sum", Array::sum,
            "prod", Array::prod,
            "min", Array::min,
            "max", Array::max,
            "mean", Array::mean,
            "std", Array::std,
            "var", Array::var,
            "any", Array::any,
            "all", Array::all);

    private FormulaCalls() {}

    static Object call(String name, List<Object> arguments, Options options) {
        BiFunction<Array, Reduce, Array> reduction = REDUCTIONS.get(name);
        if (reduction != null) {
            if (arguments.size() != 1) {
                throw new IllegalArgumentException("%s takes one array, then axis= and keepdims=, but got %d arguments"
                        .formatted(name, arguments.size()));
            }
            return reduction.apply(array(arguments.get(0)), options.reduce());
        }
        if (options.axes() != null || options.keepdims()) {
            throw new IllegalArgumentException(
                    "%s works element by element; leave axis and keepdims out".formatted(name));
        }
        Ufunc ufunc = function(name);
        if (ufunc == Ufunc.ROUND && arguments.size() == 1) {
            return ufunc(ufunc, arguments.get(0), 0L);
        }
        return ufunc(ufunc, arguments.toArray());
    }

    private static Ufunc function(String name) {
        try {
            return Ufunc.of(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "no function is called '%s'; there are the functions of NumPy that work element by element, and %s"
                            .formatted(FormulaToken.brief(name), new TreeSet<>(REDUCTIONS.keySet())),
                    unknown);
        }
    }

    /** Of plain numbers alone a plain number, as Python has it. */
    static Object ufunc(Ufunc ufunc, Object... operands) {
        if (operands.length != ufunc.arity()) {
            throw new IllegalArgumentException(
                    "%s takes %d arguments but got %d".formatted(ufunc.numpyName(), ufunc.arity(), operands.length));
        }
        if (Arrays.stream(operands).anyMatch(Array.class::isInstance)) {
            return Apply.ufunc(ufunc, operands);
        }
        if (Arrays.stream(operands).allMatch(Long.class::isInstance)) {
            requireFits(ufunc, operands);
        }
        requireDivisor(ufunc, operands);
        boolean roots =
                ufunc == Ufunc.POWER && operands[0] instanceof Long && operands[1] instanceof Long power && power < 0;
        Object[] numbers = roots ? new Object[] {((Long) operands[0]).doubleValue(), operands[1]} : operands;
        return number(Apply.ufunc(ufunc, numbers).compute().item());
    }

    /** Whole numbers of Python grow without end; those of arrays do not. */
    private static void requireFits(Ufunc ufunc, Object[] operands) {
        BigInteger first = BigInteger.valueOf((Long) operands[0]);
        long second = operands.length < 2 ? 0 : (Long) operands[1];
        boolean isSmall = first.abs().compareTo(BigInteger.ONE) <= 0;
        BigInteger exact = switch (ufunc) {
            case ADD -> first.add(BigInteger.valueOf(second));
            case SUBTRACT -> first.subtract(BigInteger.valueOf(second));
            case MULTIPLY -> first.multiply(BigInteger.valueOf(second));
            case SQUARE -> first.multiply(first);
            case NEGATIVE -> first.negate();
            case ABSOLUTE -> first.abs();
            case POWER -> second < 0 || isSmall ? BigInteger.ZERO : first.pow((int) Math.min(second, Long.SIZE));
            case LEFT_SHIFT -> second < 0 ? BigInteger.ZERO : first.shiftLeft((int) Math.min(second, Long.SIZE));
            default -> BigInteger.ZERO;
        };
        if (exact.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("%s of %s does not fit in int64; write one of them as 1.0"
                    .formatted(ufunc.numpyName(), Arrays.toString(operands)));
        }
    }

    private static void requireDivisor(Ufunc ufunc, Object[] operands) {
        boolean divides = ufunc == Ufunc.DIVIDE || ufunc == Ufunc.FLOOR_DIVIDE || ufunc == Ufunc.MOD;
        if (divides && (operands[1].equals(0L) || operands[1].equals(0.0) || operands[1].equals(-0.0))) {
            throw new IllegalArgumentException(
                    "%s is divided by zero; plain numbers cannot be, use nan or inf".formatted(operands[0]));
        }
    }

    private static Object number(Object item) {
        if (item instanceof Boolean || item instanceof Complex || item instanceof Double || item instanceof Long) {
            return item;
        }
        Number number = (Number) item;
        return number instanceof Float ? (Object) number.doubleValue() : (Object) number.longValue();
    }

    private static Array array(Object value) {
        return value instanceof Array array ? array : Array.scalar(value);
    }
}
