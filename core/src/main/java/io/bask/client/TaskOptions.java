package io.bask.client;

import io.bask.function.Given;
import java.util.Optional;

/**
 * How calls are to be run; given to {@link Client#with}.
 *
 * @param name the key of the call's future; empty for one made of the function's name and a number. While a future with
 *     that key is alive, further calls with the key answer it instead of running again; {@link Client#map} adds a number
 * @param pure whether equal calls share one future while it is alive: the same function with equal arguments
 * @param priority calls of higher priority are begun before all those of lower priority that wait for a worker
 * @param retries how often a call that throws is run again before it counts as failed
 * @param batchSize how many calls of {@link Client#map} are handed to a worker at a time
 */
public record TaskOptions(Optional<String> name, boolean pure, int priority, int retries, int batchSize) {
    private static final TaskOptions DEFAULTS = new TaskOptions(Optional.empty(), false, 0, 0, 1);

    public TaskOptions {
        Given.notNull(name, "name");
        if (name.isPresent() && name.get().isBlank()) {
            throw new IllegalArgumentException(
                    "the key \"%s\" is blank; leave it out or name the call".formatted(name.get()));
        }
        if (retries < 0) {
            throw new IllegalArgumentException("retries is %d; use 0 for none, or more".formatted(retries));
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("the batch size is %d; use 1 or more".formatted(batchSize));
        }
    }

    /** A key of its own for every call, priority 0, no retries, no batches. */
    public static TaskOptions defaults() {
        return DEFAULTS;
    }

    /** These options with a key, see {@link #name}. */
    public TaskOptions withKey(String key) {
        Given.notNull(key, "key");
        return new TaskOptions(Optional.of(key), pure, priority, retries, batchSize);
    }

    /** These options, and whether equal calls share a future; see {@link #pure}. */
    public TaskOptions withPure(boolean pure) {
        return new TaskOptions(name, pure, priority, retries, batchSize);
    }

    /** These options with a priority, see {@link #priority}; the usual one is 0. */
    public TaskOptions withPriority(int priority) {
        return new TaskOptions(name, pure, priority, retries, batchSize);
    }

    /** These options with a number of retries, see {@link #retries}. */
    public TaskOptions withRetries(int retries) {
        return new TaskOptions(name, pure, priority, retries, batchSize);
    }

    /** These options with a number of calls a batch, see {@link #batchSize}. */
    public TaskOptions withBatchSize(int batchSize) {
        return new TaskOptions(name, pure, priority, retries, batchSize);
    }

    /** Whether futures with these options have to be looked up before they are made. */
    boolean isShared() {
        return pure || name.isPresent();
    }

    TaskOptions numbered(int number) {
        return name.isEmpty() ? this : withKey(name.get() + "-" + number);
    }
}
