package io.bask.client;

import org.jspecify.annotations.Nullable;

/** What is behind a {@link Lock}: who holds it. All of a client's are guarded by one turnstile, so that several may be taken at once. */
final class Mutex implements Waits.Owned, Holdings.Held {
    final Turnstile hall;
    private final String name;
    // Guarded by hall; volatile for those who look for circles.
    private volatile @Nullable Object owner;

    Mutex(String name, Turnstile hall) {
        this.name = name;
        this.hall = hall;
    }

    String name() {
        return name;
    }

    @Override
    public @Nullable Object owner() {
        return owner;
    }

    /** Takes it where it is free. Call within the turnstile. */
    boolean take(Object party) {
        if (owner != null) {
            return false;
        }
        owner = party;
        return true;
    }

    boolean isFree() {
        return owner == null;
    }

    @Override
    public void giveBack() {
        hall.change(() -> owner = null);
    }

    /** Checks that the one who asks does not hold it, and waiting for it would be for ever. */
    void checkNotMine() {
        if (owner == Waits.party()) {
            throw new IllegalStateException("%s is held by %s already, which would wait for itself; release it first"
                    .formatted(this, Waits.name(Waits.party())));
        }
    }

    void release() {
        Object party = Waits.party();
        if (owner != party) {
            String holder = owner == null ? "nobody" : Waits.name(owner);
            throw new IllegalStateException("%s is held by %s, so %s cannot release it; acquire it first"
                    .formatted(this, holder, Waits.name(party)));
        }
        forget();
        giveBack();
    }

    /** Notes that the task that runs on this thread, if any, holds it. */
    void remember() {
        if (Waits.party() instanceof Task<?> task) {
            task.holdings().add(this);
        }
    }

    private void forget() {
        if (Waits.party() instanceof Task<?> task) {
            task.holdings().remove(this);
        }
    }

    @Override
    public String toString() {
        return "lock \"%s\"".formatted(name);
    }
}
