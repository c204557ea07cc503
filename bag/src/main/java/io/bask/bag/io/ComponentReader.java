package io.bask.bag.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bask.bag.partition.TypeName;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the value of one component of a record. */
@FunctionalInterface
interface ComponentReader {
    /** Digits that a whole number may have: 1e1000000000 would fill the memory. */
    int MOST_ZEROS = 10_000;

    /** The texts that JSON has for values of other types. */
    Map<Class<?>, Function<String, Object>> TEXTS = Map.of(
            LocalDate.class, LocalDate::parse,
            LocalDateTime.class, LocalDateTime::parse,
            LocalTime.class, LocalTime::parse,
            Instant.class, Instant::parse,
            OffsetDateTime.class, OffsetDateTime::parse,
            ZonedDateTime.class, ZonedDateTime::parse,
            Duration.class, Duration::parse,
            UUID.class, UUID::fromString);

    /** The value that the parser stands on, which is not null. */
    @Nullable
    Object read(JsonParser parser) throws IOException;

    /** The reader of a type. */
    static ComponentReader of(Type type, String component) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, component);
        }
        Class<?> raw = type instanceof Class<?> known ? known : Object.class;
        if (raw == Object.class) {
            return JsonShape.Anything::value;
        }
        if (raw == String.class || raw == CharSequence.class) {
            return parser -> text(parser, component);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return parser -> truth(parser, component);
        }
        ComponentReader number = ofNumber(raw, component);
        if (number != null) {
            return number;
        }
        if (raw.isRecord()) {
            return parser -> RecordReader.of(raw).read(parser);
        }
        if (raw.isEnum()) {
            return parser -> constant(raw, text(parser, component), component);
        }
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return list(JsonShape.Anything::value, component);
        }
        if (raw == Map.class) {
            return map(JsonShape.Anything::value, component);
        }
        Function<String, Object> parse = TEXTS.get(raw);
        if (parse != null) {
            return parser -> parsed(parse, text(parser, component), raw, component);
        }
        throw new IllegalArgumentException(
                "%s is %s, which JSON cannot become; use numbers, texts, truth values, enums, java.time, lists, sets, maps, optionals, records or Object"
                        .formatted(component, TypeName.of(raw)));
    }

    private static ComponentReader ofGeneric(ParameterizedType generic, String component) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return list(of(arguments[0], component), component);
        }
        if (raw == Set.class) {
            ComponentReader list = list(of(arguments[0], component), component);
            return parser -> new LinkedHashSet<>((List<?>) java.util.Objects.requireNonNull(list.read(parser)));
        }
        if (raw == Optional.class) {
            ComponentReader inner = of(arguments[0], component);
            return parser -> Optional.ofNullable(inner.read(parser));
        }
        if (raw == Map.class && arguments[0] == String.class) {
            return map(of(arguments[1], component), component);
        }
        return of(raw, component);
    }

    private static @Nullable ComponentReader ofNumber(Class<?> raw, String component) {
        if (raw == int.class || raw == Integer.class) {
            return parser -> (int) whole(parser, component, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (raw == long.class || raw == Long.class) {
            return parser -> whole(parser, component, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (raw == double.class || raw == Double.class) {
            return parser -> number(parser, component).getDoubleValue();
        }
        if (raw == float.class || raw == Float.class) {
            return parser -> number(parser, component).getFloatValue();
        }
        if (raw == short.class || raw == Short.class) {
            return parser -> (short) whole(parser, component, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        if (raw == byte.class || raw == Byte.class) {
            return parser -> (byte) whole(parser, component, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
        if (raw == BigInteger.class) {
            return parser -> whole(parser, component);
        }
        if (raw == BigDecimal.class) {
            return parser -> number(parser, component).getDecimalValue();
        }
        return raw == Number.class ? parser -> number(parser, component).getNumberValue() : null;
    }

    /** A whole number, also one that is written with a point or an exponent; what has a fraction is none. */
    private static long whole(JsonParser parser, String component, long least, long most) throws IOException {
        boolean isLong = number(parser, component).currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        BigInteger large = isLong ? BigInteger.ZERO : whole(parser, component);
        long value = isLong ? parser.getLongValue() : large.longValue();
        if (value < least || value > most || large.bitLength() >= Long.SIZE) {
            throw new MalformedRecordException("%s is %s, which lies outside of %d to %d"
                    .formatted(component, Json.shown(parser.getText()), least, most));
        }
        return value;
    }

    private static BigInteger whole(JsonParser parser, String component) throws IOException {
        if (number(parser, component).currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getBigIntegerValue();
        }
        BigDecimal value = parser.getDecimalValue().stripTrailingZeros();
        if (value.scale() > 0) {
            throw new MalformedRecordException(
                    "%s is %s, which is no whole number".formatted(component, Json.shown(parser.getText())));
        }
        if (-(long) value.scale() > MOST_ZEROS) {
            throw new MalformedRecordException("%s is %s, which has more than %d digits"
                    .formatted(component, Json.shown(parser.getText()), MOST_ZEROS));
        }
        return value.toBigIntegerExact();
    }

    private static Object parsed(Function<String, Object> parse, String text, Class<?> type, String component)
            throws IOException {
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException refused) {
            throw new MalformedRecordException(
                    "%s is \"%s\", which is no %s".formatted(component, Json.shown(text), type.getSimpleName()),
                    refused);
        }
    }

    private static JsonParser number(JsonParser parser, String component) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw Json.wrong(component, "a number", parser.currentToken());
        }
        return parser;
    }

    private static String text(JsonParser parser, String component) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw Json.wrong(component, "a text", parser.currentToken());
        }
        return parser.getText();
    }

    private static boolean truth(JsonParser parser, String component) throws IOException {
        if (!parser.currentToken().isBoolean()) {
            throw Json.wrong(component, "a truth value", parser.currentToken());
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    private static Object constant(Class<?> type, String name, String component) throws IOException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new MalformedRecordException(
                "%s is \"%s\", which is none of %s".formatted(component, name, List.of(type.getEnumConstants())));
    }

    private static ComponentReader list(ComponentReader element, String component) {
        return parser -> {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw Json.wrong(component, "an array", parser.currentToken());
            }
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                list.add(token == JsonToken.VALUE_NULL ? null : element.read(parser));
            }
            return list;
        };
    }

    private static ComponentReader map(ComponentReader value, String component) {
        return parser -> {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw Json.wrong(component, "an object", parser.currentToken());
            }
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                map.put(name, parser.nextToken() == JsonToken.VALUE_NULL ? null : value.read(parser));
            }
            return map;
        };
    }
}
