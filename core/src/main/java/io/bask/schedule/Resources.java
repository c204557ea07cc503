package io.bask.schedule;

import io.bask.annotation.Annotations;
import io.bask.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of one run may use of named resources: a task that needs some is not begun before there is enough. For
 * authors of schedulers.
 *
 * <p>What is in use counts for all runs of the JVM together; how much there is, each run's options say. Tasks wait on
 * shelves, one for each run and need, lowest place first; shelves get their turn one after another, and nobody overtakes
 * a shelf that waits for the same resource, so that large needs are met too. Safe from any thread.
 */
public final class Resources {
    private static final Object LOCK = new Object();

    /** How much of each resource is in use; guard: LOCK. */
    private static final Map<String, Integer> IN_USE = new HashMap<>();

    /** Where tasks wait, the one whose turn is next first; guard: LOCK. */
    private static final Map<Shelf, Shelf> WAITING = new LinkedHashMap<>();

    /** What the kernels that the thread is inside of use. */
    private static final ThreadLocal<@Nullable Map<String, Integer>> HELD = new ThreadLocal<>();

    private static final long LOOK_MILLIS = 20;

    private final Map<String, Integer> limits;
    private final Graph graph;
    private final LongConsumer resume;
    private final Map<Map<String, Integer>, Shelf> shelves = new HashMap<>(); // guard: LOCK
    private final Map<Long, Integer> granted = new HashMap<>(); // guard: LOCK; tasks that were told to begin, by place
    private boolean closed; // guard: LOCK

    private Resources(Graph graph, Map<String, Integer> limits, LongConsumer resume) {
        this.graph = graph;
        this.limits = limits;
        this.resume = resume;
    }

    /** The tasks of one run that wait for the same need. */
    private record Shelf(Resources owner, Map<String, Integer> need, PriorityQueue<long[]> places) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private record Grant(Resources owner, long place) {}

    /**
     * The resources of a run of this graph; null where no task needs any.
     *
     * @param limits how much there is of each
     * @param resume is given the place of a task that had to wait and need not any more
     * @throws IllegalArgumentException where a task needs more than there is
     * @throws IllegalStateException where a task needs what the calling thread's own task holds
     */
    public static @Nullable Resources of(Graph graph, Map<String, Integer> limits, LongConsumer resume) {
        if (!Annotations.areUsed()) {
            return null;
        }
        Set<Annotations> seen = new HashSet<>();
        for (int task = 0; task < graph.size(); task++) {
            Annotations said = graph.annotations(task);
            if (said.needsResources() && seen.add(said)) {
                check(graph, task, said.resources(), limits);
            }
        }
        return seen.isEmpty() ? null : new Resources(graph, Map.copyOf(limits), resume);
    }

    private static void check(Graph graph, int task, Map<String, Integer> need, Map<String, Integer> limits) {
        Map<String, Integer> own = HELD.get();
        need.forEach((name, amount) -> {
            int limit = limits.getOrDefault(name, 0);
            if (amount > limit) {
                throw new IllegalArgumentException(
                        "task %s needs %d of the resource \"%s\", of which there is %d; say how much there is, e.g. by -Dbask.resources=%s=%d"
                                .formatted(graph.key(task), amount, name, limit, name, amount));
            }
            int held = own == null ? 0 : own.getOrDefault(name, 0);
            if (amount + held > limit) {
                throw new IllegalStateException(
                        "task %s needs %d of the resource \"%s\", but the task that computes it holds %d of %d until it ends; annotate only one of both"
                                .formatted(graph.key(task), amount, name, held, limit));
            }
        });
    }

    /**
     * Takes what a task needs, for the calling thread to run it; where that is not there, the task waits, and is resumed when
     * it is.
     *
     * @param place the task's place among those that wait, lower is sooner; what it is resumed by
     * @return whether the task may begin
     */
    public boolean take(int task, long place) {
        Map<String, Integer> need = graph.annotations(task).resources();
        if (need.isEmpty()) {
            return true;
        }
        List<Grant> grants;
        boolean mine;
        synchronized (LOCK) {
            if (closed) {
                return false;
            }
            if (granted.remove(place) != null) {
                hold(need, 1);
                return true;
            }
            Shelf shelf = shelves.computeIfAbsent(
                    need, any -> new Shelf(this, need, new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]))));
            shelf.places.add(new long[] {place, task});
            WAITING.putIfAbsent(shelf, shelf);
            grants = grant();
            mine = granted.remove(place) != null;
        }
        resume(grants, mine ? place : -1);
        if (mine) {
            hold(need, 1);
        }
        return mine;
    }

    /**
     * Takes what a task needs, waiting for it.
     *
     * @param cancelled whether to give up
     * @return whether the task may begin
     */
    public boolean await(int task, BooleanSupplier cancelled) throws InterruptedException {
        long place = task;
        if (take(task, place)) {
            return true;
        }
        synchronized (LOCK) {
            while (granted.remove(place) == null) {
                if (cancelled.getAsBoolean()) {
                    return false;
                }
                LOCK.wait(LOOK_MILLIS);
            }
        }
        hold(graph.annotations(task).resources(), 1);
        return true;
    }

    /** Gives back what a task has taken, from the thread that ran it. */
    public void give(int task) {
        Map<String, Integer> need = graph.annotations(task).resources();
        if (need.isEmpty()) {
            return;
        }
        hold(need, -1);
        List<Grant> grants;
        synchronized (LOCK) {
            release(need);
            grants = grant();
        }
        resume(grants, -1);
    }

    /** Ends all waiting of this run; to be called when none of its tasks is running. */
    public void close() {
        List<Grant> grants;
        synchronized (LOCK) {
            closed = true;
            shelves.values().forEach(WAITING::remove);
            granted.values().forEach(task -> release(graph.annotations(task).resources()));
            granted.clear();
            grants = grant();
        }
        resume(grants, -1);
    }

    /** How many tasks of this run wait, as text: {@code "3 for {gpu=1}"}; empty where none does. */
    public String waiting() {
        List<String> texts = new ArrayList<>();
        synchronized (LOCK) {
            shelves.forEach((need, shelf) -> {
                if (!shelf.places.isEmpty()) {
                    texts.add("%d for %s".formatted(shelf.places.size(), need));
                }
            });
        }
        return String.join(", ", texts);
    }

    /** Lets those begin for whom there is enough, one of each shelf in turn; called under the lock. */
    private static List<Grant> grant() {
        List<Grant> grants = new ArrayList<>();
        boolean again = !WAITING.isEmpty();
        while (again) {
            again = false;
            Set<String> wanted = new HashSet<>();
            for (Iterator<Shelf> turn = WAITING.keySet().iterator(); turn.hasNext(); ) {
                Shelf shelf = turn.next();
                if (shelf.need.keySet().stream().noneMatch(wanted::contains) && shelf.owner.isEnoughFor(shelf.need)) {
                    turn.remove();
                    grants.add(shelf.owner.begin(shelf));
                    if (!shelf.places.isEmpty()) {
                        WAITING.put(shelf, shelf);
                    }
                    again = true;
                    break;
                }
                wanted.addAll(shelf.need.keySet());
            }
        }
        return grants;
    }

    private Grant begin(Shelf shelf) {
        long[] first = shelf.places.remove();
        shelf.need.forEach((name, amount) -> IN_USE.merge(name, amount, Integer::sum));
        granted.put(first[0], (int) first[1]);
        return new Grant(this, first[0]);
    }

    private boolean isEnoughFor(Map<String, Integer> need) {
        return need.entrySet().stream()
                .allMatch(entry -> IN_USE.getOrDefault(entry.getKey(), 0) + entry.getValue()
                        <= limits.getOrDefault(entry.getKey(), 0));
    }

    private static void release(Map<String, Integer> need) {
        need.forEach((name, amount) -> IN_USE.merge(name, -amount, (a, b) -> a + b == 0 ? null : a + b));
    }

    private static void hold(Map<String, Integer> need, int sign) {
        Map<String, Integer> held = HELD.get();
        Map<String, Integer> all = held == null ? new HashMap<>() : held;
        need.forEach((name, amount) -> all.merge(name, sign * amount, (a, b) -> a + b == 0 ? null : a + b));
        if (all.isEmpty()) {
            HELD.remove();
        } else {
            HELD.set(all);
        }
    }

    private void resume(List<Grant> grants, long except) {
        boolean any = false;
        for (Grant grant : grants) {
            if (grant.owner != this || grant.place != except) {
                grant.owner.resume.accept(grant.place);
                any = true;
            }
        }
        if (any) {
            synchronized (LOCK) {
                LOCK.notifyAll();
            }
        }
    }
}
