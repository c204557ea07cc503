package io.bask.bag.kernel;

import org.jspecify.annotations.Nullable;

/** Elements on their way into functions of the user. */
final class Element {
    private Element() {}

    /** The element itself. Whether functions take null is between the user's elements and the user's functions. */
    @SuppressWarnings("NullAway")
    static Object given(@Nullable Object element) {
        return element;
    }
}
