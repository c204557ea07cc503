package io.bask.client;

import io.bask.expr.CallSite;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where functions were first submitted, by their classes: each lambda of a program has its own.
 *
 * <p>Finding a line takes microseconds, as long as many calls do, so it is found once a class and not once a call.
 */
final class Origin {
    private static final ClassValue<AtomicReference<@Nullable String>> LINES = new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable String> computeValue(Class<?> function) {
            return new AtomicReference<>();
        }
    };

    private Origin() {}

    /** Notes the caller of Bask where nobody has submitted the function before. */
    static void note(Serializable function) {
        if (function instanceof Label) {
            return;
        }
        AtomicReference<@Nullable String> line = LINES.get(function.getClass());
        if (line.get() == null) {
            line.compareAndSet(null, CallSite.ofUser());
        }
    }

    /** The line noted; null for what no user wrote. */
    static @Nullable String of(Serializable function) {
        return function instanceof Label ? null : LINES.get(function.getClass()).get();
    }
}
