package io.bask.bag;

import io.bask.bag.partition.Pair;
import io.bask.bag.partition.RowFunction;
import io.bask.bag.partition.TypeName;
import io.bask.bag.partition.Verb;
import io.bask.function.Function1;
import io.bask.function.MethodName;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spreads an element over the arguments of a function.
 *
 * @param arity how many arguments there are
 * @param function what is applied
 * @param written the function as the user wrote it, for its name
 */
record Spread(int arity, RowFunction function, Serializable written) implements Function1<Object, Object>, Verb {
    @Override
    @SuppressWarnings("NullAway") // what functions answer may be null
    public Object apply(Object element) throws Exception {
        return function.apply(parts(element));
    }

    private @Nullable Object[] parts(@Nullable Object element) {
        @Nullable Object[] parts;
        if (element instanceof Pair<?, ?> pair) {
            parts = new Object[] {pair.first(), pair.second()};
        } else if (element instanceof Collection<?> collection) {
            parts = collection.toArray();
        } else if (element instanceof Map.Entry<?, ?> entry) {
            parts = new Object[] {entry.getKey(), entry.getValue()};
        } else if (element instanceof Object[] array) {
            parts = array.clone();
        } else {
            throw new IllegalArgumentException(
                    "%s cannot be spread over %d arguments; elements must be pairs, lists or arrays"
                            .formatted(TypeName.of(element), arity));
        }
        if (parts.length != arity) {
            throw new IllegalArgumentException(
                    "the element has %d parts, and the function %d arguments; they must agree"
                            .formatted(parts.length, arity));
        }
        return parts;
    }

    @Override
    public String verb() {
        return "starmap(%s)".formatted(MethodName.of(written));
    }
}
