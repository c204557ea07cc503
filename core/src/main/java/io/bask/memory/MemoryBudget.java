package io.bask.memory;

import io.bask.config.Config;
import io.bask.config.Setting;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the results of all runs together may take, and the disk that takes the rest.
 *
 * <p>From {@value #SOFT_PERCENT} % of the limit on, a thread in the background writes results to disk, those first that
 * are read last, until {@value #TARGET_PERCENT} % are left. Where results come faster than that, each thread that adds one
 * beyond the limit writes others to disk before it goes on. So results take at most the limit and one result a thread.
 * Where none is left that could be written (all are being read, or cannot be serialized), runs go on nevertheless, and
 * that is counted. Where results of futures or persisted data take much, the collector is asked first which of them
 * somebody still holds.
 *
 * <p>Runs share a budget fairly: who has taken most gives first. Each program has one budget, {@link #shared}, a share of
 * the heap set by {@code memory.budget}; others are for tests. Safe from any thread.
 */
public final class MemoryBudget implements AutoCloseable {
    static final int SOFT_PERCENT = 70;
    static final int TARGET_PERCENT = 60;
    private static final long NAP_NANOS = 50_000;

    /** So much has to be kept anew before the collector is asked what of it is still held. */
    private static final long LEAST_KEPT_ANEW = 32L << 20;

    /** At most one part in so many of the time goes into that. */
    private static final int COLLECTING_SHARE = 16;

    private static final AtomicReference<@Nullable MemoryBudget> SHARED = new AtomicReference<>();

    private final long limit;
    private final boolean strict;
    private final SpillStore store;
    private final Spiller spiller = new Spiller(this);
    private final KeptPieces keptPieces = new KeptPieces();
    private final Keep persisted = new Keep(this, 0);
    private final Set<Account> accounts = ConcurrentHashMap.newKeySet();
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private final LongAdder keptAnew = new LongAdder();
    private final Object collecting = new Object();
    private long keptAtCollection; // guard: collecting
    private long nextCollectionNanos = System.nanoTime(); // guard: collecting
    private final LongAdder spilled = new LongAdder();
    private final LongAdder reloaded = new LongAdder();
    private final LongAdder overruns = new LongAdder();

    private MemoryBudget(long limit, boolean strict, SpillStore store) {
        if (limit < 1) {
            throw new IllegalArgumentException("a memory budget of %d bytes is none; use 1 or more".formatted(limit));
        }
        this.limit = limit;
        this.strict = strict;
        this.store = store;
    }

    /**
     * The budget of this program: {@code memory.budget} and {@code memory.spill-directory} as environment and system
     * properties had them when it was first asked for.
     */
    public static MemoryBudget shared() {
        MemoryBudget there = SHARED.get();
        if (there == null) {
            SHARED.compareAndSet(null, configured(Config.unscoped()));
            there = Objects.requireNonNull(SHARED.get());
        }
        return there;
    }

    private static MemoryBudget configured(Config config) {
        boolean chosen = config.entries().stream()
                .anyMatch(entry -> entry.setting() == Setting.MEMORY_BUDGET
                        && !entry.origin().equals("default"));
        String folder = config.value(Setting.SPILL_DIRECTORY);
        return new MemoryBudget(
                config.value(Setting.MEMORY_BUDGET),
                chosen,
                new SpillStore(folder.isEmpty() ? temporary() : Path.of(folder), Long.MAX_VALUE));
    }

    /** A budget of its own that spills to the folder of temporary files. */
    public static MemoryBudget of(long bytes) {
        return of(bytes, temporary());
    }

    /** A budget of its own that spills to a folder, which is made if it is not there. */
    public static MemoryBudget of(long bytes, Path folder) {
        return of(bytes, folder, Long.MAX_VALUE);
    }

    /** A budget of its own that spills to a folder no more than some bytes, as they are on disk. */
    public static MemoryBudget of(long bytes, Path folder, long mostOnDisk) {
        return new MemoryBudget(bytes, true, new SpillStore(folder, mostOnDisk));
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /**
     * Opens an account; close it when nothing of it is needed any more.
     *
     * @param limit what the account may take at most, 0 for as much as there is
     * @param nextUse when the result with a tag will be read next: the larger, the later, and the sooner it is written to
     *     disk
     */
    public MemoryAccount open(long limit, IntToLongFunction nextUse) {
        return new MemoryAccount(this, limit, nextUse);
    }

    /**
     * Opens a keep, for values that stay while somebody holds them. It need not be closed.
     *
     * @param limit what they may take at most, 0 for as much as there is
     */
    public Keep openKeep(long limit) {
        return new Keep(this, limit);
    }

    /** Where persisted data is kept. */
    public Keep persisted() {
        return persisted;
    }

    /** What all results together may take. */
    public long limit() {
        return limit;
    }

    /** How much memory the results of all runs take and have taken. */
    public MemoryUse use() {
        accounts.forEach(Account::settle);
        return new MemoryUse(
                limit, used.get(), peak.get(), spilled.sum(), reloaded.sum(), store.bytes(), overruns.sum());
    }

    /**
     * Shows this budget to management tools, as {@code io.bask:type=MemoryBudget}. Happens by itself when the first result
     * is written to disk; not earlier, because the platform's server takes long to start.
     */
    public void publish() {
        BudgetBean.publish(this);
    }

    /** Removes what is on disk. Runs that still need it will fail. */
    @Override
    public void close() {
        store.close();
    }

    @Override
    public String toString() {
        return "MemoryBudget(%s)".formatted(use());
    }

    // ---- for accounts ---------------------------------------------------------------------------------------------

    /** The limit that one result alone must not exceed, for an account with one of its own or 0; 0 where there is none. */
    long strictLimit(long own) {
        return own > 0 ? own : strict ? limit : 0;
    }

    KeptPieces keptPieces() {
        return keptPieces;
    }

    SpillStore store() {
        return store;
    }

    /** An account holds something. */
    void remember(Account account) {
        accounts.add(account);
    }

    void forget(Account account) {
        accounts.remove(account);
    }

    /** Tells whether an account is looked at where room is needed. */
    boolean knows(Account account) {
        return accounts.contains(account);
    }

    /** Takes or, where negative, gives back. */
    void charge(long bytes) {
        long now = used.addAndGet(bytes);
        if (now > peak.get()) {
            peak.accumulateAndGet(now, Math::max);
        }
    }

    /** A value is kept beyond runs from now on. */
    void countKept(long bytes) {
        keptAnew.add(bytes);
    }

    void countSpilled(long bytes, long onDisk, long startNanos) {
        if (spilled.sum() == 0) {
            spiller.publish();
        }
        spilled.add(bytes);
        FlightRecord.spilled(bytes, onDisk, System.nanoTime() - startNanos);
    }

    void countReloaded(long bytes, long onDisk, long startNanos) {
        reloaded.add(bytes);
        FlightRecord.reloaded(bytes, onDisk, System.nanoTime() - startNanos);
    }

    // ---- making room ----------------------------------------------------------------------------------------------

    boolean isHalfUsed() {
        return exceeds(50);
    }

    private boolean exceeds(int percent) {
        return used.get() > limit / 100.0 * percent;
    }

    /** Wakes the thread in the background where results take much, and spills where they take too much. */
    void makeRoom(Account account) {
        if (!exceeds(SOFT_PERCENT) && !account.exceeds(SOFT_PERCENT / 100.0)) {
            return;
        }
        accounts.forEach(Account::settle);
        if (exceeds(SOFT_PERCENT)) {
            collectKept();
        }
        spiller.wake(account);
        boolean inVain = false;
        while (account.exceeds(1) || exceeds(100)) {
            if (account.exceeds(1) ? account.spillOne() : spillAny()) {
                inVain = false;
            } else if (isWriting()) {
                LockSupport.parkNanos(this, NAP_NANOS);
                if (Thread.currentThread().isInterrupted()) {
                    return; // Parking would not wait; the run is about to stop.
                }
            } else if (inVain) {
                countOverrun(account);
                return;
            } else {
                inVain = true; // Somebody may have written the last one just before nobody was seen writing.
            }
        }
    }

    /** Wakes the thread in the background where results take more than they may; at the price of two comparisons. */
    void relieveSoon(Account account) {
        if (exceeds(100) || account.exceeds(1)) {
            spiller.wake(account);
        }
    }

    /**
     * Finds out which kept values nobody holds any more, where enough were kept for that to pay: only the collector knows,
     * and it may not have looked for long. As the JDK does where direct buffers run out.
     */
    private void collectKept() {
        synchronized (collecting) {
            long anew = keptAnew.sum() - keptAtCollection;
            long start = System.nanoTime();
            if (anew < Math.max(LEAST_KEPT_ANEW, limit / 4) || start < nextCollectionNanos) {
                return;
            }
            System.gc();
            accounts.forEach(Account::settleAll);
            long end = System.nanoTime();
            keptAtCollection += anew;
            nextCollectionNanos = end + COLLECTING_SHARE * (end - start);
        }
    }

    void countOverrun(Account account) {
        overruns.increment();
        account.countOverrun();
    }

    private boolean isWriting() {
        for (Account account : accounts) {
            if (account.isWriting()) {
                return true;
            }
        }
        return false;
    }

    /** Writes one result to disk, of the account that has taken most and has any. */
    private boolean spillAny() {
        List<Account> byUse = accounts.stream()
                .sorted(Comparator.comparingLong(Account::used).reversed())
                .toList();
        for (Account account : byUse) {
            if (account.spillOne()) {
                return true;
            }
        }
        return false;
    }

    /** Spills until results take little; answers whether anything could be done. Called by the {@link Spiller}. */
    boolean relieve(@Nullable Account limited) {
        boolean any = false;
        while (limited != null && limited.exceeds(TARGET_PERCENT / 100.0) && limited.spillOne()) {
            any = true;
        }
        while (exceeds(TARGET_PERCENT) && spillAny()) {
            any = true;
        }
        return any;
    }
}
