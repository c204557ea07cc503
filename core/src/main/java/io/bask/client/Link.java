package io.bask.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stack of those who want to know that a future is done.
 *
 * @param target a future that reads it, a {@link Waiter}, or a {@link Listener}
 * @param next those who came before; null for nobody
 */
record Link(Object target, @Nullable Link next) {
    /** In place of the stack of a future that is done. */
    static final Link CLOSED = new Link("closed", null);

    /** The same in the order in which they came. */
    static @Nullable Link reversed(@Nullable Link stack) {
        Link turned = null;
        for (Link link = stack; link != null; link = link.next) {
            turned = new Link(link.target, turned);
        }
        return turned;
    }

    /** This stack without waiters who have gone. */
    static @Nullable Link withoutGone(@Nullable Link stack) {
        Link kept = null;
        for (Link link = stack; link != null; link = link.next) {
            if (!(link.target instanceof Waiter waiter && waiter.thread == null)) {
                kept = new Link(link.target, kept);
            }
        }
        return reversed(kept);
    }

    /** Is called once when the future is done; must not throw. */
    interface Listener extends Consumer<Task<?>> {}

    /** A thread to be woken. */
    static final class Waiter {
        // Null once it no longer waits.
        volatile @Nullable Thread thread = Thread.currentThread();
    }
}
