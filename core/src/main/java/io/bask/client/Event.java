package io.bask.client;

import java.time.Duration;

/**
 * A flag that tasks and threads wait for; {@link Client#event} answers the same one for the same name. A task that waits
 * lets other tasks run.
 */
public final class Event {
    private final String name;
    private final Turnstile turnstile;
    // Guarded by turnstile.
    private boolean flag;

    Event(String name, Turnstile turnstile) {
        this.name = name;
        this.turnstile = turnstile;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Sets the flag and lets everybody on who waits. */
    public void set() {
        turnstile.change(() -> flag = true);
    }

    /** Takes the flag back, so that from now on one has to wait again. */
    public void clear() {
        turnstile.change(() -> flag = false);
    }

    /** Whether the flag is set. */
    public boolean isSet() {
        return turnstile.look(() -> flag);
    }

    /** Waits until the flag is set. */
    public void await() {
        await(Patience.ENDLESS);
    }

    /** Waits until the flag is set for a limited time; false where it was not in time. */
    public boolean await(Duration timeout) {
        return await(Patience.nanos(timeout));
    }

    private boolean await(long nanos) {
        return turnstile.await(this, new Object(), () -> flag ? true : null, nanos) != null;
    }

    @Override
    public String toString() {
        return "Event(%s, %s)".formatted(name, isSet() ? "set" : "not set");
    }
}
