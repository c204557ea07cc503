package io.bask.memory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that writes results to disk in the background. Starts when first needed and ends when idle for long. */
final class Spiller {
    private static final long IDLE_NANOS = 5_000_000_000L;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final long FAILED_PAUSE_NANOS = 1_000_000_000L;

    private final MemoryBudget budget;
    private final Set<Account> limited = ConcurrentHashMap.newKeySet();
    private volatile boolean wanted;
    private volatile boolean unpublished;
    private volatile boolean busy;
    private volatile @Nullable Thread thread; // guard: this, for changes

    Spiller(MemoryBudget budget) {
        this.budget = budget;
    }

    /** Asked for when there is something to say: to find the logging library takes a program that starts 10 ms. */
    private static Logger log() {
        return LoggerFactory.getLogger(MemoryBudget.class);
    }

    /** Asks for room, in the budget and in an account that may have a limit of its own. */
    void wake(Account account) {
        if (account.limit() > 0) {
            limited.add(account);
        }
        if (wanted) {
            return;
        }
        wanted = true;
        Thread now = thread;
        if (now == null) {
            start();
        } else if (!busy) {
            LockSupport.unpark(now);
        }
    }

    /** Asks for the budget to be shown to management tools. */
    void publish() {
        unpublished = true;
        wanted = true;
        start();
    }

    private synchronized void start() {
        if (thread == null) {
            Thread fresh = new Thread(this::run, "bask-spill");
            fresh.setDaemon(true);
            thread = fresh;
            fresh.start();
        }
    }

    private void run() {
        while (await()) {
            busy = true;
            long pause = PAUSE_NANOS;
            try {
                wanted = false;
                relieve();
                if (unpublished) {
                    unpublished = false;
                    budget.publish();
                }
            } catch (SpillException failed) {
                // Whoever exceeds the limit gets the error; before that there is nothing to be done.
                log().warn("{}", failed.getMessage());
                pause = FAILED_PAUSE_NANOS;
            } catch (RuntimeException | OutOfMemoryError failed) {
                log().warn("results could not be written to disk in the background", failed);
                pause = FAILED_PAUSE_NANOS;
            }
            LockSupport.parkNanos(this, pause); // Not at once again where all results are in use.
            busy = false;
        }
    }

    private void relieve() {
        for (Account account : limited) {
            limited.remove(account); // before it is looked at, so that who wakes this meanwhile is not forgotten
            budget.relieve(account);
        }
        budget.relieve(null);
    }

    /** Waits until it is wanted; false where that was not so for long. */
    private boolean await() {
        long end = System.nanoTime() + IDLE_NANOS;
        for (long left = IDLE_NANOS; !wanted && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        if (wanted) {
            return true;
        }
        synchronized (this) {
            if (wanted) {
                return true;
            }
            thread = null;
            return false;
        }
    }
}
