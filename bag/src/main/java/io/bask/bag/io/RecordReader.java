package io.bask.bag.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bask.bag.partition.TypeName;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects as records of one class.
 *
 * <p>Made once a class. Names of members are shared texts, so that most are found by identity.
 */
final class RecordReader implements ComponentReader {
    private static final ClassValue<RecordReader> READERS = new ClassValue<>() {
        @Override
        protected RecordReader computeValue(Class<?> type) {
            return new RecordReader(type);
        }
    };

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final String[] names;
    private final Class<?>[] types;
    private volatile ComponentReader @Nullable [] readers;

    private RecordReader(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        names = Arrays.stream(components).map(part -> part.getName().intern()).toArray(String[]::new);
        types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError("record %s without canonical constructor".formatted(type), impossible);
        }
        if (!constructor.trySetAccessible()) {
            throw new IllegalArgumentException(
                    "record %s lies in a package that its module does not open; open it to io.bask.bag"
                            .formatted(type.getName()));
        }
    }

    /** The reader of a class, its components checked. */
    static RecordReader of(Class<?> type) {
        RecordReader reader = READERS.get(type);
        if (reader.readers == null) {
            reader.prepare();
        }
        return reader;
    }

    /** Behind the constructor, since a record may have components of its own class. */
    private void prepare() {
        readers = Arrays.stream(type.getRecordComponents())
                .map(part -> ComponentReader.of(part.getGenericType(), type.getSimpleName() + "." + part.getName()))
                .toArray(ComponentReader[]::new);
    }

    @Override
    public @Nullable Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Json.wrong("the value", "an object for record " + type.getSimpleName(), parser.currentToken());
        }
        ComponentReader[] parts = readers;
        if (parts == null) {
            parts = of(type).readers;
        }
        @Nullable Object[] values = new Object[names.length];
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            int at = find(name);
            if (at < 0) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL && parts != null) {
                values[at] = parts[at].read(parser);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = ofNothing(i);
            }
        }
        return make(values);
    }

    private @Nullable Object ofNothing(int component) throws IOException {
        if (types[component].isPrimitive()) {
            throw new MalformedRecordException("%s.%s is missing or null, but must be %s"
                    .formatted(type.getSimpleName(), names[component], TypeName.of(types[component])));
        }
        return types[component] == Optional.class ? Optional.empty() : null;
    }

    private int find(String name) {
        for (int i = 0; i < names.length; i++) {
            if (isSame(names[i], name)) {
                return i;
            }
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("ReferenceEquality") // both are interned as a rule; find looks again where they are not
    private static boolean isSame(String left, String right) {
        return left == right;
    }

    private Object make(@Nullable Object[] values) throws IOException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            throw new MalformedRecordException(
                    "%s refuses %s: %s".formatted(type.getSimpleName(), Arrays.toString(values), thrown.getCause()),
                    thrown.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record %s cannot be made".formatted(type.getName()), e);
        }
    }
}
