package io.bask.bag;

import io.bask.bag.partition.Pair;
import io.bask.bag.partition.TypeName;
import io.bask.bag.partition.Verb;
import io.bask.function.Function1;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a part out of an element: the value of a map's key, a list's or array's element by its number, a record's
 * component by its name.
 *
 * @param key which part
 * @param hasFallback whether elements without that part give {@code fallback} instead of failing
 */
record Pluck(Object key, boolean hasFallback, @Nullable Object fallback) implements Function1<Object, Object>, Verb {
    private static final Object MISSING = new Object();
    private static final ClassValue<Map<String, Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().trySetAccessible();
                accessors.put(component.getName(), component.getAccessor());
            }
            return accessors;
        }
    };

    @Override
    @SuppressWarnings("NullAway") // what is plucked may be null, and so may the fallback
    public Object apply(Object element) throws Exception {
        Object part = find(element);
        if (part != MISSING) {
            return part;
        }
        if (hasFallback) {
            return fallback;
        }
        throw new NoSuchElementException(missing(element));
    }

    private @Nullable Object find(@Nullable Object element) throws Exception {
        if (element instanceof Map<?, ?> map) {
            Object value = map.get(key);
            return value != null || map.containsKey(key) ? value : MISSING;
        }
        if (element instanceof List<?> list) {
            return at(list);
        }
        if (element instanceof Pair<?, ?> pair && key instanceof Integer) {
            return at(Arrays.asList(pair.first(), pair.second()));
        }
        if (element instanceof Object[] array) {
            return at(Arrays.asList(array));
        }
        if (element instanceof Map.Entry<?, ?> entry && key instanceof Integer) {
            return at(Arrays.asList(entry.getKey(), entry.getValue()));
        }
        return element instanceof Record && key instanceof String name ? component(element, name) : MISSING;
    }

    private @Nullable Object at(List<?> list) {
        if (!(key instanceof Integer number)) {
            return MISSING;
        }
        int index = number < 0 ? number + list.size() : number;
        return index >= 0 && index < list.size() ? list.get(index) : MISSING;
    }

    private static @Nullable Object component(Object element, String name) throws Exception {
        Method accessor = COMPONENTS.get(element.getClass()).get(name);
        if (accessor == null) {
            return MISSING;
        }
        try {
            return accessor.invoke(element);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        }
    }

    private String missing(@Nullable Object element) {
        String has;
        if (element instanceof Map<?, ?> map) {
            has = "has the keys " + shortened(map.keySet().toString());
        } else if (element instanceof Record) {
            has = "has the components " + COMPONENTS.get(element.getClass()).keySet();
        } else if (element instanceof List<?> list) {
            has = "has %d elements, found by number".formatted(list.size());
        } else {
            has = "is " + TypeName.of(element);
        }
        return "there is no %s: the element %s; give a value for missing ones, pluck(key, value)"
                .formatted(key instanceof String ? "\"" + key + "\"" : key, has);
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }

    @Override
    public String verb() {
        return "pluck(%s)".formatted(key);
    }

    /** Several parts of an element, as a list. */
    record Several(List<Pluck> parts) implements Function1<Object, Object>, Verb {
        @Override
        public Object apply(Object element) throws Exception {
            @Nullable Object[] plucked = new Object[parts.size()];
            for (int i = 0; i < plucked.length; i++) {
                plucked[i] = parts.get(i).apply(element);
            }
            return java.util.Collections.unmodifiableList(Arrays.asList(plucked));
        }

        @Override
        public String verb() {
            return "pluck(%s)"
                    .formatted(String.join(
                            ", ",
                            parts.stream().map(part -> String.valueOf(part.key)).toList()));
        }
    }
}
