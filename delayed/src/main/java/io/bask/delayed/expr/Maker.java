package io.bask.delayed.expr;

import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes empty collections and maps of the class that an argument has, so that a function that takes an {@code ArrayList} or a
 * {@code TreeMap} receives one.
 *
 * @param type a public class with a public constructor that takes nothing, or an order
 * @param order what it is sorted by; null where it is not, or by the natural order
 */
public record Maker(Class<?> type, @Nullable Comparator<?> order) implements Serializable {
    /** How to make more of a collection or map; null where its class says nothing about that. */
    public static @Nullable Maker of(Object container) {
        Comparator<?> order = order(container);
        Class<?> type = container.getClass();
        if (!Modifier.isPublic(type.getModifiers())) {
            return null;
        }
        try {
            Maker maker = new Maker(type, order);
            maker.make();
            return maker;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return null;
        }
    }

    private static @Nullable Comparator<?> order(Object container) {
        if (container instanceof SortedSet<?> set) {
            return set.comparator();
        }
        if (container instanceof SortedMap<?, ?> map) {
            return map.comparator();
        }
        return container instanceof PriorityQueue<?> queue ? queue.comparator() : null;
    }

    private Object make() throws ReflectiveOperationException {
        return order == null
                ? type.getConstructor().newInstance()
                : type.getConstructor(Comparator.class).newInstance(order);
    }

    /** A collection of {@code items}; null where this class cannot be filled. */
    @Nullable
    Object collection(Collection<?> items) {
        try {
            @SuppressWarnings("unchecked")
            Collection<@Nullable Object> made = (Collection<@Nullable Object>) make();
            made.addAll(items);
            return made;
        } catch (ReflectiveOperationException | UnsupportedOperationException closed) {
            return null;
        }
    }

    /** A map of {@code entries}; null where this class cannot be filled. */
    @Nullable
    Object map(Map<?, ?> entries) {
        try {
            @SuppressWarnings("unchecked")
            Map<@Nullable Object, @Nullable Object> made = (Map<@Nullable Object, @Nullable Object>) make();
            made.putAll(entries);
            return made;
        } catch (ReflectiveOperationException | UnsupportedOperationException closed) {
            return null;
        }
    }
}
