package io.bask.delayed.expr;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one argument of a call is put together from what is known and what is computed first.
 *
 * <p>Nesting is limited where patterns are made, so filling one may recurse.
 */
public sealed interface Pattern extends Serializable {
    /** The argument, where {@code results} are the results of the call's inputs. */
    @Nullable
    Object fill(@Nullable Object[] results);

    /** The result of input {@code number}. */
    record Input(int number) implements Pattern {
        @Override
        public @Nullable Object fill(@Nullable Object[] results) {
            return results[number];
        }
    }

    /** A value that was known when the call was written. */
    record Known(@Nullable Object value) implements Pattern {
        @Override
        public @Nullable Object fill(@Nullable Object[] results) {
            return value;
        }
    }

    /** A list; the function receives one that it cannot change. */
    record ListOf(Pattern[] items) implements Pattern {
        @Override
        public List<@Nullable Object> fill(@Nullable Object[] results) {
            return Collections.unmodifiableList(Arrays.asList(fillAll(items, results)));
        }
    }

    /** A set, in the order in which it was written; the function receives one that it cannot change. */
    record SetOf(Pattern[] items) implements Pattern {
        @Override
        public Set<@Nullable Object> fill(@Nullable Object[] results) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(fillAll(items, results))));
        }
    }

    /** A map, in the order in which it was written; the function receives one that it cannot change. */
    record MapOf(Pattern[] keys, Pattern[] values) implements Pattern {
        @Override
        public Map<@Nullable Object, @Nullable Object> fill(@Nullable Object[] results) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.length; i++) {
                map.put(keys[i].fill(results), values[i].fill(results));
            }
            return Collections.unmodifiableMap(map);
        }
    }

    /**
     * A collection of the class that was written.
     *
     * @param otherwise what the function receives where that class cannot be filled
     */
    record Rebuilt(Maker maker, Pattern[] items, Pattern otherwise) implements Pattern {
        @Override
        public @Nullable Object fill(@Nullable Object[] results) {
            Object made = maker.collection(Arrays.asList(fillAll(items, results)));
            return made == null ? otherwise.fill(results) : made;
        }
    }

    /** A map of the class that was written, or else one that cannot be changed. */
    record RebuiltMap(Maker maker, MapOf entries) implements Pattern {
        @Override
        public Object fill(@Nullable Object[] results) {
            Map<@Nullable Object, @Nullable Object> filled = entries.fill(results);
            Object made = maker.map(filled);
            return made == null ? filled : made;
        }
    }

    /** An entry of a map. */
    record EntryOf(Pattern key, Pattern value) implements Pattern {
        @Override
        public Map.Entry<@Nullable Object, @Nullable Object> fill(@Nullable Object[] results) {
            return new AbstractMap.SimpleImmutableEntry<>(key.fill(results), value.fill(results));
        }
    }

    /** An optional that holds something; empty where that comes out as null. */
    record OptionalOf(Pattern item) implements Pattern {
        @Override
        public Optional<Object> fill(@Nullable Object[] results) {
            return Optional.ofNullable(item.fill(results));
        }
    }

    /** An array of objects. */
    record ArrayOf(Class<?> componentType, Pattern[] items) implements Pattern {
        @Override
        public Object fill(@Nullable Object[] results) {
            @Nullable Object[] array = (Object[]) Array.newInstance(componentType, items.length);
            for (int i = 0; i < items.length; i++) {
                array[i] = items[i].fill(results);
            }
            return array;
        }
    }

    /** A record, made by its canonical constructor. */
    record RecordOf(Class<?> type, Pattern[] components) implements Pattern {
        @Override
        public Object fill(@Nullable Object[] results) {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(fillAll(components, results));
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        "record %s cannot be made of its computed components; make it inside the function instead"
                                .formatted(type.getName()),
                        e);
            }
        }
    }

    private static @Nullable Object[] fillAll(Pattern[] patterns, @Nullable Object[] results) {
        @Nullable Object[] filled = new Object[patterns.length];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = patterns[i].fill(results);
        }
        return filled;
    }
}
