package io.bask.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for what, so that waiting in a circle is an error and not for ever.
 *
 * <p>Those who wait are tasks, and threads that run none; what is waited for are tasks and locks. Everybody writes down
 * what he waits for before he looks for a circle, so whoever closes it sees it, and of several who do so at once one at
 * least. Only costs something where somebody really has to wait.
 */
final class Waits {
    private static final int MOST_VISITED = 10_000;

    private final Map<Object, Object> waiting = new ConcurrentHashMap<>();

    /** Something that at most one task or thread holds. */
    interface Owned {
        /** The task or thread that holds it; null for nobody. */
        @Nullable
        Object owner();
    }

    /** Things all of which are waited for at once. */
    record AllOf(List<?> things) {
        @Override
        public String toString() {
            return things.toString();
        }
    }

    /** Who waits for what, a line each. */
    String dump() {
        StringBuilder text = new StringBuilder();
        waiting.forEach((party, target) -> {
            String who =
                    party instanceof Thread thread ? "thread \"%s\"".formatted(thread.getName()) : party.toString();
            text.append(who).append(" waits for ").append(target).append('\n');
        });
        return text.toString();
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
        String circle = circle(party, target);
        if (circle != null) {
            entry.close();
            throw new IllegalStateException(
                    "waiting for %s would never end: %s; wait for one of them outside the others"
                            .formatted(name(target), circle));
        }
        return entry;
    }

    /** Where the search came from, kept to tell the way. */
    private record Step(Object at, @Nullable Step from) {}

    private @Nullable String circle(Object party, Object target) {
        Map<Object, Boolean> seen = new IdentityHashMap<>();
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(target, new Step(party, null)));
        while (!open.isEmpty() && seen.size() < MOST_VISITED) {
            Step step = open.pop();
            if (step.at == party) {
                return way(step);
            }
            if (seen.put(step.at, true) == null) {
                follow(step, open);
            }
        }
        return null;
    }

    private void follow(Step step, Deque<Step> open) {
        if (step.at instanceof Task<?> task) {
            if (task.isDone()) {
                return;
            }
            push(task.engine.waits().waiting.get(task), step, open);
            push(task.inner(), step, open);
            for (Task<?> awaited : task.awaited()) {
                push(awaited, step, open);
            }
            Call<?> call = task.call();
            if (call != null && call.actor() != null && !task.isRunning()) {
                push(call.actor().running(), step, open);
            }
        } else if (step.at instanceof Owned owned) {
            push(owned.owner(), step, open);
        } else if (step.at instanceof AllOf all) {
            all.things.forEach(thing -> push(thing, step, open));
        } else {
            push(waiting.get(step.at), step, open);
        }
    }

    private static void push(@Nullable Object next, Step from, Deque<Step> open) {
        if (next != null) {
            open.push(new Step(next, from));
        }
    }

    private static String way(Step last) {
        Deque<String> names = new ArrayDeque<>();
        for (Step step = last; step != null; step = step.from) {
            names.push(name(step.at));
        }
        return String.join(" waits for ", names);
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
