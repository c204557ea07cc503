package io.bask.memory;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link MemoryBudget} counts beyond runs: results of futures, and persisted data.
 *
 * <p>Values live as long as somebody holds their {@link Kept}: a keep refers to them weakly, so the collector frees them
 * without anybody's doing, and the keep notices when something is asked of it next. Where memory is short, those that
 * were not read for longest are written to disk. Safe from any thread.
 */
public final class Keep extends Account {
    private final Set<Remains> all = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<Kept<?>> gone = new ReferenceQueue<>();
    private final Deque<Remains> victims = new ArrayDeque<>(); // guard: itself
    private final AtomicInteger count = new AtomicInteger();

    Keep(MemoryBudget budget, long limit) {
        super(budget, limit);
    }

    /**
     * Charges a value until nobody holds what is answered, and sees to it that there is room.
     *
     * @throws SpillException where there is no room for it, neither in memory nor on disk
     */
    public <T> Kept<T> keep(T value) {
        return keep(value, SizeOf.of(value), false);
    }

    /**
     * Like {@link #keep(Object)} where the value is large enough to count; else answers the value itself.
     *
     * @param pinned whether it stays in memory whatever happens, as others hold it too
     */
    public @Nullable Object keepIfLarge(@Nullable Object value, boolean pinned) {
        if (value == null || SizeOf.isNegligible(value)) {
            return value;
        }
        long bytes;
        try {
            bytes = SizeOf.of(value);
        } catch (RuntimeException changing) {
            return value; // Somebody changes it while its size is estimated, so it is theirs.
        }
        return bytes < MemoryAccount.COUNTED ? value : keep(value, bytes, pinned);
    }

    private <T> Kept<T> keep(T value, long bytes, boolean pinned) {
        settle();
        Kept<T> kept = new Kept<>(this, value, bytes);
        if (pinned) {
            kept.pinned();
        }
        kept.beginUse();
        all.add(kept.remains());
        if (count.getAndIncrement() == 0) {
            budget().remember(this);
        }
        kept.charge();
        budget().countKept(bytes);
        boolean inUse = true;
        try {
            if (bytes > allowed()) {
                inUse = false;
                if (kept.endUseAndSpill()) {
                    return kept; // It would not fit whatever else goes.
                }
                kept.beginUse();
                inUse = true;
            }
            budget().makeRoom(this);
        } catch (RuntimeException noRoom) {
            bury(kept.remains());
            throw noRoom;
        } finally {
            if (inUse) {
                kept.endUse();
            }
        }
        return kept;
    }

    @Override
    public MemoryUse use() {
        settle();
        return super.use();
    }

    @Override
    public String toString() {
        return "Keep(%s)".formatted(use());
    }

    // ---- for what is kept -----------------------------------------------------------------------------------------

    ReferenceQueue<Kept<?>> gone() {
        return gone;
    }

    /** Nobody reads a value any more: where it was too much to begin with it goes back to disk, in the background. */
    void unused() {
        budget().relieveSoon(this);
    }

    // ---- for the budget -------------------------------------------------------------------------------------------

    @Override
    void settle() {
        for (Object dead = gone.poll(); dead != null; dead = gone.poll()) {
            if (dead instanceof Remains remains) {
                bury(remains);
            }
        }
    }

    @Override
    void settleAll() {
        for (Remains remains : all) {
            if (remains.get() == null) {
                bury(remains);
            }
        }
    }

    /** Forgets a value that nobody holds, or will: it is neither charged any more, nor on disk. */
    void bury(Remains remains) {
        if (!all.remove(remains)) {
            return;
        }
        remains.clear();
        remains.discharge(this);
        Spilled place = remains.bury();
        if (place != null) {
            drop(place);
        }
        if (count.decrementAndGet() == 0) {
            budget().forget(this);
            if (count.get() > 0) {
                budget().remember(this); // One came meanwhile, and its remembering was just undone.
            }
        }
    }

    @Override
    boolean writeOne() {
        settle();
        for (Kept<?> victim = nextVictim(); victim != null; victim = nextVictim()) {
            if (victim.spill()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Kept<?> nextVictim() {
        synchronized (victims) {
            for (boolean fresh = false; ; fresh = true) {
                for (Remains next = victims.poll(); next != null; next = victims.poll()) {
                    Kept<?> kept = next.get();
                    if (kept != null && kept.isIdle()) {
                        return kept;
                    }
                }
                if (fresh) {
                    return null;
                }
                chooseVictims();
            }
        }
    }

    /** Puts those that were not read for longest into the queue, as many as make an eighth of all. */
    private void chooseVictims() {
        record Candidate(Remains remains, long lastUse, long bytes) {}
        List<Candidate> candidates = new ArrayList<>();
        long sum = 0;
        for (Remains remains : all) {
            Kept<?> kept = remains.get();
            if (kept != null && kept.isIdle()) {
                candidates.add(new Candidate(remains, kept.lastUse(), kept.bytesKept()));
                sum += kept.bytesKept();
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::lastUse));
        long chosen = 0;
        for (Candidate candidate : candidates) {
            if (chosen > sum / 8) {
                return;
            }
            victims.add(candidate.remains);
            chosen += candidate.bytes;
        }
    }

    /** What has to be undone when a {@link Kept} is gone: what it was charged, and where it lies on disk. */
    static final class Remains extends WeakReference<Kept<?>> {
        private @Nullable List<KeptPieces.Piece> pieces; // guard: this
        private long plain; // guard: this
        private @Nullable Spilled place; // guard: this
        private boolean buried; // guard: this

        Remains(Kept<?> kept, Keep keep) {
            super(kept, keep.gone());
        }

        synchronized void charge(Keep keep, Object value, long bytes) {
            if (value instanceof Sized sized && bytes >= MemoryAccount.WORTH_SPILLING) {
                pieces = keep.budget().keptPieces().add(sized, keep);
            } else {
                plain = bytes;
                keep.charge(bytes);
            }
        }

        synchronized void discharge(Keep keep) {
            if (pieces != null) {
                keep.budget().keptPieces().remove(pieces);
                pieces = null;
            }
            if (plain > 0) {
                keep.charge(-plain);
                plain = 0;
            }
        }

        synchronized @Nullable Spilled place() {
            return place;
        }

        /** Notes where the value lies; false where that is of no interest any more. */
        synchronized boolean put(Spilled fresh) {
            if (buried) {
                return false;
            }
            place = fresh;
            return true;
        }

        synchronized @Nullable Spilled bury() {
            buried = true;
            return takePlace();
        }

        synchronized @Nullable Spilled takePlace() {
            Spilled there = place;
            place = null;
            return there;
        }
    }
}
