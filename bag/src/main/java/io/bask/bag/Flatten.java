package io.bask.bag;

import io.bask.bag.partition.TypeName;
import io.bask.bag.partition.Verb;
import io.bask.function.Function1;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements of an element that is a collection itself. */
enum Flatten implements Function1<Object, Iterable<Object>>, Verb {
    INSTANCE;

    @Override
    @SuppressWarnings("unchecked")
    public Iterable<Object> apply(@Nullable Object element) {
        if (element instanceof Iterable<?> iterable) {
            return (Iterable<Object>) iterable;
        }
        if (element instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (element instanceof Map<?, ?>) {
            throw new IllegalArgumentException(
                    "a map is flattened to its keys, values or entries; say which with flatMap(map -> map.keySet())");
        }
        throw new IllegalArgumentException(
                "%s has no elements; only collections and arrays of objects can be flattened, for others use flatMap(...)"
                        .formatted(TypeName.of(element)));
    }

    @Override
    public String verb() {
        return "flatten";
    }
}
