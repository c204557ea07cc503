package io.bask.avro;

import io.bask.bag.partition.TypeName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** From values of Java to those that Avro writes, checked against a schema on the way. */
final class ToAvro {
    private static final int SHOWN = 100;
    private static final Conversions.DecimalConversion DECIMALS = new Conversions.DecimalConversion();
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                if (!accessor.trySetAccessible()) {
                    throw new IllegalArgumentException(
                            "record %s lies in a package that its module does not open; open it to io.bask.avro"
                                    .formatted(type.getName()));
                }
                accessors.put(component.getName(), accessor);
            }
            return accessors;
        }
    };

    private ToAvro() {}

    /** An element of a bag in the schema of a record. */
    static Object record(@Nullable Object element, Schema schema) {
        return recordOf(element, schema, "");
    }

    private static Object recordOf(@Nullable Object value, Schema schema, String path) {
        if (value instanceof IndexedRecord own && own.getSchema().equals(schema)) {
            return own;
        }
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), field(value, field, schema, path));
        }
        return record;
    }

    private static @Nullable Object field(@Nullable Object value, Schema.Field field, Schema schema, String path) {
        String name = field.name();
        String inner = path.isEmpty() ? name : path + "." + name;
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(name) ? convert(map.get(name), field.schema(), inner) : missing(field, inner, value);
        }
        if (value instanceof IndexedRecord own) {
            Schema.Field theirs = own.getSchema().getField(name);
            return theirs == null
                    ? missing(field, inner, value)
                    : convert(own.get(theirs.pos()), field.schema(), inner);
        }
        if (value instanceof Record) {
            Method accessor = ACCESSORS.get(value.getClass()).get(name);
            return accessor == null
                    ? missing(field, inner, value)
                    : convert(component(value, accessor), field.schema(), inner);
        }
        throw wrong(path, value, schema);
    }

    private static @Nullable Object component(Object record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (InvocationTargetException thrown) {
            throw new IllegalArgumentException(
                    "%s of %s fails: %s".formatted(accessor.getName(), shown(record), thrown.getCause()),
                    thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError("an accessor that was made accessible", impossible);
        }
    }

    private static @Nullable Object missing(Schema.Field field, String path, Object value) {
        if (!field.hasDefaultValue()) {
            throw new IllegalArgumentException(
                    "field '%s' is missing in %s, and the schema has no default for it".formatted(path, shown(value)));
        }
        return GenericData.get().getDefaultValue(field);
    }

    private static @Nullable Object convert(@Nullable Object given, Schema schema, String path) {
        Object value = given instanceof Optional<?> optional ? optional.orElse(null) : given;
        return switch (schema.getType()) {
            case NULL -> {
                if (value != null) {
                    throw wrong(path, value, schema);
                }
                yield null;
            }
            case UNION -> branch(value, schema, path);
            case RECORD -> recordOf(value, schema, path);
            case ARRAY -> array(value, schema, path);
            case MAP -> map(value, schema, path);
            case INT, LONG -> whole(value, schema, path);
            case FLOAT, DOUBLE -> fraction(value, schema, path);
            case BOOLEAN -> {
                if (!(value instanceof Boolean)) {
                    throw wrong(path, value, schema);
                }
                yield value;
            }
            case STRING -> text(value, schema, path);
            case ENUM -> symbol(value, schema, path);
            case BYTES, FIXED -> bytes(value, schema, path);
        };
    }

    /** The first branch that takes the value; a branch that is not null's own is not tried with null. */
    private static @Nullable Object branch(@Nullable Object value, Schema union, String path) {
        for (Schema branch : union.getTypes()) {
            boolean isNull = branch.getType() == Schema.Type.NULL;
            if (isNull && value == null) {
                return null;
            }
            if (!isNull && value != null && mayTake(branch, value)) {
                if (union.getTypes().size() <= 2) {
                    return convert(value, branch, path);
                }
                try {
                    return convert(value, branch, path);
                } catch (IllegalArgumentException wrong) {
                    // perhaps another branch takes it
                }
            }
        }
        throw wrong(path, value, union);
    }

    /** Whether values of that class can be of this branch at all; numbers go where they lose nothing. */
    private static boolean mayTake(Schema branch, Object value) {
        boolean isWhole =
                value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
        return switch (branch.getType()) {
            case FLOAT -> value instanceof Float;
            case DOUBLE -> (value instanceof Number && !isWhole) || value instanceof Integer;
            default -> true;
        };
    }

    private static Object array(@Nullable Object value, Schema schema, String path) {
        if (!(value instanceof Collection<?> all)) {
            throw wrong(path, value, schema);
        }
        List<@Nullable Object> elements = new ArrayList<>(all.size());
        for (Object element : all) {
            elements.add(convert(element, schema.getElementType(), path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    private static Object map(@Nullable Object value, Schema schema, String path) {
        if (!(value instanceof Map<?, ?> all)) {
            throw wrong(path, value, schema);
        }
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : all.entrySet()) {
            if (!(entry.getKey() instanceof CharSequence key)) {
                throw new IllegalArgumentException("field '%s' has the key %s, but keys of Avro's maps are texts"
                        .formatted(path, shown(entry.getKey())));
            }
            entries.put(key.toString(), convert(entry.getValue(), schema.getValueType(), path + "." + key));
        }
        return entries;
    }

    private static Object whole(@Nullable Object value, Schema schema, String path) {
        long number = stored(value, schema, path);
        if (schema.getType() == Schema.Type.LONG) {
            return number;
        }
        if (number != (int) number) {
            throw wrong(path, value, schema);
        }
        return (int) number;
    }

    /** A number, or what a logical type stores for a date or time. */
    private static long stored(@Nullable Object value, Schema schema, String path) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        try {
            if (value instanceof BigInteger large) {
                return large.longValueExact();
            }
            LogicalType logical = schema.getLogicalType();
            String name = logical == null ? "" : logical.getName();
            if (value instanceof LocalDate date && name.equals("date")) {
                return date.toEpochDay();
            }
            if (value instanceof LocalTime time && name.startsWith("time-")) {
                return time.toNanoOfDay() / nanosOf(name);
            }
            if (value instanceof Instant instant && name.startsWith("timestamp-")) {
                return stored(instant, nanosOf(name));
            }
            if (value instanceof LocalDateTime time && name.startsWith("local-timestamp-")) {
                return stored(time.toInstant(ZoneOffset.UTC), nanosOf(name));
            }
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(
                    "field '%s' is %s, too large for %s".formatted(path, shown(value), schema), tooLarge);
        }
        throw wrong(path, value, schema);
    }

    private static long stored(Instant instant, long nanos) {
        long perSecond = 1_000_000_000 / nanos;
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), perSecond), instant.getNano() / nanos);
    }

    private static long nanosOf(String logical) {
        return logical.endsWith("millis") ? 1_000_000 : logical.endsWith("micros") ? 1_000 : 1;
    }

    private static Object fraction(@Nullable Object value, Schema schema, String path) {
        if (!(value instanceof Number number)) {
            throw wrong(path, value, schema);
        }
        return schema.getType() == Schema.Type.FLOAT ? (Object) number.floatValue() : (Object) number.doubleValue();
    }

    private static Object text(@Nullable Object value, Schema schema, String path) {
        if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof UUID) {
            return value instanceof Enum<?> constant ? constant.name() : value.toString();
        }
        throw wrong(path, value, schema);
    }

    private static Object symbol(@Nullable Object value, Schema schema, String path) {
        String symbol = value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
        boolean isText =
                value instanceof CharSequence || value instanceof Enum<?> || value instanceof GenericEnumSymbol;
        if (!isText || !schema.hasEnumSymbol(symbol)) {
            throw wrong(path, value, schema);
        }
        return new GenericData.EnumSymbol(schema, symbol);
    }

    private static Object bytes(@Nullable Object value, Schema schema, String path) {
        boolean isFixed = schema.getType() == Schema.Type.FIXED;
        if (value instanceof BigDecimal decimal && schema.getLogicalType() instanceof LogicalTypes.Decimal logical) {
            return isFixed
                    ? DECIMALS.toFixed(scaled(decimal, logical, path), schema, logical)
                    : DECIMALS.toBytes(scaled(decimal, logical, path), schema, logical);
        }
        byte[] content;
        if (value instanceof byte[] array) {
            content = array;
        } else if (value instanceof ByteBuffer buffer) {
            content = new byte[buffer.remaining()];
            buffer.duplicate().get(content);
        } else if (value instanceof GenericFixed fixed) {
            content = fixed.bytes();
        } else {
            throw wrong(path, value, schema);
        }
        if (!isFixed) {
            return ByteBuffer.wrap(content);
        }
        if (content.length != schema.getFixedSize()) {
            throw new IllegalArgumentException("field '%s' has %d bytes where the schema has %d"
                    .formatted(path, content.length, schema.getFixedSize()));
        }
        return new GenericData.Fixed(schema, content);
    }

    private static BigDecimal scaled(BigDecimal value, LogicalTypes.Decimal logical, String path) {
        try {
            return value.setScale(logical.getScale());
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException(
                    "field '%s' is %s, which has more decimals than the schema's %d; round it first"
                            .formatted(path, value, logical.getScale()),
                    inexact);
        }
    }

    private static IllegalArgumentException wrong(String path, @Nullable Object value, Schema schema) {
        String found = value == null ? "null" : "%s, %s,".formatted(shown(value), TypeName.of(value));
        String what = path.isEmpty() ? "an element" : "field '%s'".formatted(path);
        return new IllegalArgumentException(
                "%s is %s where the schema has %s".formatted(what, found, Avro.shortened(schema.toString())));
    }

    private static String shown(@Nullable Object value) {
        String text = value instanceof CharSequence ? "\"" + value + "\"" : String.valueOf(value);
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "... (%d characters)".formatted(text.length());
    }
}
