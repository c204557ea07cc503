package io.bask.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one run, or one client, takes of a {@link MemoryBudget}.
 *
 * <p>Results go in by {@link #hold}, which answers what to keep in their place. Where results take too much, those that
 * will be read last are written to disk. Which these are, the owner says. Safe from any thread.
 */
public final class MemoryAccount extends Account implements AutoCloseable {
    /** Smaller results are not counted. */
    static final long COUNTED = 256;

    /** Smaller results stay in memory. */
    static final long WORTH_SPILLING = 4096;

    /** As much as a second-level cache holds. */
    private static final long LITTLE = 1 << 20;

    private final IntToLongFunction nextUse;
    private final Shares shares;
    private final Set<Holding> residents = ConcurrentHashMap.newKeySet();
    private final Set<Holding> absent = ConcurrentHashMap.newKeySet();
    private final Deque<Holding> victims = new ArrayDeque<>(); // guard: itself
    private final Object end = new Object();
    private boolean closed; // guard: end

    MemoryAccount(MemoryBudget budget, long limit, IntToLongFunction nextUse) {
        super(budget, limit);
        this.nextUse = nextUse;
        this.shares = new Shares(budget.keptPieces());
    }

    /**
     * Charges a result, and sees to it that there is room.
     *
     * @param tag what {@link Holding#tag} will answer
     * @return the value itself where it is too small to count, else a {@link Holding}
     * @throws MemoryBudgetException where the value alone is larger than the limit of this account
     * @throws SpillException where there is no room for it, neither in memory nor on disk
     */
    public @Nullable Object hold(@Nullable Object value, int tag) {
        if (value == null || SizeOf.isNegligible(value)) {
            return value;
        }
        long bytes = SizeOf.of(value);
        if (bytes < COUNTED) {
            return value;
        }
        long most = budget().strictLimit(limit());
        if (most > 0 && bytes > most) {
            throw new MemoryBudgetException(
                    "one result takes %s, more than the whole memory budget of %s; raise memory.budget or make chunks smaller"
                            .formatted(ByteText.of(bytes), ByteText.of(most)));
        }
        Holding holding = new Holding(this, value, tag, bytes);
        charge(holding, value);
        try {
            budget().makeRoom(this);
        } catch (RuntimeException noRoom) {
            holding.release();
            throw noRoom;
        }
        return holding;
    }

    /** Notes that a value is not the run's own: neither it nor what shares its memory is charged. */
    public void exempt(@Nullable Object value) {
        if (value instanceof Sized sized && sized.bytes() >= WORTH_SPILLING) {
            sized.pieces((holder, bytes) -> shares.addForeign(holder));
        }
    }

    /** Drops everything, in memory and on disk; what was held is not charged any more. */
    @Override
    public void close() {
        synchronized (end) {
            if (closed) {
                return;
            }
            closed = true;
        }
        budget().forget(this);
        residents.forEach(Holding::release);
        absent.forEach(Holding::release);
        dischargeAll();
        synchronized (victims) {
            victims.clear();
        }
    }

    // ---- charging -------------------------------------------------------------------------------------------------

    private void charge(Holding holding, Object value) {
        long[] sum = new long[1];
        if (holding.bytes() < WORTH_SPILLING) {
            sum[0] = holding.bytes();
        } else {
            pieces(holding, value, (holder, bytes) -> sum[0] += shares.add(holder, bytes));
            residents.add(holding);
        }
        if (charge(sum[0]) == sum[0]) {
            budget().remember(this);
        }
    }

    private void discharge(Holding holding, Object value) {
        long[] sum = new long[1];
        if (holding.bytes() < WORTH_SPILLING) {
            sum[0] = holding.bytes();
        } else {
            pieces(holding, value, (holder, bytes) -> sum[0] += shares.remove(holder));
            residents.remove(holding);
        }
        charge(-sum[0]);
    }

    private static void pieces(Holding holding, Object value, Sized.Pieces pieces) {
        if (value instanceof Sized sized) {
            sized.pieces(pieces);
        } else {
            pieces.piece(value, holding.bytes());
        }
    }

    /** A holding was dropped; {@code content} is what it was. */
    void forget(Holding holding, Object content) {
        if (content instanceof Spilled place) {
            absent.remove(holding);
            drop(place);
        } else if (Holding.isValue(content)) {
            discharge(holding, content);
        }
    }

    /** Reads a value back from disk. */
    Object reload(Spilled place) {
        long start = System.nanoTime();
        Object value = budget().store().read(place);
        drop(place);
        countReloaded(SizeOf.of(value), place, start);
        return value;
    }

    /** Charges a value that is back in memory. */
    void chargeAgain(Holding holding, Object value) {
        absent.remove(holding);
        charge(holding, value);
    }

    // ---- making room ----------------------------------------------------------------------------------------------

    /** Tells whether it holds so little that it is not worth a moment of waiting to hold less. */
    public boolean isHardlyUsed() {
        return used() < Math.min(LITTLE, allowed() / 64);
    }

    /** Tells whether this account, or all of the budget together, holds more than half of what it may. */
    public boolean isHalfUsed() {
        return exceeds(0.5) || budget().isHalfUsed();
    }

    /** Nothing to do: a run says itself what nobody needs any more. */
    @Override
    void settle() {}

    @Override
    boolean writeOne() {
        for (Holding victim = nextVictim(); victim != null; victim = nextVictim()) {
            try {
                if (spill(victim)) {
                    return true;
                }
            } finally {
                victim.giveBack();
            }
        }
        return false;
    }

    private boolean spill(Holding victim) {
        Object value = victim.content();
        if (!Holding.isValue(value)) {
            return false;
        }
        long start = System.nanoTime();
        Spilled place = budget().store().write(value);
        if (place == null) {
            residents.remove(victim); // Not serializable: it stays in memory.
            return false;
        }
        synchronized (end) {
            synchronized (victim) { // Whoever reads it back charges it after it was discharged.
                if (!closed && victim.replace(value, place)) {
                    countOnDisk(place);
                    absent.add(victim);
                    if (Holding.isGone(victim.content())) {
                        absent.remove(victim); // It was dropped just now, by somebody who did not find it there.
                    }
                    discharge(victim, value);
                    countSpilled(victim.bytes(), place.length(), start);
                    return true;
                }
            }
        }
        budget().store().drop(place);
        return false;
    }

    private @Nullable Holding nextVictim() {
        synchronized (victims) {
            boolean fresh = false;
            while (true) {
                Holding next = victims.poll();
                if (next == null) {
                    if (fresh) {
                        return null;
                    }
                    chooseVictims();
                    fresh = true;
                } else if (next.isIdle() && next.take()) {
                    return next;
                }
            }
        }
    }

    /** Puts those that are read last into the queue, as many as make an eighth of all. */
    private void chooseVictims() {
        record Candidate(Holding holding, long nextUse) {}
        List<Candidate> candidates = new ArrayList<>();
        long all = 0;
        for (Holding resident : residents) {
            if (resident.isIdle()) {
                candidates.add(new Candidate(resident, nextUse.applyAsLong(resident.tag())));
                all += resident.bytes();
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::nextUse).reversed());
        long chosen = 0;
        for (Candidate candidate : candidates) {
            if (chosen > all / 8) {
                return;
            }
            victims.add(candidate.holding);
            chosen += candidate.holding.bytes();
        }
    }
}
