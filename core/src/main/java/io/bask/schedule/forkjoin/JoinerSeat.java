package io.bask.schedule.forkjoin;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Who, of the threads that join a run, helps with it: the first to come. The others only wait. */
final class JoinerSeat {
    private final AtomicReference<@Nullable Thread> taken = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> idle = new AtomicReference<>();

    /** Takes the seat for the calling thread; false where another one has it. */
    boolean take() {
        return taken.compareAndSet(null, Thread.currentThread());
    }

    /** Gives it back. */
    void leave() {
        taken.set(null);
    }

    /** From now on {@link #wake} unparks the calling thread, once. */
    void offer() {
        idle.set(Thread.currentThread());
    }

    /** Takes back {@link #offer}. */
    void withdraw() {
        idle.compareAndSet(Thread.currentThread(), null);
    }

    /** Unparks the thread that sits here, if it is idle. */
    boolean wake() {
        Thread waiting = idle.get();
        if (waiting == null || !idle.compareAndSet(waiting, null)) {
            return false;
        }
        LockSupport.unpark(waiting);
        return true;
    }
}
