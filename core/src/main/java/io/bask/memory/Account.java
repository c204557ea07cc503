package io.bask.memory;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Somebody whose results count against a {@link MemoryBudget}, and who can write some of them to disk. */
abstract sealed class Account permits MemoryAccount, Keep {
    private final MemoryBudget budget;
    private final long limit;
    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private final AtomicLong onDisk = new AtomicLong();
    private final LongAdder spilled = new LongAdder();
    private final LongAdder reloaded = new LongAdder();
    private final LongAdder overruns = new LongAdder();

    /**
     * An account that has taken nothing yet.
     *
     * @param limit what it may take at most, 0 for as much as there is
     */
    Account(MemoryBudget budget, long limit) {
        this.budget = budget;
        this.limit = limit;
    }

    /** How much memory has been taken. */
    public MemoryUse use() {
        return new MemoryUse(
                allowed(), used.get(), peak.get(), spilled.sum(), reloaded.sum(), onDisk.get(), overruns.sum());
    }

    // ---- what it may take, and takes ------------------------------------------------------------------------------

    final MemoryBudget budget() {
        return budget;
    }

    /** Its own limit; 0 where it has none. */
    final long limit() {
        return limit;
    }

    /** What it may take if nobody else took anything. */
    final long allowed() {
        return limit == 0 ? budget.limit() : Math.min(limit, budget.limit());
    }

    /** Bytes of memory taken now. */
    final long used() {
        return used.get();
    }

    /** Tells whether more than a share of this account's own limit is used; never true without one. */
    final boolean exceeds(double share) {
        return limit > 0 && used.get() > share * limit;
    }

    /** Takes or, where negative, gives back; answers what is taken then. */
    final long charge(long bytes) {
        long now = used.addAndGet(bytes);
        if (now > peak.get()) {
            peak.accumulateAndGet(now, Math::max);
        }
        budget.charge(bytes);
        return now;
    }

    /** Gives everything back. */
    final void dischargeAll() {
        budget.charge(-used.getAndSet(0));
    }

    // ---- what goes to disk and comes back -------------------------------------------------------------------------

    /** Notes that something lies on disk from now on. */
    final void countOnDisk(Spilled place) {
        onDisk.addAndGet(place.length());
    }

    /** Notes that a value has left memory, of which some bytes were written just now. */
    final void countSpilled(long bytes, long written, long startNanos) {
        spilled.add(bytes);
        budget.countSpilled(bytes, written, startNanos);
    }

    final void countReloaded(long bytes, Spilled place, long startNanos) {
        reloaded.add(bytes);
        budget.countReloaded(bytes, place.length(), startNanos);
    }

    /** Removes something from disk. */
    final void drop(Spilled place) {
        onDisk.addAndGet(-place.length());
        budget.store().drop(place);
    }

    // ---- making room ----------------------------------------------------------------------------------------------

    /** Makes room for a value that is in memory already, so that it is no use to fail. */
    final void makeRoomIfPossible() {
        try {
            budget.makeRoom(this);
        } catch (SpillException full) {
            budget.countOverrun(this);
        }
    }

    /** Notes that more was taken than is allowed, with nothing left that could be written to disk. */
    final void countOverrun() {
        overruns.increment();
    }

    /** Tells whether somebody is writing results of this account to disk just now. */
    final boolean isWriting() {
        return writing.get() > 0;
    }

    /**
     * Writes the result that will be read last to disk.
     *
     * @return false where there is none that could be
     */
    final boolean spillOne() {
        writing.incrementAndGet();
        try {
            return writeOne();
        } finally {
            writing.decrementAndGet();
        }
    }

    /** What {@link #spillOne} does, while others can see that it is done. */
    abstract boolean writeOne();

    /** Notices what nobody refers to any more. */
    abstract void settle();

    /** Notices everything that the last collection found unreachable, whether or not its reference was handed over yet. */
    void settleAll() {
        settle();
    }
}
