package io.bask.dataframe;

import io.bask.Lazy;
import io.bask.bag.Bag;
import io.bask.bag.Item;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.LazyFrames;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes tables of bags: each partition's elements become the rows of one. */
final class RowsToFrame {
    /** How many elements are looked at where nobody says what the columns are. */
    private static final int LOOKED_AT = 100;

    private RowsToFrame() {}

    /** The values of a row, in the order of the columns. */
    private interface Row extends Serializable {
        @Nullable
        Object value(Object element, int column) throws Exception;
    }

    static <R extends Record> DataFrame ofRecords(Bag<R> bag, Class<R> type) {
        Objects.requireNonNull(bag, "the bag is null; give one");
        Objects.requireNonNull(type, "the record class is null; give for example Event.class");
        return table(bag, schema(type), RowsToFrame::component);
    }

    static <R extends Record> Frame ofRecords(List<R> records, Class<R> type) {
        try {
            return frame(records, schema(type), RowsToFrame::component);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalArgumentException(
                    "records of %s cannot be read: %s".formatted(type.getName(), failed), failed);
        }
    }

    private static Schema schema(Class<? extends Record> type) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAccessor().trySetAccessible()) {
                throw new IllegalArgumentException(
                        "record %s lies in a package that its module does not open; open it to io.bask.dataframe"
                                .formatted(type.getName()));
            }
            fields.add(new Field(component.getName(), dtype(component)));
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "record %s has no components, and so a table of it no columns".formatted(type.getName()));
        }
        return Schema.of(fields);
    }

    private static @Nullable Object component(Object element, int column) throws Exception {
        RecordComponent component = element.getClass().getRecordComponents()[column];
        component.getAccessor().trySetAccessible();
        return component.getAccessor().invoke(element);
    }

    static DataFrame ofMaps(Bag<? extends Map<String, ?>> bag, Schema schema) {
        Objects.requireNonNull(bag, "the bag is null; give one");
        List<String> names = Objects.requireNonNull(schema, "the schema is null; give one, or leave it out")
                .names();
        return table(bag, schema, (element, column) -> ((Map<?, ?>) element).get(names.get(column)));
    }

    static DataFrame ofMaps(Bag<? extends Map<String, ?>> bag) {
        Objects.requireNonNull(bag, "the bag is null; give one");
        Map<String, @Nullable DType> found = new LinkedHashMap<>();
        for (Map<String, ?> element : bag.take(LOOKED_AT)) {
            // A missing map is a row of missing values, as a missing record is.
            Objects.requireNonNullElse(element, Map.<String, Object>of()).forEach((name, value) -> {
                DType dtype = value == null ? null : dtype(value, name);
                DType before = found.get(name);
                found.put(name, before == null ? dtype : dtype == null ? before : common(name, before, dtype));
            });
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "the first elements of the bag have no columns; give a schema: DataFrame.fromBag(bag, schema)");
        }
        List<Field> fields = new ArrayList<>();
        found.forEach((name, dtype) -> fields.add(new Field(name, dtype == null ? DType.STRING : dtype)));
        return ofMaps(bag, Schema.of(fields));
    }

    private static DType common(String name, DType one, DType other) {
        DType both = DType.widen(one, other);
        if (both.equals(DType.STRING) && !one.equals(other)) {
            throw new IllegalArgumentException(
                    "fromBag: the first elements have both %s and %s as '%s'; make them one type, or give a schema: DataFrame.fromBag(bag, schema)"
                            .formatted(one, other, name));
        }
        return both;
    }

    private static DataFrame table(Bag<?> bag, Schema schema, Row row) {
        List<Lazy<Frame>> frames = new ArrayList<>();
        for (Item<? extends List<?>> partition : bag.partitions()) {
            Function1<List<?>, Frame> make = elements -> frame(elements, schema, row);
            frames.add(((Item<List<?>>) (Item<?>) partition).map(make));
        }
        return new DataFrame(new LazyFrames(frames, schema));
    }

    private static Frame frame(List<?> elements, Schema schema, Row row) throws Exception {
        List<ColumnBuilder> builders = new ArrayList<>();
        schema.dtypes().forEach(dtype -> builders.add(ColumnBuilder.of(dtype, elements.size())));
        for (Object element : elements) {
            for (int column = 0; column < builders.size(); column++) {
                append(builders.get(column), schema.names().get(column), element, row, column);
            }
        }
        List<Column> columns = new ArrayList<>();
        builders.forEach(builder -> columns.add(builder.build()));
        return Frame.partition(schema, columns, elements.size());
    }

    private static void append(ColumnBuilder builder, String name, @Nullable Object element, Row row, int column)
            throws Exception {
        Object value = element == null ? null : row.value(element, column);
        if (value instanceof Optional<?> optional) {
            value = optional.orElse(null);
        }
        try {
            builder.appendValue(value instanceof Enum<?> constant ? constant.name() : value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "fromBag: column %s: %s; or give a schema: DataFrame.fromBag(bag, schema)"
                            .formatted(name, wrong.getMessage()),
                    wrong);
        }
    }

    private static DType dtype(RecordComponent component) {
        boolean isList = Collection.class.isAssignableFrom(component.getType());
        if (isList
                && component.getGenericType() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> item) {
            return DType.list(dtype(item, component.getName()));
        }
        return dtype(component.getType(), component.getName());
    }

    private static DType dtype(Object value, String name) {
        if (value instanceof Collection<?> items) {
            DType item = null;
            for (Object one : items) {
                DType own = one == null ? null : dtype(one, name);
                item = item == null ? own : own == null ? item : DType.widen(item, own);
            }
            return DType.list(item == null ? DType.STRING : item);
        }
        if (value instanceof ZonedDateTime moment) {
            return DType.datetime(moment.getZone());
        }
        return value instanceof OffsetDateTime moment
                ? DType.datetime(moment.getOffset())
                : dtype(value.getClass(), name);
    }

    private static DType dtype(Class<?> type, String name) {
        if (type == ZonedDateTime.class || type == OffsetDateTime.class) {
            throw new IllegalArgumentException(
                    "column %s: a %s does not say the time zone of a column; use Instant for UTC, or maps with a schema of DType.datetime(zone)"
                            .formatted(name, type.getSimpleName()));
        }
        if (type == boolean.class || type == Boolean.class) {
            return DType.BOOL;
        }
        if (type == byte.class || type == Byte.class) {
            return DType.INT8;
        }
        if (type == short.class || type == Short.class) {
            return DType.INT16;
        }
        if (type == int.class || type == Integer.class) {
            return DType.INT32;
        }
        if (type == long.class || type == Long.class) {
            return DType.INT64;
        }
        if (type == float.class || type == Float.class) {
            return DType.FLOAT32;
        }
        if (type == double.class || Number.class.isAssignableFrom(type)) {
            return DType.FLOAT64;
        }
        if (type == LocalDate.class || type == LocalDateTime.class) {
            return DType.DATETIME;
        }
        if (type == Instant.class) {
            return DType.datetime(ZoneOffset.UTC);
        }
        if (type == byte[].class) {
            return DType.BINARY;
        }
        if (type == Duration.class) {
            return DType.TIMEDELTA;
        }
        if (CharSequence.class.isAssignableFrom(type) || type.isEnum() || type == Optional.class) {
            return DType.STRING;
        }
        throw new IllegalArgumentException(
                "column %s would hold values of type %s; columns hold numbers, truth values, texts, enums, LocalDate, LocalDateTime, Instant, Duration, byte[] and lists of them: map the elements first"
                        .formatted(name, type.getSimpleName()));
    }
}
