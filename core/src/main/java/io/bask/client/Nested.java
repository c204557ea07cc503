package io.bask.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A structure of collections with futures in it.
 *
 * <p>Laid out as steps of a machine with a stack, so that no depth of nesting needs recursion: values and futures are pushed,
 * collections take as many as they have from the stack and push what they make of them.
 */
final class Nested {
    /** One step: pushes a value, pushes the result of future {@code number}, or makes a collection like {@code of}. */
    private record Step(@Nullable Object of, int number, int size) {}

    private static final int VALUE = -1;
    private static final int COLLECTION = -2;

    private final List<Step> steps = new ArrayList<>();
    private final Map<TaskFuture<?>, Integer> numbers = new IdentityHashMap<>();
    private final List<TaskFuture<?>> futures = new ArrayList<>();

    private Nested() {}

    static Nested of(Object structure) {
        Objects.requireNonNull(structure, "the structure is null; give a collection with futures in it");
        Nested nested = new Nested();
        nested.lay(structure);
        return nested;
    }

    List<TaskFuture<?>> futures() {
        return futures;
    }

    /** A collection being laid out. */
    private record Frame(Object of, int size, Iterator<?> rest) {}

    private void lay(Object root) {
        Deque<Frame> open = new ArrayDeque<>();
        Set<Object> within = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        visit(root, open, within);
        while (!open.isEmpty()) {
            Frame frame = open.element();
            if (frame.rest.hasNext()) {
                visit(frame.rest.next(), open, within);
            } else {
                steps.add(new Step(frame.of, COLLECTION, frame.size));
                within.remove(frame.of);
                open.pop();
            }
        }
    }

    private void visit(@Nullable Object value, Deque<Frame> open, Set<Object> within) {
        if (value instanceof TaskFuture<?> future) {
            int number = numbers.computeIfAbsent(future, fresh -> {
                futures.add(fresh);
                return futures.size() - 1;
            });
            steps.add(new Step(null, number, 0));
            return;
        }
        List<?> parts = parts(value);
        if (parts == null || value == null) {
            steps.add(new Step(value, VALUE, 0));
            return;
        }
        if (!within.add(value)) {
            throw new IllegalArgumentException("a %s contains itself; give a structure without circles"
                    .formatted(value.getClass().getSimpleName()));
        }
        open.push(new Frame(value, parts.size(), parts.iterator()));
    }

    private static @Nullable List<?> parts(@Nullable Object value) {
        if (value instanceof List<?> || value instanceof Set<?>) {
            return new ArrayList<>((Collection<?>) value);
        }
        if (value instanceof Map<?, ?> map) {
            List<Object> parts = new ArrayList<>(2 * map.size());
            map.forEach((key, each) -> {
                parts.add(key);
                parts.add(each);
            });
            return parts;
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(List::of).orElse(List.of());
        }
        return value instanceof Object[] array ? new ArrayList<>(java.util.Arrays.asList(array)) : null;
    }

    /** The structure with results in place of futures. */
    @Nullable
    Object rebuilt(Task<?>[] inputs) {
        // Holds nulls, which an ArrayDeque cannot.
        List<@Nullable Object> stack = new ArrayList<>();
        for (Step step : steps) {
            if (step.number == VALUE) {
                stack.add(step.of);
            } else if (step.number == COLLECTION) {
                List<@Nullable Object> top = stack.subList(stack.size() - step.size, stack.size());
                Object made = like(Objects.requireNonNull(step.of), new ArrayList<>(top));
                top.clear();
                stack.add(made);
            } else {
                stack.add(Task.handedOut(inputs, step.number));
            }
        }
        return stack.get(0);
    }

    private static Object like(Object of, List<@Nullable Object> parts) {
        if (of instanceof List<?>) {
            return parts;
        }
        if (of instanceof Set<?>) {
            return new LinkedHashSet<>(parts);
        }
        if (of instanceof Map<?, ?>) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < parts.size(); i += 2) {
                map.put(parts.get(i), parts.get(i + 1));
            }
            return map;
        }
        return of instanceof Optional<?>
                ? parts.isEmpty() ? Optional.empty() : Optional.ofNullable(parts.get(0))
                : parts.toArray();
    }
}
