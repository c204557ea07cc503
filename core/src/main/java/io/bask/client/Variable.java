package io.bask.client;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value, often a future, that tasks and threads set and read; {@link Client#variable} answers the same one for the same
 * name. A task that waits for a value lets other tasks run.
 *
 * @param <T> type of the value
 */
public final class Variable<T> {
    private final String name;
    private final Turnstile turnstile;
    // Guarded by turnstile; null before it is set.
    private @Nullable T value;

    Variable(String name, Turnstile turnstile) {
        this.name = name;
        this.turnstile = turnstile;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Sets the value. */
    public void set(T value) {
        Objects.requireNonNull(value, "a variable holds no null; clear() it instead");
        turnstile.change(() -> this.value = value);
    }

    /** Takes the value away, so that from now on one has to wait for another. */
    public void clear() {
        turnstile.change(() -> value = null);
    }

    /** The value; waits until there is one. */
    public T value() {
        return Objects.requireNonNull(value(Patience.ENDLESS));
    }

    /**
     * The value; waits for a limited time until there is one.
     *
     * @throws WaitTimedOutException where there is none in time
     */
    public T value(Duration timeout) {
        T found = value(Patience.nanos(timeout));
        if (found == null) {
            throw new WaitTimedOutException(
                    "variable \"%s\" has no value, after %s; set it or wait longer".formatted(name, timeout));
        }
        return found;
    }

    private @Nullable T value(long nanos) {
        return turnstile.await(this, new Object(), () -> value, nanos);
    }

    @Override
    public String toString() {
        T now = turnstile.look(() -> value);
        return "Variable(%s, %s)".formatted(name, now == null ? "not set" : now);
    }
}
