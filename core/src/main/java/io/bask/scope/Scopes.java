package io.bask.scope;

import org.jspecify.annotations.Nullable;

/** Nested scopes of each thread, each with a value that holds until it is closed. */
public final class Scopes<T> {
    private final ThreadLocal<@Nullable Level> innermost = new ThreadLocal<>();

    /** The value of this thread's innermost scope; null outside of all. */
    public @Nullable T current() {
        Level level = innermost.get();
        return level == null ? null : level.value;
    }

    /** Opens a scope in this thread, inside those that are open. */
    public Level open(T value) {
        return new Level(value);
    }

    /** An open scope. */
    public final class Level implements AutoCloseable {
        private final T value;
        private final @Nullable Level outer;
        private boolean closed;

        private Level(T value) {
            this.value = value;
            outer = innermost.get();
            innermost.set(this);
        }

        /**
         * Puts back what was in force when the scope was opened; does nothing the second time.
         *
         * @throws IllegalStateException in another thread, or while an inner scope is open; nothing changes then
         */
        @Override
        public void close() {
            if (closed) {
                return;
            }
            if (innermost.get() != this) {
                throw new IllegalStateException("the scope is not the innermost of thread \"%s\"; close scopes in the "
                                .formatted(Thread.currentThread().getName())
                        + "thread that opened them, inner ones first (try-with-resources does)");
            }
            closed = true;
            if (outer == null) {
                innermost.remove();
            } else {
                innermost.set(outer);
            }
        }
    }
}
