package io.bask.bag.kernel;

import io.bask.bag.partition.ElementFailedException;
import org.jspecify.annotations.Nullable;

/** The natural order of elements that the compiler does not know to have one. */
final class Ordering {
    private Ordering() {}

    @SuppressWarnings("unchecked")
    static int compare(String operation, @Nullable Object left, @Nullable Object right) {
        try {
            return ((Comparable<Object>) Element.given(left)).compareTo(Element.given(right));
        } catch (ClassCastException | NullPointerException thrown) {
            throw new ElementFailedException(
                    "%s failed on %s and %s: elements of type %s and %s have no order; map them to something comparable, or give a key that is"
                            .formatted(
                                    operation,
                                    Failure.show(left),
                                    Failure.show(right),
                                    Failure.nameOf(left),
                                    Failure.nameOf(right)),
                    thrown);
        }
    }
}
