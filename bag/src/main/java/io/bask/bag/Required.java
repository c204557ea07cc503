package io.bask.bag;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Checks arguments at the call that has them. */
final class Required {
    private Required() {}

    static <V> V of(@Nullable V value, String name) {
        if (value == null) {
            throw new NullPointerException("%s is null; give one".formatted(name));
        }
        return value;
    }

    static int count(int count, String what) {
        if (count < 0) {
            throw new IllegalArgumentException("%d elements cannot be %s; ask for 0 or more".formatted(count, what));
        }
        return count;
    }

    static <C extends Collection<?>> C some(C collection, String what) {
        if (of(collection, what).isEmpty()) {
            throw new IllegalArgumentException("%s are empty; give one at least".formatted(what));
        }
        return collection;
    }
}
