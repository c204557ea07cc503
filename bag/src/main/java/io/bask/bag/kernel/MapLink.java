package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Verb;
import io.bask.function.Function1;

/** Replaces each element by what a function makes of it. */
public record MapLink(Function1<Object, Object> function) implements Link {
    @Override
    public Sink before(Sink next, int partition) {
        return element -> {
            Object result;
            try {
                result = function.apply(Element.given(element));
            } catch (Throwable thrown) {
                throw Failure.of(operation(), thrown, element);
            }
            return next.accept(result);
        };
    }

    @Override
    public String operation() {
        return Verb.of("map", function);
    }
}
