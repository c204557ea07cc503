package io.bask.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for what, so that waiting in a {@link Circle} is an error and not for ever.
 *
 * <p>Those who wait are tasks, and threads that run none; what is waited for are tasks, locks, leases and other things of a client. Everybody writes down
 * what he waits for before he looks for a circle, so whoever closes it sees it; of several who do so at once one gives way
 * and the others wait for him. Only costs something where somebody really has to wait.
 */
final class Waits {
    private static final int MOST_NAMED = 5;

    private final Map<Object, Object> waiting = new ConcurrentHashMap<>();

    /** Held by who gives way, so that nobody else does for a circle that is open again. */
    private final Object givingWay = new Object();

    /** Something that at most one task or thread holds. */
    interface Owned {
        /** The task or thread that holds it; null for nobody. */
        @Nullable
        Object owner();
    }

    /** Something that several tasks or threads hold, each of which may give some of it back. */
    interface Leased {
        /** The tasks and threads that hold all there is; nobody where some is free. */
        List<?> holders();
    }

    /** Things all of which are waited for at once. */
    record AllOf(List<?> things) {
        @Override
        public String toString() {
            return "all of " + names(things);
        }
    }

    /** Several things, any of which is waited for. */
    interface Choice {
        /** The things; nothing where one of them gets on for sure, or there are too many to look at. */
        List<?> things();
    }

    /** The first few by name. */
    static String names(List<?> things) {
        List<String> names = things.stream().limit(MOST_NAMED).map(Waits::name).toList();
        int more = things.size() - names.size();
        return String.join(", ", names) + (more > 0 ? " and %d more".formatted(more) : "");
    }

    /** Who waits for what, and who holds that, a line each. */
    String dump() {
        StringBuilder text = new StringBuilder();
        waiting.forEach((party, target) -> {
            String who =
                    party instanceof Thread thread ? "thread \"%s\"".formatted(thread.getName()) : party.toString();
            text.append(who).append(" waits for ").append(name(target));
            List<?> holders = holders(target);
            if (!holders.isEmpty()) {
                text.append(", held by ").append(names(holders));
            }
            text.append('\n');
        });
        return text.toString();
    }

    private static List<?> holders(Object target) {
        if (target instanceof Owned owned) {
            Object owner = owned.owner();
            return owner == null ? List.of() : List.of(owner);
        }
        return target instanceof Leased leased ? leased.holders() : List.of();
    }

    /** What a task or thread waits for; null for nothing. */
    @Nullable
    Object target(Object party) {
        return waiting.get(party);
    }

    /** The task that runs on this thread, or else the thread. */
    static Object party() {
        Worker worker = Worker.here();
        Task<?> task = worker == null ? null : worker.current();
        return task == null ? Thread.currentThread() : task;
    }

    /**
     * Writes down that this task or thread waits for {@code target} until the entry is closed. Waits of limited time end by
     * themselves and are not written down.
     *
     * @throws IllegalStateException where {@code target} waits for this task or thread already
     */
    Entry enter(Object target, long nanos) {
        Object party = party();
        if (nanos != Patience.ENDLESS) {
            return new Entry(this, new Object(), null);
        }
        Object before = waiting.put(party, target);
        Entry entry = new Entry(this, party, before);
        if (Circle.of(this, party, target) != null) {
            giveWay(entry, target);
        }
        return entry;
    }

    /** Takes the entry back with an error, unless another of the circle has done so since. */
    private void giveWay(Entry entry, Object target) {
        synchronized (givingWay) {
            String circle = Circle.of(this, entry.party(), target);
            if (circle == null) {
                return;
            }
            entry.close();
            throw new IllegalStateException(
                    "waiting for %s would never end: %s; wait for one of them outside the others"
                            .formatted(name(target), circle));
        }
    }

    static String name(Object thing) {
        return thing instanceof Task<?> task
                ? task.key()
                : thing instanceof Thread thread ? "thread " + thread.getName() : thing.toString();
    }

    private void leave(Object party, @Nullable Object before) {
        if (before == null) {
            waiting.remove(party);
        } else {
            waiting.put(party, before);
        }
    }

    /** That somebody waits. */
    record Entry(Waits waits, Object party, @Nullable Object before) implements AutoCloseable {
        @Override
        public void close() {
            waits.leave(party, before);
        }
    }
}
