package io.bask.memory;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What objects of a class look like in memory: bytes of the object itself, and the fields that lead to others.
 *
 * <p>As a 64-bit HotSpot lays them out with compressed references: 12 bytes of header, 16 for arrays, rounded up to 8.
 *
 * @param bytes of one object, without what it refers to
 * @param references fields that may be read; those of other modules that are not open are missing
 */
record Layout(long bytes, List<Field> references) {
    static final int REFERENCE = 4;
    private static final int HEADER = 12;
    private static final int ARRAY_HEADER = 16;
    private static final ClassValue<Layout> KNOWN = new ClassValue<>() {
        @Override
        protected Layout computeValue(Class<?> type) {
            return look(type);
        }
    };

    /** The layout of a class that is not an array's. */
    static Layout of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Bytes of a value that refers to nothing else worth counting; -1 for all others. */
    static long ofLeaf(Object value) {
        if (value instanceof String text) {
            return 24 + array(text.length(), isLatin(text) ? 1 : 2);
        }
        Class<?> element = value.getClass().getComponentType();
        if (element != null && element.isPrimitive()) {
            return array(java.lang.reflect.Array.getLength(value), width(element));
        }
        boolean shared = value instanceof Enum<?>
                || value instanceof Class<?>
                || value instanceof ClassLoader
                || value instanceof Thread
                || value.getClass().isHidden();
        if (shared) {
            return 0;
        }
        if (element != null || value instanceof Collection<?> || value instanceof Map<?, ?>) {
            return -1;
        }
        Layout layout = of(value.getClass());
        return layout.references.isEmpty() ? layout.bytes : -1;
    }

    /** Bytes of an array. */
    static long array(long length, int width) {
        return aligned(ARRAY_HEADER + length * width);
    }

    private static boolean isLatin(String text) {
        for (int i = 0, step = Math.max(1, text.length() / 8); i < text.length(); i += step) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static Layout look(Class<?> type) {
        long bytes = HEADER;
        List<Field> references = new ArrayList<>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            for (Field field : fields(level)) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                if (field.getType().isPrimitive()) {
                    bytes += width(field.getType());
                    continue;
                }
                bytes += REFERENCE;
                if (field.trySetAccessible()) {
                    references.add(field);
                }
            }
        }
        return new Layout(aligned(bytes), List.copyOf(references));
    }

    private static Field[] fields(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (LinkageError missing) {
            return new Field[0]; // A field's class is not there: the object was never meant to be looked into.
        }
    }

    /** What a field refers to; null where it cannot be read. */
    static @Nullable Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException closed) {
            return null;
        }
    }

    private static int width(Class<?> primitive) {
        if (primitive == long.class || primitive == double.class) {
            return Long.BYTES;
        }
        if (primitive == int.class || primitive == float.class) {
            return Integer.BYTES;
        }
        return primitive == byte.class || primitive == boolean.class ? 1 : Short.BYTES;
    }

    private static long aligned(long bytes) {
        return bytes + 7 & -8L;
    }
}
