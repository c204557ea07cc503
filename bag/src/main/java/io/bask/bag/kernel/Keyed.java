package io.bask.bag.kernel;

import io.bask.bag.partition.Verb;
import io.bask.function.Function1;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the user's functions for the keys of elements. */
final class Keyed {
    private static final int SPREAD = 0x9E3779B9;

    private Keyed() {}

    /** The key of {@code element}; where the function fails, the element is shown. */
    static @Nullable Object of(Function1<Object, Object> key, @Nullable Object element, String operation)
            throws Exception {
        try {
            return key.apply(Element.given(element));
        } catch (Throwable thrown) {
            throw Failure.of(Verb.of(operation, key), thrown, element);
        }
    }

    /** Which of {@code count} partitions a key belongs to: the same for equal keys. */
    static int partition(@Nullable Object key, int count) {
        int spread = Objects.hashCode(key) * SPREAD;
        return (int) (((spread ^ (spread >>> 15)) & 0xFFFFFFFFL) * count >>> 32);
    }
}
