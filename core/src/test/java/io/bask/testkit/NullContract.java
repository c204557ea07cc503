package io.bask.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Calls the public methods of classes that users see with null for each argument that may not be null, one at a time.
 *
 * <p>The call itself must refuse it, with an {@link IllegalArgumentException} or a {@link NullPointerException} whose message
 * says what is null; the messages that the JVM makes up do not count. For an argument that is {@link Nullable} nothing may go
 * wrong for want of a check.
 */
@Timeout(600)
public abstract class NullContract {
    /** What Bask calls on lazy objects, expressions and sized values, and what Java says itself of null. */
    private static final Set<String> NOT_FOR_USERS =
            Set.of("equals", "refreshed", "withInputs", "pieces", "noteSite", "alsoAnnotated");

    private final Map<Class<?>, Object> samples = new LinkedHashMap<>();
    private final List<Object> subjects = new ArrayList<>();
    private final Set<Class<?>> types = new LinkedHashSet<>();
    private final Set<String> exempt = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();

    /** Fills in subjects, types and samples. */
    protected abstract void prepare() throws Exception;

    /** Objects whose methods are called, those of their classes and of Bask's interfaces. */
    protected final void subjects(Object... more) {
        subjects.addAll(Arrays.asList(more));
        for (Object subject : more) {
            types.add(subject.getClass());
        }
    }

    /** Classes whose static methods and constructors are called. */
    protected final void types(Class<?>... more) {
        types.addAll(Arrays.asList(more));
    }

    /** What stands for arguments of a type in calls where another one is null. */
    protected final void sample(Class<?> type, Object value) {
        samples.put(type, value);
    }

    /** Methods, as {@code Type.method}, of which nothing is asked; with the reason. */
    protected final void exempt(String method, String reason) {
        assertThat(reason).isNotBlank();
        exempt.add(method);
    }

    @Test
    void callsRefuseNullAndSayWhatIsNull() throws Exception {
        prepare();
        Set<String> failures = new LinkedHashSet<>();
        int calls = 0;
        for (Class<?> type : types) {
            for (Constructor<?> constructor : type.getConstructors()) {
                calls += check(constructor, null, failures);
            }
            for (Method method : type.getMethods()) {
                if (Modifier.isStatic(method.getModifiers()) && isOwn(method)) {
                    calls += check(method, null, failures);
                }
            }
        }
        for (Object subject : subjects) {
            for (Method method : subject.getClass().getMethods()) {
                if (!Modifier.isStatic(method.getModifiers()) && isOwn(method)) {
                    calls += check(method, subject, failures);
                }
            }
        }
        assertThat(missing).as("types that need a sample").isEmpty();
        assertThat(calls).isPositive();
        assertThat(failures).as("%d of %d calls", failures.size(), calls).isEmpty();
    }

    private static boolean isOwn(Method method) {
        return method.getDeclaringClass().getName().startsWith("io.bask.")
                && !method.isSynthetic()
                && !method.isBridge()
                && !NOT_FOR_USERS.contains(method.getName());
    }

    private int check(Executable callee, @Nullable Object subject, Collection<String> failures) {
        String name = callee.getDeclaringClass().getSimpleName() + "." + callee.getName();
        if (exempt.contains(
                callee instanceof Constructor ? callee.getDeclaringClass().getSimpleName() : name)) {
            return 0;
        }
        int calls = 0;
        Class<?>[] parameters = callee.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isPrimitive()) {
                continue;
            }
            calls++;
            AnnotatedType annotated = callee.getAnnotatedParameterTypes()[i];
            report(callee, subject, i, null, isNullable(callee, i), failures);
            if (parameters[i].isArray() && !parameters[i].getComponentType().isPrimitive()) {
                Object array = Array.newInstance(parameters[i].getComponentType(), 1);
                AnnotatedType component = ((AnnotatedArrayType) annotated).getAnnotatedGenericComponentType();
                report(callee, subject, i, array, component.isAnnotationPresent(Nullable.class), failures);
            }
        }
        return calls;
    }

    private static boolean isNullable(Executable callee, int parameter) {
        if (callee.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class)) {
            return true;
        }
        Class<?> type = callee.getDeclaringClass();
        if (callee instanceof Constructor<?> && type.isRecord()) {
            RecordComponent[] components = type.getRecordComponents();
            return components.length == callee.getParameterCount()
                    && components[parameter].getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
        return false;
    }

    private void report(
            Executable callee,
            @Nullable Object subject,
            int parameter,
            @Nullable Object value,
            boolean mayBeNull,
            Collection<String> failures) {
        Object[] arguments = new Object[callee.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == parameter ? value : sample(callee, i);
        }
        String problem;
        try {
            if (callee instanceof Method method) {
                method.setAccessible(true);
                method.invoke(subject, arguments);
            } else {
                ((Constructor<?>) callee).newInstance(arguments);
            }
            problem = mayBeNull ? null : "takes it";
        } catch (InvocationTargetException e) {
            problem = problem(e.getTargetException(), mayBeNull);
        } catch (ReflectiveOperationException e) {
            problem = e.toString();
        }
        if (problem != null) {
            failures.add("%s: argument %d of %s %s: %s"
                    .formatted(
                            callee.getDeclaringClass().getSimpleName(),
                            parameter,
                            callee.toGenericString().replaceAll("[a-z.]+\\.(?=[A-Z])", ""),
                            value == null ? "null" : "an array with null",
                            problem));
        }
    }

    private static @Nullable String problem(Throwable thrown, boolean mayBeNull) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        boolean isRaw = thrown instanceof NullPointerException && (message.isEmpty() || message.startsWith("Cannot "));
        boolean isRefusal = thrown instanceof IllegalArgumentException || thrown instanceof NullPointerException;
        boolean isGood = mayBeNull ? !isRaw : isRefusal && !isRaw && message.contains("null");
        return isGood ? null : thrown.toString();
    }

    private @Nullable Object sample(Executable callee, int parameter) {
        Class<?> type = callee.getParameterTypes()[parameter];
        Object known = samples.get(type);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Object component = samples.get(type.getComponentType());
            if (component != null) {
                Array.set(array, 0, component);
            }
            return array;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isInterface() && !type.isSealed()) {
            return Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
        }
        missing.add(type.getName());
        return null;
    }

    /** Samples that fit nearly everywhere. */
    protected NullContract() {
        sample(int.class, 1);
        sample(long.class, 1L);
        sample(double.class, 0.5);
        sample(float.class, 0.5f);
        sample(boolean.class, true);
        sample(char.class, 'x');
        sample(byte.class, (byte) 1);
        sample(short.class, (short) 1);
        sample(String.class, "k");
        sample(CharSequence.class, "k");
        sample(Object.class, "k");
        sample(Number.class, 1L);
        sample(List.class, List.of());
        sample(Collection.class, List.of());
        sample(Set.class, Set.of());
        sample(Map.class, Map.of());
        sample(Iterable.class, List.of());
        sample(java.time.Duration.class, java.time.Duration.ofMillis(1));
        sample(java.nio.file.Path.class, java.nio.file.Path.of("absent"));
        sample(java.util.function.UnaryOperator.class, java.util.function.UnaryOperator.identity());
        sample(java.util.function.Function.class, java.util.function.Function.identity());
    }
}
