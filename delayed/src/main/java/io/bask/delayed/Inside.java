package io.bask.delayed;

import io.bask.Lazy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies in the containers that are searched for lazy objects. */
final class Inside {
    private Inside() {}

    /** Whether a value is searched. */
    static boolean isContainer(Object value) {
        return value instanceof Collection<?>
                || value instanceof Map<?, ?>
                || value instanceof Map.Entry<?, ?>
                || value instanceof Optional<?>
                || value instanceof Object[]
                || value instanceof Record;
    }

    /**
     * Whether anything lazy lies in a container, however deep; a loop and not a recursion.
     *
     * @param searched gets all containers in it where there is nothing lazy, and is left as it was where there is
     */
    static boolean holdsLazy(Object container, Set<Object> searched) {
        ArrayDeque<Object> found = new ArrayDeque<>();
        ArrayDeque<Object> open = new ArrayDeque<>();
        open.push(container);
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (next instanceof Lazy<?>) {
                searched.removeAll(found);
                return true;
            }
            if (isContainer(next) && searched.add(next)) {
                found.push(next);
                pushAll(next, open);
            }
        }
        return false;
    }

    private static void pushAll(Object container, ArrayDeque<Object> open) {
        if (container instanceof Collection<?> collection) {
            collection.forEach(item -> push(item, open));
        } else if (container instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                push(key, open);
                push(value, open);
            });
        } else if (container instanceof Map.Entry<?, ?> entry) {
            push(entry.getKey(), open);
            push(entry.getValue(), open);
        } else if (container instanceof Optional<?> optional) {
            optional.ifPresent(open::push);
        } else if (container instanceof Object[] array) {
            Arrays.asList(array).forEach(item -> push(item, open));
        } else {
            for (RecordComponent component : container.getClass().getRecordComponents()) {
                if (!Lazy.class.isAssignableFrom(component.getType())
                        && component.getAccessor().trySetAccessible()) {
                    push(component(container, component), open);
                }
            }
        }
    }

    private static void push(@Nullable Object item, ArrayDeque<Object> open) {
        if (item != null) {
            open.push(item);
        }
    }

    /** A component of a record, whose accessor is accessible. */
    static @Nullable Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "%s of record %s cannot be read; hand the record on unsearched with Delayed.value(...)"
                            .formatted(component.getName(), value.getClass().getName()),
                    e);
        }
    }
}
