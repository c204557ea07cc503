package io.bask.array;

import io.bask.array.shape.Complex;
import io.bask.array.ufunc.Ufunc;
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
     * @param axis null for all
     * @param keepdims whether reduced axes stay with length 1
     */
    record Options(@Nullable Integer axis, boolean keepdims) {
        static final Options NONE = new Options(null, false);

        private Reduce reduce() {
            Reduce reduce = axis == null ? Reduce.all() : Reduce.axis(axis);
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
        if (options.axis() != null || options.keepdims()) {
            throw new IllegalArgumentException(
                    "%s works element by element; leave axis and keepdims out".formatted(name));
        }
        return ufunc(function(name), arguments.toArray());
    }

    private static Ufunc function(String name) {
        try {
            return Ufunc.of(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "no function is called '%s'; there are the functions of NumPy that work element by element, and %s"
                            .formatted(name, new TreeSet<>(REDUCTIONS.keySet())),
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
        boolean roots =
                ufunc == Ufunc.POWER && operands[0] instanceof Long && operands[1] instanceof Long power && power < 0;
        Object[] numbers = roots ? new Object[] {((Long) operands[0]).doubleValue(), operands[1]} : operands;
        return number(Apply.ufunc(ufunc, numbers).compute().item());
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
