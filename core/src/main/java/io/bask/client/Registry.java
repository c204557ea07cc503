package io.bask.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** What tasks of a client find by name: locks, queues and the like, and published data. Safe from any thread. */
final class Registry {
    private final Engine engine;
    private final Turnstile hall;
    private final Set<Turnstile> turnstiles = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, Mutex> mutexes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Semaphore> semaphores = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Event> events = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Queue<?>> queues = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Variable<?>> variables = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Object> datasets = new ConcurrentHashMap<>();

    Registry(Engine engine) {
        this.engine = engine;
        this.hall = turnstile();
    }

    private Turnstile turnstile() {
        Turnstile turnstile = new Turnstile(engine);
        turnstiles.add(turnstile);
        return turnstile;
    }

    private <V> V named(ConcurrentMap<String, V> map, String name, Function<String, V> make) {
        engine.checkOpen();
        return map.computeIfAbsent(checked(name), make);
    }

    private static String checked(String name) {
        Objects.requireNonNull(name, "the name is null; give a text that others find it by");
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "the name \"%s\" is blank; give a text that others find it by".formatted(name));
        }
        return name;
    }

    Mutex mutex(String name) {
        return named(mutexes, name, given -> new Mutex(given, hall));
    }

    MultiLock multiLock(List<String> names) {
        Set<String> different = new LinkedHashSet<>(names);
        if (different.isEmpty() || different.size() < names.size()) {
            throw new IllegalArgumentException(
                    "the names %s are none or repeat; give different names, one at least".formatted(names));
        }
        return new MultiLock(names.stream().map(this::mutex).toList(), hall);
    }

    Semaphore semaphore(String name, int leases) {
        if (leases < 1) {
            throw new IllegalArgumentException(
                    "semaphore \"%s\" with %d leases; use 1 or more".formatted(name, leases));
        }
        Semaphore semaphore = named(semaphores, name, given -> new Semaphore(given, leases, turnstile()));
        if (semaphore.leases() != leases) {
            throw new IllegalArgumentException(
                    "semaphore \"%s\" has %d leases, not %d; ask for as many or use another name"
                            .formatted(name, semaphore.leases(), leases));
        }
        return semaphore;
    }

    Event event(String name) {
        return named(events, name, given -> new Event(given, turnstile()));
    }

    @SuppressWarnings("unchecked")
    <T> Queue<T> queue(String name, int maxSize) {
        if (maxSize < 0) {
            throw new IllegalArgumentException(
                    "queue \"%s\" of at most %d elements; use 1 or more, or 0 for no limit".formatted(name, maxSize));
        }
        Queue<?> queue = named(queues, name, given -> new Queue<>(given, maxSize, turnstile()));
        if (queue.maxSize() != maxSize && maxSize > 0) {
            throw new IllegalArgumentException(
                    "queue \"%s\" holds at most %d elements, not %d; ask for as many or use another name"
                            .formatted(name, queue.maxSize(), maxSize));
        }
        return (Queue<T>) queue;
    }

    @SuppressWarnings("unchecked")
    <T> Variable<T> variable(String name) {
        return (Variable<T>) named(variables, name, given -> new Variable<>(given, turnstile()));
    }

    void publish(String name, Object value) {
        engine.checkOpen();
        Objects.requireNonNull(value, "the data set is null; publish a value, a future or a lazy collection");
        if (datasets.putIfAbsent(checked(name), value) != null) {
            throw new IllegalArgumentException(
                    "data set \"%s\" is published already; unpublish it first or use another name".formatted(name));
        }
    }

    @SuppressWarnings("unchecked")
    <T> T dataset(String name) {
        engine.checkOpen();
        Object found = datasets.get(checked(name));
        if (found == null) {
            throw noSuchDataset(name);
        }
        return (T) found;
    }

    void unpublish(String name) {
        engine.checkOpen();
        if (datasets.remove(checked(name)) == null) {
            throw noSuchDataset(name);
        }
    }

    private IllegalArgumentException noSuchDataset(String name) {
        return new IllegalArgumentException(
                "there is no data set \"%s\"; published are %s".formatted(name, datasetNames()));
    }

    List<String> datasetNames() {
        return List.copyOf(new TreeSet<>(datasets.keySet()));
    }

    /** Ends all waits. */
    void close() {
        datasets.clear();
        turnstiles.forEach(Turnstile::wakeAll);
    }
}
