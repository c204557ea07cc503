package io.bask.bag;

import io.bask.bag.partition.Verb;
import io.bask.function.Predicate1;

/** The opposite of a predicate. */
record Not(Predicate1<Object> predicate) implements Predicate1<Object>, Verb {
    @Override
    public boolean test(Object element) throws Exception {
        return !predicate.test(element);
    }

    @Override
    public String verb() {
        return Verb.of("remove", predicate);
    }
}
