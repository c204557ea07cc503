package io.bask.avro;

import io.bask.bag.partition.TypeName;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes Java records of maps, and checks once that a class of records can be made. Safe from any thread. */
final class Components {
    private static final Set<Class<?>> AS_THEY_ARE = Set.of(
            Object.class,
            boolean.class,
            Boolean.class,
            byte[].class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class);

    private static final Set<Class<?>> NUMBERS = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            float.class,
            Float.class,
            double.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            Number.class);

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(boolean.class, Boolean.class);

    private static final ClassValue<Components> ALL = new ClassValue<>() {
        @Override
        protected Components computeValue(Class<?> type) {
            return new Components(type);
        }
    };

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    private Components(Class<?> type) {
        this.type = type;
        components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError("record %s without canonical constructor".formatted(type), impossible);
        }
        if (!constructor.trySetAccessible()) {
            throw new IllegalArgumentException(
                    "record %s lies in a package that its module does not open; open it to io.bask.avro"
                            .formatted(type.getName()));
        }
    }

    /** The components of a class, all of them checked. */
    static Components of(Class<?> type) {
        check(type, new HashMap<>());
        return ALL.get(type);
    }

    List<String> names() {
        return Arrays.stream(components).map(RecordComponent::getName).toList();
    }

    /** The components that cannot be missing, since they are primitive. */
    List<String> needed() {
        return Arrays.stream(components)
                .filter(component -> component.getType().isPrimitive())
                .map(RecordComponent::getName)
                .toList();
    }

    private static void check(Class<?> record, Map<Class<?>, Boolean> seen) {
        if (seen.put(record, true) != null) {
            return;
        }
        for (RecordComponent component : ALL.get(record).components) {
            check(component.getGenericType(), record.getSimpleName() + "." + component.getName(), seen);
        }
    }

    private static void check(Type type, String name, Map<Class<?>, Boolean> seen) {
        if (type instanceof Class<?> known) {
            if (known.isRecord()) {
                check(known, seen);
                return;
            }
            if (AS_THEY_ARE.contains(known)
                    || NUMBERS.contains(known)
                    || known == String.class
                    || known == UUID.class
                    || known.isEnum()) {
                return;
            }
        }
        if (type instanceof ParameterizedType of && of.getRawType() instanceof Class<?> raw) {
            Type[] parts = of.getActualTypeArguments();
            if (raw == Optional.class || raw == List.class || raw == Collection.class || raw == Set.class) {
                check(parts[0], name, seen);
                return;
            }
            if (raw == Map.class && parts[0] == String.class) {
                check(parts[1], name, seen);
                return;
            }
        }
        throw new IllegalArgumentException(
                "%s is %s, which Avro's values cannot become; use numbers, truth values, String, enums, byte[], java.time, UUID, Optional, List, Set, maps by String, or records"
                        .formatted(name, TypeName.withArticle(type.getTypeName())));
    }

    /** The record of these values; components without one are null. */
    Object make(Map<?, ?> values) throws IOException {
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            RecordComponent component = components[i];
            arguments[i] = convert(
                    values.get(component.getName()),
                    component.getGenericType(),
                    type.getSimpleName() + "." + component.getName());
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw new IOException(
                    "%s refuses %s: %s".formatted(type.getSimpleName(), Arrays.toString(arguments), thrown.getCause()),
                    thrown.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record %s cannot be made".formatted(type.getName()), e);
        }
    }

    private static @Nullable Object convert(@Nullable Object value, Type type, String name) throws IOException {
        if (type instanceof ParameterizedType of) {
            return convertParts(value, of, name);
        }
        Class<?> wanted = (Class<?>) type;
        if (value == null) {
            if (wanted.isPrimitive()) {
                throw new IOException("%s is missing or null, but must be %s".formatted(name, TypeName.of(wanted)));
            }
            return null;
        }
        if (wanted.isRecord() && value instanceof Map<?, ?> map) {
            return ALL.get(wanted).make(map);
        }
        if (NUMBERS.contains(wanted) && value instanceof Number number) {
            return number(number, wanted, name);
        }
        if (wanted.isEnum() && value instanceof String symbol) {
            return constant(wanted, symbol, name);
        }
        if (wanted == UUID.class && value instanceof String text) {
            return UUID.fromString(text);
        }
        if (wanted == String.class && value instanceof UUID uuid) {
            return uuid.toString();
        }
        if (BOXES.getOrDefault(wanted, wanted).isInstance(value)) {
            return value;
        }
        throw wrong(name, value, wanted.getSimpleName());
    }

    private static @Nullable Object convertParts(@Nullable Object value, ParameterizedType type, String name)
            throws IOException {
        Type[] parts = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.ofNullable(convert(value, parts[0], name));
        }
        if (value == null) {
            return null;
        }
        if (type.getRawType() == Map.class && value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> converted = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                converted.put(entry.getKey(), convert(entry.getValue(), parts[1], name));
            }
            return converted;
        }
        if (type.getRawType() != Map.class && value instanceof List<?> list) {
            Collection<@Nullable Object> converted =
                    type.getRawType() == Set.class ? new LinkedHashSet<>() : new ArrayList<>(list.size());
            for (Object element : list) {
                converted.add(convert(element, parts[0], name));
            }
            return converted;
        }
        throw wrong(name, value, type.getTypeName());
    }

    private static Object number(Number number, Class<?> wanted, String name) throws IOException {
        if (wanted == Number.class) {
            return number;
        }
        if (wanted == double.class || wanted == Double.class) {
            return number.doubleValue();
        }
        if (wanted == float.class || wanted == Float.class) {
            return number.floatValue();
        }
        try {
            BigDecimal exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
            if (wanted == BigDecimal.class) {
                return exact;
            }
            if (wanted == BigInteger.class) {
                return exact.toBigIntegerExact();
            }
            if (wanted == long.class || wanted == Long.class) {
                return exact.longValueExact();
            }
            if (wanted == int.class || wanted == Integer.class) {
                return exact.intValueExact();
            }
            return wanted == short.class || wanted == Short.class
                    ? exact.shortValueExact()
                    : (Object) exact.byteValueExact();
        } catch (ArithmeticException | NumberFormatException inexact) {
            throw wrong(name, number, wanted.getSimpleName());
        }
    }

    private static Object constant(Class<?> type, String symbol, String name) throws IOException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(symbol)) {
                return constant;
            }
        }
        throw new IOException("%s is \"%s\", which is no constant of %s, but one of them must be: %s"
                .formatted(name, symbol, type.getSimpleName(), Arrays.toString(type.getEnumConstants())));
    }

    private static IOException wrong(String name, Object value, String wanted) {
        return new IOException("%s is %s, %s, which is no %s".formatted(name, value, TypeName.of(value), wanted));
    }
}
