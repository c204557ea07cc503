package io.bask.memory;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how much memory an object and what it refers to take.
 *
 * <p>Walks references without recursion, each object once. Of many elements some are looked at and stand for the others;
 * after {@value #MOST} objects the walk ends. Used once.
 */
final class SampledSize {
    private static final int MOST = 256;
    private static final int SAMPLES = 16;
    private static final int DEEPEST = 8;
    private static final int ENTRY = 48;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Part> parts = new ArrayDeque<>();
    private double total;

    /**
     * An object to look at.
     *
     * @param weight how many objects it stands for
     */
    private record Part(Object object, double weight, int depth) {}

    long of(Object value) {
        add(value, 1, 0);
        while (!parts.isEmpty()) {
            look(parts.removeFirst());
        }
        return (long) Math.min(total, Long.MAX_VALUE / 4.0);
    }

    private void add(@Nullable Object object, double weight, int depth) {
        if (object != null && depth <= DEEPEST && seen.size() < MOST && seen.add(object)) {
            parts.add(new Part(object, weight, depth));
        }
    }

    private void look(Part part) {
        Object object = part.object;
        long leaf = object instanceof Sized sized ? sized.bytes() : Layout.ofLeaf(object);
        if (leaf >= 0) {
            total += leaf * part.weight;
        } else if (object instanceof Object[] array) {
            total += Layout.array(array.length, Layout.REFERENCE) * part.weight;
            elements(List.of(), array, array.length, part);
        } else if (object instanceof Collection<?> collection && (object instanceof RandomAccess || isOfJava(object))) {
            int perElement = object instanceof List<?> ? Layout.REFERENCE : ENTRY;
            total += (48 + (double) perElement * collection.size()) * part.weight;
            elements(collection, null, collection.size(), part);
        } else if (object instanceof Map<?, ?> map && isOfJava(object)) {
            total += (48 + (double) ENTRY * map.size()) * part.weight;
            elements(map.keySet(), null, map.size(), part);
            elements(map.values(), null, map.size(), part);
        } else {
            fields(part);
        }
    }

    /** Others' collections may be lazy, or compute what they hold: those are looked at like any object. */
    private static boolean isOfJava(Object object) {
        return object.getClass().getModule() == Object.class.getModule();
    }

    private void elements(Collection<?> collection, Object @Nullable [] array, int size, Part part) {
        int count = Math.min(SAMPLES, size);
        double weight = part.weight * size / Math.max(1, count);
        List<?> list = collection instanceof List<?> known && known instanceof RandomAccess ? known : null;
        Iterator<?> iterator = array == null && list == null ? collection.iterator() : null;
        for (int i = 0; i < count; i++) {
            int at = (int) ((long) size * i / count);
            if (array != null) {
                add(array[at], weight, part.depth + 1);
            } else if (list != null) {
                add(list.get(at), weight, part.depth + 1);
            } else if (iterator != null && iterator.hasNext()) {
                add(iterator.next(), weight, part.depth + 1);
            }
        }
    }

    private void fields(Part part) {
        Layout layout = Layout.of(part.object.getClass());
        total += layout.bytes() * part.weight;
        for (Field field : layout.references()) {
            add(Layout.read(field, part.object), part.weight, part.depth + 1);
        }
    }
}
