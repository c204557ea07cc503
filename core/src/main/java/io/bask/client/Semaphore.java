package io.bask.client;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number of leases, each held by one task or thread at a time: how many may use something at once. {@link
 * Client#semaphore} answers the same one for the same name.
 *
 * <pre>{@code
 * try (Semaphore lease = client.semaphore("database", 4).acquire()) {
 *     query();
 * }
 * }</pre>
 *
 * <p>First come, first served. A task that waits lets other tasks run. Leases that a task has not released when it ends are
 * released then, with a warning. Waiting where all who hold a lease wait for the one that asks is an error at once.
 */
public final class Semaphore implements AutoCloseable {
    private final String name;
    private final int leases;
    private final Turnstile turnstile;
    // Guarded by turnstile.
    private final Map<Object, Integer> holders = new IdentityHashMap<>();
    private int free;

    Semaphore(String name, int leases, Turnstile turnstile) {
        this.name = name;
        this.leases = leases;
        this.free = leases;
        this.turnstile = turnstile;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** How many leases there are in all. */
    public int leases() {
        return leases;
    }

    /** How many leases nobody holds. */
    public int free() {
        return turnstile.look(() -> free);
    }

    /**
     * Waits for a lease and takes it.
     *
     * @return this, to be released by a try with resources
     */
    public Semaphore acquire() {
        acquire(Patience.ENDLESS);
        return this;
    }

    /** Waits for a lease for a limited time; false where none was free in time. */
    public boolean acquire(Duration timeout) {
        return acquire(Patience.nanos(timeout));
    }

    private boolean acquire(long nanos) {
        Object party = Waits.party();
        Boolean taken = turnstile.await(new Leases(), this, () -> take(party) ? true : null, nanos);
        if (taken == null) {
            return false;
        }
        if (party instanceof Task<?> task) {
            task.holdings().add(new Lease(this, party));
        }
        return true;
    }

    /** The leases as something to wait for: any holder may give one back. */
    private final class Leases implements Waits.Leased {
        @Override
        public List<?> holders() {
            return turnstile.look(() -> free > 0 ? List.of() : List.copyOf(holders.keySet()));
        }

        @Override
        public String toString() {
            return Semaphore.this.toString();
        }
    }

    private boolean take(Object party) {
        if (free == 0) {
            return false;
        }
        free--;
        holders.merge(party, 1, Integer::sum);
        return true;
    }

    /**
     * Gives a lease to whoever waits for one.
     *
     * @throws IllegalStateException where this task or thread has none
     */
    public void release() {
        Object party = Waits.party();
        if (!turnstile.look(() -> holders.containsKey(party))) {
            throw new IllegalStateException("%s has no lease of semaphore \"%s\" to release; acquire one first"
                    .formatted(Waits.name(party), name));
        }
        if (party instanceof Task<?> task) {
            task.holdings().remove(new Lease(this, party));
        }
        giveBack(party);
    }

    private void giveBack(Object party) {
        turnstile.change(() -> {
            free++;
            holders.merge(party, -1, (now, less) -> now + less == 0 ? null : now + less);
        });
    }

    /** As {@link #release}, for try with resources. */
    @Override
    public void close() {
        release();
    }

    @Override
    public String toString() {
        return "Semaphore(%s, %d of %d free)".formatted(name, free(), leases);
    }

    private record Lease(Semaphore semaphore, Object party) implements Holdings.Held {
        @Override
        public void giveBack() {
            semaphore.giveBack(party);
        }

        @Override
        public String toString() {
            return "a lease of semaphore \"%s\"".formatted(semaphore.name);
        }
    }
}
