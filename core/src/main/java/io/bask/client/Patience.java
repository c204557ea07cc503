package io.bask.client;

import java.time.Duration;
import java.util.Objects;

/** How long somebody is ready to wait, in nanoseconds. */
final class Patience {
    /** So long that it never ends. */
    static final long ENDLESS = Long.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Patience() {}

    static long nanos(Duration timeout) {
        Objects.requireNonNull(timeout, "the timeout is null; leave it out to wait for as long as it takes");
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "the timeout is %s; use zero to look only, or a positive duration".formatted(timeout));
        }
        return timeout.compareTo(LONGEST) >= 0 ? ENDLESS : timeout.toNanos();
    }
}
