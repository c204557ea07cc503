package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.OwnFunction;
import io.bask.function.Function1;
import org.jspecify.annotations.Nullable;

/**
 * A function that a user gave to {@link ColumnVerbs#map}.
 *
 * @param function the function
 * @param dtype the dtype of its results
 * @param passesNull true when it is given missing values, as null; else they stay missing
 * @param identity what tells it apart from others
 */
record UserFunction(
        Function1<Object, ? extends @Nullable Object> function, DType dtype, boolean passesNull, String identity)
        implements OwnFunction {
    @Override
    @SuppressWarnings("NullAway") // a function that was asked to take missing values takes null
    public @Nullable Object value(@Nullable Object value) throws Exception {
        return value == null && !passesNull ? null : function.apply(value);
    }

    @Override
    public DType result(DType operand) {
        return dtype;
    }

    @Override
    public String toString() {
        return "map";
    }
}
