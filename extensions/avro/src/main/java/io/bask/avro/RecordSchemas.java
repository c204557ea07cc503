package io.bask.avro;

import io.bask.bag.partition.TypeName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Schemas of classes of records. Belongs to one call: classes that occur twice are named the second time. */
final class RecordSchemas {
    private final Map<Class<?>, Schema> named = new HashMap<>();

    private RecordSchemas() {}

    static Schema of(Class<?> type) {
        Components.of(type);
        try {
            return new RecordSchemas().record(type);
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException(
                    "record %s has no schema: %s; give one".formatted(type.getSimpleName(), e.getMessage()), e);
        }
    }

    private Schema record(Class<?> type) {
        Schema known = named.get(type);
        if (known != null) {
            return known;
        }
        Schema schema = Schema.createRecord(type.getSimpleName(), null, type.getPackageName(), false);
        named.put(type, schema);
        List<Schema.Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = type.getSimpleName() + "." + component.getName();
            Schema of = schema(component.getGenericType(), name);
            fields.add(
                    of.isNullable()
                            ? new Schema.Field(component.getName(), of, null, Schema.Field.NULL_DEFAULT_VALUE)
                            : new Schema.Field(component.getName(), of));
        }
        schema.setFields(fields);
        return schema;
    }

    private Schema schema(Type type, String name) {
        if (type instanceof ParameterizedType of) {
            Type[] parts = of.getActualTypeArguments();
            if (of.getRawType() == Optional.class) {
                return schema(parts[0], name);
            }
            Type last = parts[parts.length - 1];
            return nullable(
                    of.getRawType() == Map.class
                            ? Schema.createMap(schema(last, name))
                            : Schema.createArray(schema(last, name)));
        }
        Class<?> wanted = (Class<?>) type;
        Schema of = named(wanted);
        if (of == null) {
            throw new IllegalArgumentException("%s is %s, which has no schema by itself; give a schema"
                    .formatted(name, TypeName.withArticle(type.getTypeName())));
        }
        return wanted.isPrimitive() ? of : nullable(of);
    }

    private @Nullable Schema named(Class<?> type) {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            return named.computeIfAbsent(
                    type,
                    constants -> Schema.createEnum(
                            constants.getSimpleName(),
                            null,
                            constants.getPackageName(),
                            Arrays.stream(constants.getEnumConstants())
                                    .map(constant -> ((Enum<?>) constant).name())
                                    .toList()));
        }
        return simple(type);
    }

    private static @Nullable Schema simple(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Schema.create(Schema.Type.BOOLEAN);
        }
        if (Set.of(int.class, Integer.class, short.class, Short.class, byte.class, Byte.class)
                .contains(type)) {
            return Schema.create(Schema.Type.INT);
        }
        if (type == long.class || type == Long.class) {
            return Schema.create(Schema.Type.LONG);
        }
        if (type == float.class || type == Float.class) {
            return Schema.create(Schema.Type.FLOAT);
        }
        if (type == double.class || type == Double.class) {
            return Schema.create(Schema.Type.DOUBLE);
        }
        if (type == String.class) {
            return Schema.create(Schema.Type.STRING);
        }
        if (type == byte[].class) {
            return Schema.create(Schema.Type.BYTES);
        }
        return logical(type);
    }

    private static @Nullable Schema logical(Class<?> type) {
        if (type == UUID.class) {
            return LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
        }
        if (type == LocalDate.class) {
            return LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
        }
        if (type == LocalTime.class) {
            return LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
        }
        if (type == Instant.class) {
            return LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
        }
        if (type == LocalDateTime.class) {
            return LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
        }
        return null;
    }

    private static Schema nullable(Schema schema) {
        return schema.isNullable() ? schema : Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }
}
