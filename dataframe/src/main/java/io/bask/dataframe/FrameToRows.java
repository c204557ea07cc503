package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes objects of computed rows: records, or maps by the names of columns. */
final class FrameToRows {
    private FrameToRows() {}

    static List<Map<String, @Nullable Object>> maps(Frame frame) {
        List<String> names = frame.schema().names();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(frame.rows());
        for (int row = 0; row < frame.rows(); row++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), frame.column(i).valueAt(row));
            }
            rows.add(values);
        }
        return rows;
    }

    /** Components that have no column are an error before anything is computed. */
    static <R extends Record> Constructor<R> constructor(DataFrame table, Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            table.schema().indexOf(component.getName());
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            if (!constructor.trySetAccessible()) {
                throw new IllegalArgumentException(
                        "record %s lies in a package that its module does not open; open it to io.bask.dataframe"
                                .formatted(type.getName()));
            }
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalArgumentException("record %s has no canonical constructor".formatted(type), impossible);
        }
    }

    static <R extends Record> List<R> records(Frame frame, Constructor<R> constructor) {
        RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
        List<R> rows = new ArrayList<>(frame.rows());
        @Nullable Object[] values = new Object[components.length];
        for (int row = 0; row < frame.rows(); row++) {
            for (int i = 0; i < components.length; i++) {
                Column column = frame.column(components[i].getName());
                values[i] = fitting(column.valueAt(row), components[i], row);
            }
            try {
                rows.add(constructor.newInstance(values));
            } catch (InvocationTargetException refused) {
                throw new IllegalArgumentException(
                        "row %d: %s refuses %s: %s"
                                .formatted(
                                        row,
                                        constructor.getDeclaringClass().getSimpleName(),
                                        Arrays.toString(values),
                                        refused.getCause()),
                        refused.getCause());
            } catch (ReflectiveOperationException | IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "row %d: %s cannot be made of %s: %s"
                                .formatted(
                                        row,
                                        constructor.getDeclaringClass().getSimpleName(),
                                        Arrays.toString(values),
                                        wrong.getMessage()),
                        wrong);
            }
        }
        return rows;
    }

    private static @Nullable Object fitting(@Nullable Object value, RecordComponent component, int row) {
        Class<?> type = component.getType();
        if (value == null) {
            if (type == Optional.class) {
                return Optional.empty();
            }
            if (type == double.class) {
                return Double.NaN;
            }
            if (type == float.class) {
                return Float.NaN;
            }
            if (type.isPrimitive()) {
                throw new IllegalArgumentException(
                        "row %d, column '%s' is missing, and a %s cannot be; use the class that boxes it, or fill it"
                                .formatted(row, component.getName(), type));
            }
            return null;
        }
        Object narrowed = value instanceof Number number ? number(number, type, component, row) : value;
        if (type == LocalDate.class && narrowed instanceof LocalDateTime moment) {
            return moment.toLocalDate();
        }
        if (type.isEnum() && narrowed instanceof String name) {
            return constant(type, name, component, row);
        }
        return type == Optional.class ? Optional.of(narrowed) : narrowed;
    }

    private static Object constant(Class<?> type, String name, RecordComponent component, int row) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("row %d, column '%s': %s has no constant %s; it has %s"
                .formatted(row, component.getName(), type.getSimpleName(), name, List.of(type.getEnumConstants())));
    }

    private static Object number(Number value, Class<?> type, RecordComponent component, int row) {
        Object narrowed = value;
        boolean isWhole = value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || (value instanceof BigInteger big && big.bitLength() < Long.SIZE);
        if (type == double.class || type == Double.class) {
            narrowed = value.doubleValue();
        } else if (type == float.class || type == Float.class) {
            return value.floatValue();
        } else if (isWhole && (type == long.class || type == Long.class)) {
            narrowed = value.longValue();
        } else if (isWhole && (type == int.class || type == Integer.class)) {
            narrowed = value.intValue();
        } else if (isWhole && (type == short.class || type == Short.class)) {
            narrowed = value.shortValue();
        } else if (isWhole && (type == byte.class || type == Byte.class)) {
            narrowed = value.byteValue();
        }
        if (isWhole && ((Number) narrowed).longValue() != value.longValue()) {
            throw new IllegalArgumentException("row %d, column '%s': %s does not fit a %s; use a long"
                    .formatted(row, component.getName(), value, type));
        }
        return narrowed;
    }
}
