package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Verb;
import io.bask.function.Function1;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Replaces each element by all the elements that a function makes of it. */
public record FlatMapLink(Function1<Object, Iterable<Object>> function) implements Link {
    @Override
    public Sink before(Sink next, int partition) {
        return element -> {
            Iterator<Object> results = begin(element);
            while (hasNext(results, element)) {
                if (!next.accept(next(results, element))) {
                    return false;
                }
            }
            return true;
        };
    }

    private Iterator<Object> begin(@Nullable Object element) throws Exception {
        try {
            Iterable<Object> results = function.apply(Element.given(element));
            if (results == null) {
                throw new NullPointerException("it answered null; use List.of() for nothing");
            }
            return results.iterator();
        } catch (Throwable thrown) {
            throw Failure.of(operation(), thrown, element);
        }
    }

    private boolean hasNext(Iterator<Object> results, @Nullable Object element) throws Exception {
        try {
            return results.hasNext();
        } catch (Throwable thrown) {
            throw Failure.of(operation(), thrown, element);
        }
    }

    private Object next(Iterator<Object> results, @Nullable Object element) throws Exception {
        try {
            return results.next();
        } catch (Throwable thrown) {
            throw Failure.of(operation(), thrown, element);
        }
    }

    @Override
    public String operation() {
        return Verb.of("flatMap", function);
    }
}
