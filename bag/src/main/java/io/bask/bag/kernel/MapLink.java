package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;
import io.bask.function.Function1;
import io.bask.function.MethodName;

/** Replaces each element by what a function makes of it. */
public record MapLink(Function1<Object, Object> function) implements Link {
    @Override
    public Sink before(Sink next) {
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
        return "map(%s)".formatted(MethodName.of(function));
    }
}
