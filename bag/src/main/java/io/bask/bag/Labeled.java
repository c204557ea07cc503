package io.bask.bag;

import io.bask.bag.partition.Verb;
import io.bask.function.Function1;
import io.bask.function.Predicate1;
import org.jspecify.annotations.Nullable;

/**
 * A function under the name of the method that the user called, for errors and explanations.
 *
 * @param verb such as {@code mapValues(size)}
 * @param function what is done
 */
record Labeled(String verb, Function1<@Nullable Object, @Nullable Object> function)
        implements Function1<Object, Object>, Verb {
    @Override
    @SuppressWarnings("NullAway") // elements may be null
    public Object apply(Object element) throws Exception {
        return function.apply(element);
    }

    /**
     * A predicate under the name of the method that the user called.
     *
     * @param verb such as {@code filterKeys(isGood)}
     * @param predicate what is asked
     */
    record Test(String verb, Predicate1<Object> predicate) implements Predicate1<Object>, Verb {
        @Override
        public boolean test(Object element) throws Exception {
            return predicate.test(element);
        }
    }
}
