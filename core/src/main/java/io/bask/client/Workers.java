package io.bask.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a client, and its <em>seats</em>: as many as tasks may run at once.
 *
 * <p>A thread runs tasks only while it has a seat. One that waits in a task for a future, a lock and the like leaves its
 * seat, so that another thread, a new one if need be, takes it; afterwards it waits until a seat is free again, and comes
 * before tasks that have not begun. So waiting never keeps others from running, and never are more tasks awake than there
 * are seats. Those that wait for something that the client cannot see lose their seat to the {@link Watch}.
 *
 * <p>The fast path takes no lock: whoever submits adds to the queue and then looks for free seats, whoever leaves a seat
 * frees it and then looks at the queue; both are volatile, so one of them sees the other. As waking a thread takes
 * microseconds, only one at a time is woken or looks out for work; once it has found some and there is more, it has the next
 * one woken.
 *
 * <p>A pool of plain threads and not a {@link ForkJoinPool}: that one has no priorities, does not notice when threads
 * wait outside its own methods, and keeps more threads awake than asked for after many of them have waited.
 */
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int MOST_WAITING = 2_000;
    private static final int LOOKS = 200;
    private static final int SPINS_A_LOOK = 30;
    private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(30).toNanos();

    final ReadyQueue ready = new ReadyQueue();
    final Engine engine;
    private final int threads;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock; those read without it are volatile.
    private final Set<Worker> all = new LinkedHashSet<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Deque<Worker> returning = new ArrayDeque<>();
    private volatile int returns;
    private volatile int freeSeats;
    // Workers that were woken or look out for work, and have not found any yet.
    private final AtomicInteger searching = new AtomicInteger();
    private volatile boolean closed;
    private @Nullable Watch watch;
    private int names;

    private volatile List<WorkerPlugin> plugins;

    Workers(Engine engine, int threads, List<WorkerPlugin> plugins) {
        this.engine = engine;
        this.threads = threads;
        this.freeSeats = threads;
        this.plugins = plugins;
    }

    List<WorkerPlugin> plugins() {
        return plugins;
    }

    void plugins(List<WorkerPlugin> wanted) {
        plugins = wanted;
    }

    boolean isClosed() {
        return closed;
    }

    /** Has a worker run a task; where the workers are closed, abandons it. */
    void submit(Ready task) {
        ready.offer(task);
        if (freeSeats > 0 && searching.get() == 0) {
            fillSeat();
        }
        if (closed) {
            abandonAll();
        }
    }

    private void abandonAll() {
        for (Ready task = ready.poll(); task != null; task = ready.poll()) {
            task.abandon();
        }
    }

    private void fillSeat() {
        lock.lock();
        try {
            if (freeSeats > 0 && !ready.isEmpty() && !closed) {
                seatSomebody();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives a free seat to an idle worker or a new one. Call with the lock. */
    private void seatSomebody() {
        Worker worker = idle.pollFirst();
        boolean fresh = worker == null;
        if (worker == null) {
            worker = new Worker(this, names++);
            all.add(worker);
        }
        freeSeats--;
        worker.searches = true;
        searching.incrementAndGet();
        worker.seated = true;
        if (fresh) {
            start(worker);
        } else {
            LockSupport.unpark(worker);
        }
        if (watch == null) {
            watch = new Watch(this);
            watch.start();
        }
        watch.wake();
    }

    private void start(Worker worker) {
        try {
            worker.start();
        } catch (OutOfMemoryError noMoreThreads) {
            searching.decrementAndGet();
            worker.seated = false;
            all.remove(worker);
            freeSeats++;
            throw noMoreThreads;
        }
    }

    /** Hands a seat on that was left: to one who returns, else to whoever wants it. Call with the lock. */
    private void passOnSeat() {
        Worker back = returning.pollFirst();
        if (back != null) {
            returns = returning.size();
            back.seated = true;
            LockSupport.unpark(back);
            return;
        }
        freeSeats++;
        if (!ready.isEmpty() && !closed) {
            seatSomebody();
        }
    }

    /** A worker has found work, perhaps not the last there is. */
    void found(Worker worker) {
        if (worker.searches) {
            worker.searches = false;
            searching.decrementAndGet();
            if (freeSeats > 0 && !ready.isEmpty()) {
                fillSeat();
            }
        }
    }

    /** Looks out for work for a moment unless another one does so already, then leaves the seat. */
    void rest(Worker worker) {
        if (!worker.searches && searching.compareAndSet(0, 1)) {
            worker.searches = true;
        }
        for (int look = 0; worker.searches && look < LOOKS && returns == 0 && !closed; look++) {
            if (!ready.isEmpty()) {
                return;
            }
            for (int spin = 0; spin < SPINS_A_LOOK; spin++) {
                Thread.onSpinWait();
            }
        }
        giveUpSeat(worker);
    }

    boolean someoneReturns() {
        return returns > 0;
    }

    void giveUpSeat(Worker worker) {
        lock.lock();
        try {
            if (worker.searches) {
                worker.searches = false;
                searching.decrementAndGet();
            }
            handBack(worker);
            if (worker.seated) {
                worker.seated = false;
                passOnSeat();
            }
        } finally {
            lock.unlock();
        }
    }

    private void handBack(Worker worker) {
        Ready own = worker.next;
        if (own != null) {
            worker.next = null;
            ready.offer(own);
        }
    }

    /** Waits until an idle worker is given a seat; false where it is to end. */
    boolean awaitSeat(Worker worker) {
        lock.lock();
        try {
            if (worker.seated) {
                return true;
            }
            handBack(worker); // What it was to run next, where its seat was taken while its last task waited.
            worker.parked = true;
            idle.addFirst(worker);
            if (freeSeats > 0 && !ready.isEmpty() && !closed) {
                seatSomebody();
            }
        } finally {
            lock.unlock();
        }
        long deadline = System.nanoTime() + KEEP_ALIVE_NANOS;
        while (!worker.seated) {
            long left = deadline - System.nanoTime();
            if (closed || left <= 0) {
                return stays(worker);
            }
            LockSupport.parkNanos(this, left);
            // An interrupt that came after its task had ended is meant for nobody.
            Thread.interrupted();
        }
        worker.parked = false;
        return true;
    }

    private boolean stays(Worker worker) {
        lock.lock();
        try {
            if (!worker.seated) {
                idle.remove(worker);
                all.remove(worker);
                return false;
            }
            worker.parked = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A worker's thread ends, in whatever way. */
    void ended(Worker worker) {
        lock.lock();
        try {
            all.remove(worker);
            idle.remove(worker);
            if (worker.searches) {
                worker.searches = false;
                searching.decrementAndGet();
            }
            if (worker.seated) {
                worker.seated = false;
                passOnSeat();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Leaves the seat in the midst of a task, to let another task run.
     *
     * @return false where the worker has none to leave
     * @throws IllegalStateException where so many tasks wait already that there cannot be a thread for each
     */
    boolean leaveSeat(Worker worker) {
        lock.lock();
        try {
            if (!worker.seated) {
                return false;
            }
            if (all.size() - idle.size() > threads + MOST_WAITING) {
                throw new IllegalStateException(
                        "more than %d tasks wait at once, each on a thread of its own; submit calls of futures instead of waiting inside tasks"
                                .formatted(MOST_WAITING));
            }
            worker.seated = false;
            passOnSeat();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a seat to go on with a task. */
    void takeSeat(Worker worker) {
        lock.lock();
        try {
            if (worker.seated || closed) {
                return;
            }
            if (freeSeats > 0) {
                freeSeats--;
                worker.seated = true;
                return;
            }
            worker.parked = true;
            returning.addLast(worker);
            returns = returning.size();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (!worker.seated && !closed) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        worker.parked = false;
        if (interrupted) {
            worker.interrupt();
        }
    }

    /** Takes the seats from workers that wait, while there is work that wants them. Called by the watch. */
    boolean reseat() {
        lock.lock();
        try {
            if (all.isEmpty()) {
                watch = null;
                return false;
            }
            for (Worker worker : new ArrayList<>(all)) {
                boolean waits = worker.seated && !worker.parked && Watch.isWaiting(worker.getState());
                if (waits && worker.begunWhenSeenWaiting == worker.begun()) {
                    if (!ready.isEmpty() || !returning.isEmpty()) {
                        worker.seated = false;
                        passOnSeat();
                    }
                }
                worker.begunWhenSeenWaiting = waits ? worker.begun() : -1;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing runs. */
    boolean isQuiet() {
        return freeSeats == threads && returns == 0;
    }

    /** The workers there are now. */
    List<Worker> snapshot() {
        lock.lock();
        try {
            return new ArrayList<>(all);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the workers and abandons what waits for one; waits for tasks that run, unless called by one of them. */
    void close(Duration patience, Consumer<Worker> stop) {
        List<Worker> now;
        lock.lock();
        try {
            closed = true;
            now = new ArrayList<>(all);
            returning.clear();
            returns = 0;
        } finally {
            lock.unlock();
        }
        abandonAll();
        now.forEach(stop);
        now.forEach(LockSupport::unpark);
        if (Worker.here() == null) {
            awaitEnd(now, patience);
        }
    }

    private static void awaitEnd(List<Worker> workers, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Worker worker : workers) {
                worker.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                if (worker.isAlive() && System.nanoTime() >= deadline) {
                    LOG.warn("calls still run {} after their client was closed and they were interrupted", patience);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until {@code done}, without keeping tasks of a client or of a ForkJoinPool from running meanwhile. Whoever makes
     * it true unparks the thread.
     *
     * @return whether it became true in time
     */
    static boolean await(BooleanSupplier done, long nanos) throws InterruptedException {
        Worker worker = Worker.here();
        if (worker == null) {
            if (!ForkJoinTask.inForkJoinPool()) {
                return park(done, nanos);
            }
            boolean[] came = new boolean[1];
            ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
                @Override
                public boolean block() throws InterruptedException {
                    came[0] = park(done, nanos);
                    return true;
                }

                @Override
                public boolean isReleasable() {
                    came[0] = done.getAsBoolean();
                    return came[0];
                }
            });
            return came[0];
        }
        if (done.getAsBoolean()) {
            return true;
        }
        boolean left = worker.workers.leaveSeat(worker);
        try {
            return park(done, nanos);
        } finally {
            if (left) {
                worker.workers.takeSeat(worker);
            }
        }
    }

    private static boolean park(BooleanSupplier done, long nanos) throws InterruptedException {
        long deadline = nanos == Patience.ENDLESS ? 0 : System.nanoTime() + nanos;
        while (!done.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (nanos == Patience.ENDLESS) {
                LockSupport.park(done);
            } else {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(done, left);
            }
        }
        return true;
    }
}
