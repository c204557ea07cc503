package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.OwnFunction;
import io.bask.function.Function1;
import org.jspecify.annotations.Nullable;

/**
 * A function that a user gave to {@link ColumnVerbs#map}.
 *
 * @param function the function
 * @param takes the type of its parameter, as far as a lambda names it, else Object
 * @param dtype the dtype of its results
 * @param passesNull true when it is given missing values, as null; else they stay missing
 * @param identity what tells it apart from others
 */
record UserFunction(
        Function1<?, ? extends @Nullable Object> function,
        Class<?> takes,
        DType dtype,
        boolean passesNull,
        String identity)
        implements OwnFunction {
    @Override
    @SuppressWarnings({"NullAway", "unchecked"
    }) // null for functions that asked for it; types are checked where it is known
    public @Nullable Object value(@Nullable Object value) throws Exception {
        return value == null && !passesNull ? null : ((Function1<Object, ?>) function).apply(value);
    }

    /** A lambda that names the type of its parameter must be given values of that type. */
    @Override
    public DType result(DType operand) {
        Class<?> values = ParameterType.ofValues(operand);
        if (!takes.isAssignableFrom(values)) {
            throw new IllegalArgumentException(
                    "the function takes %s, and values of %s are %s; write (%s x) -> ..., or cast with astype"
                            .formatted(takes.getSimpleName(), operand, values.getSimpleName(), values.getSimpleName()));
        }
        return dtype;
    }

    @Override
    public String toString() {
        return "map";
    }
}
