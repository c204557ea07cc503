package io.bask.array.io.zarr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, strings, booleans, null and numbers: {@code Long} where it fits, {@code BigInteger}, {@code Double}.
 * Reads the NaN and Infinity that Python writes.
 */
final class Json {
    private static final int DEEPEST = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            // version 2 asks for ASCII, and zarr-python takes it at its word
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {}

    /**
     * Reads an object.
     *
     * @param file what is read, for messages
     * @throws IllegalArgumentException if it is none
     */
    static Map<String, @Nullable Object> object(byte[] bytes, String file) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException(
                        "%s holds no JSON object; metadata of Zarr are objects".formatted(file));
            }
            Map<String, @Nullable Object> object = object(parser, file, 0);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("%s has more after its JSON object, from byte %d on"
                        .formatted(file, parser.currentTokenLocation().getByteOffset()));
            }
            return object;
        } catch (IOException e) {
            throw new IllegalArgumentException("%s is no JSON: %s".formatted(file, firstLine(e)), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, String file, int depth) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.put(key, value(parser, file, depth + 1));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser, String file, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("%s nests deeper than %d levels".formatted(file, DEEPEST));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, file, depth);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, file, depth + 1));
                }
                yield list;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> {
                BigInteger number = parser.getBigIntegerValue();
                yield number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
            }
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> parser.getText();
        };
    }

    /** An object as indented text. */
    static byte[] bytes(Map<String, ?> object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter());
            write(object, generator, "", 0);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write JSON: " + firstLine(e), e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(@Nullable Object value, JsonGenerator to, String path, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("attributes nest deeper than %d levels".formatted(DEEPEST));
        }
        if (value instanceof Map<?, ?> map) {
            to.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = String.valueOf(entry.getKey());
                to.writeFieldName(name);
                write(entry.getValue(), to, path.isEmpty() ? name : path + "." + name, depth + 1);
            }
            to.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            to.writeStartArray();
            for (Object element : list) {
                write(element, to, path + "[]", depth + 1);
            }
            to.writeEndArray();
        } else if (value instanceof Boolean flag) {
            to.writeBoolean(flag);
        } else if (value instanceof BigInteger number) {
            to.writeNumber(number);
        } else if (value instanceof Double || value instanceof Float) {
            to.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            to.writeNumber(((Number) value).longValue());
        } else if (value == null) {
            to.writeNull();
        } else if (value instanceof CharSequence text) {
            to.writeString(text.toString());
        } else {
            throw new IllegalArgumentException(
                    "%s is a %s; attributes are texts, numbers, booleans, null, lists and maps of these"
                            .formatted(path, value.getClass().getName()));
        }
    }
}
