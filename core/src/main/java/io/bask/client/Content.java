package io.bask.client;

import io.bask.expr.Token;
import io.bask.function.MethodName;
import java.io.File;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys from content: equal functions with equal arguments have equal keys, in every JVM.
 *
 * <p>Known are numbers, truth values, characters, texts, enums, dates and times, paths, classes, records, arrays, lists, sets,
 * maps and optionals of these, and futures, which count by their key. A function is known by the method behind it and what it
 * captures: two references to one method are the same function, two lambdas are not, however alike they are written.
 */
final class Content {
    private static final int DEEPEST = 200;

    private Content() {}

    /** Key of a call. */
    static String key(Serializable function, @Nullable Object[] arguments) {
        Token.Builder token = Token.of("call");
        addFunction(token, function, 0);
        token.with((long) arguments.length);
        for (Object argument : arguments) {
            add(token, argument, 0);
        }
        return MethodName.of(function) + "-" + token.build().hex();
    }

    /** A word for a value: {@code "list"} for all lists, or its class. */
    static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String name = family(value, value.getClass());
        String simple = name.contains(".") ? value.getClass().getSimpleName() : name;
        return simple.isEmpty() ? "object" : simple.toLowerCase(Locale.ROOT);
    }

    /** Key of a value. */
    static String key(String kind, @Nullable Object value) {
        Token.Builder token = Token.of("value");
        add(token, value, 0);
        return kind + "-" + token.build().hex();
    }

    private static void addFunction(Token.Builder token, Object function, int depth) {
        Class<?> type = function.getClass();
        if (type.isEnum() || type.isRecord()) {
            add(token, function, depth);
            return;
        }
        SerializedLambda lambda = lambda(function, type);
        if (lambda != null) {
            token.with("lambda")
                    .with(lambda.getImplClass())
                    .with(lambda.getImplMethodName())
                    .with(lambda.getImplMethodSignature())
                    .with((long) lambda.getImplMethodKind())
                    .with((long) lambda.getCapturedArgCount());
            for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
                add(token, lambda.getCapturedArg(i), depth + 1);
            }
            return;
        }
        if (!isStateless(type)) {
            throw unknown(function);
        }
        token.with("function").with(type.getName());
    }

    private static @Nullable SerializedLambda lambda(Object function, Class<?> type) {
        try {
            Method writeReplace = type.getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return writeReplace.invoke(function) instanceof SerializedLambda lambda ? lambda : null;
        } catch (NoSuchMethodException none) {
            return null;
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            throw new IllegalArgumentException(
                    "the function %s cannot be looked into, as its module is closed; give the call a key"
                            .formatted(type.getName()),
                    closed);
        }
    }

    private static boolean isStateless(Class<?> type) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (var field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    return false;
                }
            }
        }
        return !type.isHidden();
    }

    private static void add(Token.Builder token, @Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "content nested deeper than %d has no key of its own; give the call a key".formatted(DEEPEST));
        }
        if (value == null) {
            token.with("null");
            return;
        }
        Class<?> type = value.getClass();
        token.with(
                value instanceof Enum<?> constant ? constant.getDeclaringClass().getName() : family(value, type));
        if (value instanceof Enum<?> constant) {
            token.with(constant.name());
        } else if (isText(value)) {
            token.with(value.toString());
        } else if (value instanceof Double number) {
            token.with(number.doubleValue());
        } else if (type.isArray()) {
            addArray(token, value, depth);
        } else if (value instanceof TaskFuture<?> future) {
            token.with(future.key()).with(System.identityHashCode(future.task().engine));
        } else if (value instanceof List<?> list) {
            token.with((long) list.size());
            list.forEach(element -> add(token, element, depth + 1));
        } else if (value instanceof Set<?> set) {
            addUnordered(token, set, depth);
        } else if (value instanceof Map<?, ?> map) {
            addUnordered(token, map.entrySet(), depth);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            add(token, entry.getKey(), depth + 1);
            add(token, entry.getValue(), depth + 1);
        } else if (value instanceof Optional<?> optional) {
            add(token, optional.orElse(null), depth + 1);
        } else if (type.isRecord()) {
            addRecord(token, value, depth);
        } else {
            addFunction(token, checkFunction(value), depth + 1);
        }
    }

    /** Lists are equal whatever their class, and so are sets and maps. */
    private static String family(Object value, Class<?> type) {
        if (value instanceof List<?>) {
            return "list";
        }
        if (value instanceof Set<?>) {
            return "set";
        }
        if (value instanceof Map<?, ?>) {
            return "map";
        }
        return value instanceof Map.Entry<?, ?> ? "entry" : value instanceof Path ? "path" : type.getName();
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || (value instanceof Number
                        && !(value instanceof Double)
                        && value.getClass().getName().startsWith("java."))
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof UUID
                || value instanceof Path
                || value instanceof File
                || value instanceof URI
                || value instanceof Class<?>;
    }

    private static void addArray(Token.Builder token, Object array, int depth) {
        if (array instanceof long[] values) {
            token.with(values);
        } else if (array instanceof int[] values) {
            token.with(values);
        } else if (array instanceof double[] values) {
            token.with((long) values.length);
            for (double each : values) {
                token.with(each);
            }
        } else {
            int length = Array.getLength(array);
            token.with((long) length);
            for (int i = 0; i < length; i++) {
                add(token, Array.get(array, i), depth + 1);
            }
        }
    }

    private static void addUnordered(Token.Builder token, Set<?> elements, int depth) {
        long high = 0;
        long low = 0;
        for (Object element : elements) {
            Token.Builder one = Token.of("element");
            add(one, element, depth + 1);
            Token of = one.build();
            high += of.high();
            low += of.low();
        }
        token.with((long) elements.size()).with(high).with(low);
    }

    private static void addRecord(Token.Builder token, Object value, int depth) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                add(token, accessor.invoke(value), depth + 1);
            } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
                throw new IllegalArgumentException(
                        "the record %s cannot be looked into; give the call a key"
                                .formatted(value.getClass().getName()),
                        closed);
            }
        }
    }

    private static Object checkFunction(Object value) {
        if (value instanceof Serializable
                && (value.getClass().isHidden() || value.getClass().isSynthetic())) {
            return value;
        }
        throw unknown(value);
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException(
                "what is in a %s is not known, so equal ones cannot be recognised; make it a record of numbers, texts, arrays, lists, sets, maps or futures, or give the call a key"
                        .formatted(value.getClass().getName()));
    }
}
