package io.bask.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** Runs calls that failed once more. */
final class Retry {
    private final Map<Task<?>, Task<?>> again = new IdentityHashMap<>();

    private Retry() {}

    /** A new task for one that failed, on new tasks for those of its inputs that failed. */
    @SuppressWarnings("unchecked")
    static <T> Task<T> of(Task<T> failed) {
        Retry retry = new Retry();
        Deque<Task<?>> open = new ArrayDeque<>();
        open.push(failed);
        check(failed);
        while (!open.isEmpty()) {
            Task<?> task = open.element();
            if (!retry.again.containsKey(task) && !retry.pushInputs(task, open)) {
                retry.again.put(task, retry.rewired(task));
            }
            if (open.element() == task) {
                open.pop();
            }
        }
        return (Task<T>) Objects.requireNonNull(retry.again.get(failed));
    }

    private boolean pushInputs(Task<?> task, Deque<Task<?>> open) {
        boolean any = false;
        for (Task<?> input : check(task).awaited()) {
            if (input.failure() != null && input.call() != null && !again.containsKey(input)) {
                open.push(input);
                any = true;
            }
        }
        return any;
    }

    private <T> Task<T> rewired(Task<T> old) {
        Call<T> call = check(old);
        Task<?>[] inputs = call.awaited().clone();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = again.getOrDefault(inputs[i], inputs[i]);
        }
        return old.engine.again(old.options(), old.name(), call.reading(inputs));
    }

    private static <T> Call<T> check(Task<T> task) {
        Call<T> call = task.call();
        Failure failure = task.failure();
        if (failure == null || call == null) {
            throw new IllegalStateException(
                    "%s is %s; only calls that failed can be run again".formatted(task.key(), task.future.status()));
        }
        if (call.actor() != null) {
            throw new IllegalStateException(
                    "%s is a call of an actor, whose state it may have changed; call the actor again"
                            .formatted(task.key()));
        }
        return call;
    }

    static <T> T here(Task<T> task) throws Exception {
        return check(task).apply();
    }
}
