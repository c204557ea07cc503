package io.bask.array;

import io.bask.array.shape.Complex;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls as users write them: {@code a.pad([[1,2],[0,3]],Pad.edge()).get("::2")}.
 *
 * <p>There are names of variables and of classes, calls, fields, numbers, texts, {@code true}, {@code false},
 * {@code null}, {@code new Name(...)} and lists in brackets, which become arrays of whatever a parameter wants. The
 * method whose parameters suit best is called.
 */
final class Script {
    private static final Pattern WORDS =
            Pattern.compile("\\s*(?:(?<number>-?(?:\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|inf|nan)(?![A-Za-z_]))"
                    + "|(?<name>[A-Za-z_]\\w*)|(?<text>\"[^\"]*\")|(?<sign>[.(),\\[\\]]))");
    private static final List<String> PACKAGES = List.of(
            "io.bask.array.",
            "io.bask.array.shape.",
            "io.bask.array.block.",
            "io.bask.array.ufunc.",
            "java.util.",
            "java.nio.file.");
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            long.class, Long.class, int.class, Integer.class, double.class, Double.class, boolean.class, Boolean.class);
    private static final int NEVER = 1_000_000;

    private final String text;
    private final Function<String, @Nullable Object> variables;
    private final Matcher words;

    private Script(String text, Function<String, @Nullable Object> variables) {
        this.text = text;
        this.variables = variables;
        this.words = WORDS.matcher(text);
    }

    /** The value of a call; what a called method throws is thrown. */
    static @Nullable Object run(String text, Function<String, @Nullable Object> variables) {
        Script script = new Script(text, variables);
        script.advance();
        return script.value();
    }

    private void advance() {
        int from = words.hitEnd() && words.regionStart() == text.length() ? text.length() : words.regionStart();
        words.region(from, text.length());
        if (!words.lookingAt()) {
            if (text.substring(from).isBlank()) {
                words.region(text.length(), text.length());
                return;
            }
            throw new AssertionError("no word at %d of %s".formatted(from, text));
        }
    }

    private boolean at(String sign) {
        return words.regionStart() < text.length() && sign.equals(words.group("sign"));
    }

    private void next() {
        words.region(words.end(), text.length());
        advance();
    }

    private void expect(String sign) {
        if (!at(sign)) {
            throw new AssertionError("expected %s at %d of %s".formatted(sign, words.regionStart(), text));
        }
        next();
    }

    private @Nullable Object value() {
        Object value = first();
        while (at(".")) {
            next();
            value = member(value);
        }
        return value;
    }

    private @Nullable Object first() {
        if (words.group("number") != null) {
            String number = words.group("number");
            next();
            return number.matches("-?\\d+") ? (Object) Long.valueOf(number) : (Object) Recorded.number(number);
        }
        if (words.group("text") != null) {
            String quoted = words.group("text");
            next();
            return quoted.substring(1, quoted.length() - 1);
        }
        if (at("[")) {
            return values("[", "]");
        }
        String name = words.group("name");
        next();
        return switch (name) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            case "new" -> made();
            default -> {
                Object variable = variables.apply(name);
                yield variable == null ? type(name) : variable;
            }
        };
    }

    private List<@Nullable Object> values(String open, String close) {
        expect(open);
        List<@Nullable Object> values = new ArrayList<>();
        while (!at(close)) {
            values.add(value());
            if (!at(close)) {
                expect(",");
            }
        }
        next();
        return values;
    }

    private Object made() {
        Class<?> type = type(words.group("name"));
        next();
        List<@Nullable Object> arguments = values("(", ")");
        List<Executable> candidates = List.of(type.getDeclaredConstructors());
        return call(best(candidates, arguments, type.getSimpleName()), null, arguments);
    }

    private static Class<?> type(String name) {
        for (String start : PACKAGES) {
            try {
                return Class.forName(start + name);
            } catch (ClassNotFoundException e) {
                continue;
            }
        }
        throw new AssertionError("nothing is named " + name);
    }

    private @Nullable Object member(@Nullable Object target) {
        String name = words.group("name");
        next();
        Class<?> type = target instanceof Class<?> named ? named : target.getClass();
        if (!at("(")) {
            try {
                Field field = type.getField(name);
                return field.get(null);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("no field %s in %s".formatted(name, type), e);
            }
        }
        List<@Nullable Object> arguments = values("(", ")");
        boolean isStatic = target instanceof Class;
        List<Executable> candidates = new ArrayList<>();
        for (Method method : (target instanceof List ? List.class : type).getMethods()) {
            boolean fits = method.getName().equals(name) && !method.isBridge();
            if (fits && Modifier.isStatic(method.getModifiers()) == isStatic) {
                candidates.add(method);
            }
        }
        return call(best(candidates, arguments, name), isStatic ? null : target, arguments);
    }

    private static Executable best(List<Executable> candidates, List<@Nullable Object> arguments, String name) {
        Executable best = null;
        int least = NEVER;
        for (Executable candidate : candidates) {
            int cost = cost(candidate, arguments);
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        if (best == null) {
            throw new AssertionError("no %s takes %s".formatted(name, arguments));
        }
        return best;
    }

    private static int cost(Executable candidate, List<@Nullable Object> arguments) {
        Class<?>[] wanted = candidate.getParameterTypes();
        int plain = wanted.length == arguments.size() ? 0 : NEVER;
        for (int i = 0; i < wanted.length && plain < NEVER; i++) {
            plain += cost(wanted[i], arguments.get(i));
        }
        if (!candidate.isVarArgs() || arguments.size() < wanted.length - 1) {
            return plain;
        }
        int varied = 50;
        for (int i = 0; i < arguments.size(); i++) {
            Class<?> own = i < wanted.length - 1 ? wanted[i] : wanted[wanted.length - 1].getComponentType();
            varied += cost(own, arguments.get(i));
        }
        return Math.min(plain, varied);
    }

    private static int cost(Class<?> wanted, @Nullable Object argument) {
        if (argument == null) {
            return wanted.isPrimitive() ? NEVER : 1;
        }
        if (argument instanceof List<?> list) {
            if (wanted.isArray()) {
                int cost = 2;
                for (Object element : list) {
                    cost = Math.min(NEVER, cost + cost(wanted.getComponentType(), element));
                }
                return cost;
            }
            return wanted == List.class ? 1 : NEVER;
        }
        Class<?> box = BOXES.getOrDefault(wanted, wanted);
        if (box == argument.getClass()) {
            return 0;
        }
        if (argument instanceof Long whole) {
            return box == Integer.class && (int) (long) whole == whole
                    ? 1
                    : box == Double.class ? 3 : accepts(box, argument);
        }
        return accepts(box, argument);
    }

    private static int accepts(Class<?> box, Object argument) {
        return !box.isInstance(argument) ? NEVER : box == Object.class ? 10 : 1;
    }

    private static @Nullable Object call(Executable callee, @Nullable Object target, List<@Nullable Object> arguments) {
        Class<?>[] wanted = callee.getParameterTypes();
        List<@Nullable Object> given = new ArrayList<>(arguments);
        boolean isPlain = wanted.length == arguments.size();
        for (int i = 0; i < wanted.length && isPlain; i++) {
            isPlain = cost(wanted[i], arguments.get(i)) < NEVER;
        }
        if (!isPlain) {
            List<@Nullable Object> last = new ArrayList<>(given.subList(wanted.length - 1, given.size()));
            given = new ArrayList<>(given.subList(0, wanted.length - 1));
            given.add(last);
        }
        Object[] converted = new Object[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            converted[i] = convert(wanted[i], given.get(i));
        }
        try {
            callee.setAccessible(true);
            return callee instanceof Constructor<?> constructor
                    ? constructor.newInstance(converted)
                    : ((Method) callee).invoke(target, converted);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object convert(Class<?> wanted, @Nullable Object argument) {
        if (argument instanceof List<?> list && wanted.isArray()) {
            Object array = Array.newInstance(wanted.getComponentType(), list.size());
            for (int i = 0; i < list.size(); i++) {
                Array.set(array, i, convert(wanted.getComponentType(), list.get(i)));
            }
            return array;
        }
        if (argument instanceof List<?> list && wanted == List.class) {
            return list.stream()
                    .map(element -> element instanceof List ? convert(long[].class, element) : element)
                    .toList();
        }
        if (argument instanceof Long whole) {
            return wanted == int.class || wanted == Integer.class
                    ? (Object) (int) (long) whole
                    : wanted == double.class || wanted == Double.class ? (Object) (double) whole : whole;
        }
        return argument instanceof Complex complex ? complex : argument;
    }
}
