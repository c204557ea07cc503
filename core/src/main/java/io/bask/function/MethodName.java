package io.bask.function;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the user called a function: {@code inc} for {@code Lesson::inc}, {@code Point} for {@code Point::new},
 * the class's name for a function that is a class of its own, and {@code lambda} for what has no name.
 *
 * <p>A serializable method reference can be asked for the method behind it. That takes reflection, about 2 us, so the
 * answer is kept per class; every lambda and method reference in a program text is a class of its own.
 */
public final class MethodName {
    /** What functions without a name are called. */
    public static final String LAMBDA = "lambda";

    private static final ClassValue<Found> FOUND = new ClassValue<>() {
        @Override
        protected Found computeValue(Class<?> type) {
            return new Found();
        }
    };

    private MethodName() {}

    /** The name of {@code function}; never empty. */
    public static String of(Serializable function) {
        Found found = FOUND.get(function.getClass());
        String name = found.name;
        if (name == null) {
            name = search(function);
            found.name = name;
        }
        return name;
    }

    private static String search(Serializable function) {
        Class<?> type = function.getClass();
        if (!type.isHidden() && !type.isSynthetic()) {
            return type.getSimpleName().isEmpty() ? LAMBDA : type.getSimpleName();
        }
        try {
            Method writeReplace = type.getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return writeReplace.invoke(function) instanceof SerializedLambda lambda ? nameOf(lambda) : LAMBDA;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return LAMBDA;
        }
    }

    private static String nameOf(SerializedLambda lambda) {
        String method = lambda.getImplMethodName();
        if (method.equals("<init>")) {
            String type = lambda.getImplClass();
            return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1);
        }
        return method.startsWith("lambda$") ? LAMBDA : method;
    }

    /** The name found for a class; racing threads find the same, so plain writes do. */
    private static final class Found {
        @Nullable
        String name;
    }
}
