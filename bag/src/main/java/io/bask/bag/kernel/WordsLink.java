package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Words;

/** Replaces each text by its words. */
public record WordsLink() implements Link {
    @Override
    public Sink before(Sink next, int partition) {
        return element -> {
            if (!(element instanceof CharSequence text)) {
                throw new IllegalArgumentException(
                        "words() needs texts, but an element is %s; map it to its text first, or filter it out"
                                .formatted(Failure.typed(element)));
            }
            return Words.feed(text.toString(), next);
        };
    }

    @Override
    public String operation() {
        return "words()";
    }
}
