package io.bask.client;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Tasks that are found by their key while they are alive: not done, or held by somebody. Safe from any thread. */
final class SharedTasks {
    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<Task<?>> gone = new ReferenceQueue<>();

    /**
     * The task that has the key of {@code fresh} already, or else {@code fresh}.
     *
     * @throws IllegalArgumentException where that task calls another function
     */
    @SuppressWarnings("unchecked")
    <T> Task<T> findOr(Task<T> fresh) {
        sweep();
        String key = fresh.key();
        Entry mine = new Entry(key, fresh, gone);
        while (true) {
            Entry entry = entries.putIfAbsent(key, mine);
            if (entry == null) {
                return fresh;
            }
            Task<?> task = entry.get();
            if (task != null && !task.future.isCancelled()) {
                checkSame(entry.function, mine.function, key);
                return (Task<T>) task;
            }
            if (entries.replace(key, entry, mine)) {
                return fresh;
            }
        }
    }

    private static void checkSame(String there, String here, String key) {
        if (!there.equals(here)) {
            throw new IllegalArgumentException(
                    "key \"%s\" names a call of %s already, this one is of %s; give it another key"
                            .formatted(key, there, here));
        }
    }

    void replace(Task<?> fresh) {
        entries.put(fresh.key(), new Entry(fresh.key(), fresh, gone));
    }

    void clear() {
        entries.clear();
    }

    private void sweep() {
        for (Object dead = gone.poll(); dead != null; dead = gone.poll()) {
            if (dead instanceof Entry entry) {
                entries.remove(entry.key, entry);
            }
        }
    }

    /** A task that does not keep it alive. */
    private static final class Entry extends WeakReference<Task<?>> {
        private final String key;
        private final String function;

        Entry(String key, Task<?> task, ReferenceQueue<Task<?>> gone) {
            super(task, gone);
            this.key = key;
            this.function = task.function();
        }
    }
}
