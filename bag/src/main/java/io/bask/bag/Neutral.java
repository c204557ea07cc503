package io.bask.bag;

import io.bask.function.Function0;
import io.bask.function.Function2;
import org.jspecify.annotations.Nullable;

/** Finds starting values of a fold that would count once for every partition. */
final class Neutral {
    private Neutral() {}

    /**
     * Checks that an empty state stays what it is when combined with itself; only where states are numbers,
     * texts or truth values, which have a value to compare. Functions that throw on empty states are left to the computation.
     */
    @SuppressWarnings("unchecked")
    static void check(Function0<?> empty, Function2<?, ?, ?> combine) {
        Object first;
        Object combined;
        try {
            first = empty.apply();
            if (!isValue(first)) {
                return;
            }
            combined = ((Function2<Object, Object, Object>) combine).apply(first, empty.apply());
        } catch (Exception leftToTheComputation) {
            return;
        }
        if (!isSame(first, combined)) {
            throw new IllegalArgumentException(
                    "every partition begins with the empty state %s, but combine(%s, %s) is %s, so it would count once for each; begin with a neutral value, and add %s at the end with map(...)"
                            .formatted(first, first, first, combined, first));
        }
    }

    private static boolean isValue(Object state) {
        return state instanceof Number
                || state instanceof Boolean
                || state instanceof Character
                || state instanceof String;
    }

    /** By value: {@code 1.0} and {@code 1.00} are the same, as are two counters at zero. */
    @SuppressWarnings("unchecked")
    private static boolean isSame(Object first, @Nullable Object combined) {
        if (combined == null || first == combined) {
            return first == combined;
        }
        if (first instanceof Comparable<?> comparable && first.getClass() == combined.getClass()) {
            return ((Comparable<Object>) comparable).compareTo(combined) == 0;
        }
        return first instanceof Number left && combined instanceof Number right
                ? Double.compare(left.doubleValue(), right.doubleValue()) == 0
                : first.equals(combined);
    }
}
