package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Verb;
import io.bask.function.Predicate1;

/** Lets those elements pass of which a predicate is true. */
public record FilterLink(Predicate1<Object> predicate) implements Link {
    @Override
    public Sink before(Sink next, int partition) {
        return element -> {
            boolean passes;
            try {
                passes = predicate.test(Element.given(element));
            } catch (Throwable thrown) {
                throw Failure.of(operation(), thrown, element);
            }
            return !passes || next.accept(element);
        };
    }

    @Override
    public String operation() {
        return Verb.of("filter", predicate);
    }
}
