package io.bask.delayed.expr;

import io.bask.expr.CallSite;
import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The series of calls of each lambda and method reference of the user's program.
 *
 * <p>Each of these is a class of its own, so that {@code value.map(x -> x + 1)} in a loop belongs to one series, though
 * each round makes an operation. Functions of classes with names, and those of Bask's own code, are called from many places;
 * each operation made of them has a series for itself, which knows where it was called.
 */
final class SharedSeries {
    /** A function is called by a handful of names; one that has more does not need to be remembered. */
    private static final int MOST_NAMES = 64;

    private static final ClassValue<ConcurrentHashMap<String, Series>> OF_CLASS = new ClassValue<>() {
        @Override
        protected ConcurrentHashMap<String, Series> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private SharedSeries() {}

    /** The series of calls of {@code function} by {@code name}. */
    static Series of(Serializable function, String name) {
        Class<?> type = function.getClass();
        if (!type.isHidden() || !CallSite.isUser(type.getName())) {
            return new Series(name);
        }
        ConcurrentHashMap<String, Series> byName = OF_CLASS.get(type);
        Series known = byName.get(name);
        if (known != null && !known.isUsedUp()) {
            return known;
        }
        Series fresh = new Series(name);
        if (byName.size() < MOST_NAMES || known != null) {
            byName.put(name, fresh);
        }
        return fresh;
    }
}
